/** `imports/<subprocessors|policies|reports>.yaml`: where a list from elsewhere keeps what. Read by the importer alone, never published. */
import { z } from "zod";
import { countrySchema } from "./text.ts";

export const listMapSchema = z.strictObject({
  list: z
    .string()
    .optional()
    .meta({ description: "Key under which the entries stand in JSON or YAML" }),
  fields: z
    .record(z.string(), z.string())
    .default({})
    .meta({ description: "From our key to the column or key of the list" }),
  countries: z
    .record(z.string(), z.array(countrySchema).min(1))
    .default({})
    .meta({ description: "From a place as the list writes it to country codes" }),
});
export type ListMap = z.infer<typeof listMapSchema>;
