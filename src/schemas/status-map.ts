/** `imports/<tool>.yaml`: which of a tool's own ids bear on which control. Read by the importer alone, never published. */
import { z } from "zod";
import { idSchema } from "./text.ts";

export const statusMapSchema = z.strictObject({
  map: z
    .record(
      z.string(),
      z.union([idSchema.transform((id) => [id]), z.array(idSchema).min(1)], {
        error: "must be the id of a control, or a list of them",
      }),
    )
    .default({})
    .meta({
      description:
        "From the tool’s id to one control or several; an id that ends in * stands for all that begin so",
    }),
  ignore: z
    .array(z.string().min(1))
    .default([])
    .meta({ description: "Ids of the tool that bear on no control; * at the end as above" }),
});
export type StatusMap = z.infer<typeof statusMapSchema>;
