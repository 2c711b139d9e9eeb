/** Reads a part of a status page's answer against what is needed of it. */
import { z } from "zod";
import { describeShape, SourceError } from "../source-error.ts";

export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.infer<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new SourceError(describeShape(where, read.error.issues));
}

/** A name or an id, as text. */
export const nameText = z
  .union([z.string(), z.number()], { error: "must be text" })
  .transform((value) => String(value).trim().slice(0, 200))
  .refine((value) => value !== "", { error: "must not be empty" });
