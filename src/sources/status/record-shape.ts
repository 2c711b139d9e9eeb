/** Reads one entry of a list against the schema of what is needed of it, and says which entry is wrong, and how. */
import { z } from "zod";
import { describeShape, SourceError } from "../source-error.ts";

export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: string,
): z.infer<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new SourceError(describeShape(where, read.error.issues));
}

/** Text or a number, as text. */
export const idText = z
  .union([z.string(), z.number()], { error: "must be text" })
  .transform((value) => String(value).trim())
  .refine((value) => value !== "", { error: "must not be empty" });

/** Whatever a tool wrote there, if it is text; tools leave these out or write null. */
export const maybeText = z
  .unknown()
  .optional()
  .transform((value) => {
    return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
  });
