/** Front matter of `nda/*.mdx`. The text below it is what visitors sign. */
import { z } from "zod";
import { dateSchema, textSchema } from "./text.ts";

export const ndaSchema = z.strictObject({
  title: textSchema.meta({ description: "What the agreement is called" }),
  version: z
    .string({ error: 'must be text: put the version in quotes, for example "2.0"' })
    .min(1)
    .meta({ description: "As it stands on the agreement; each signature names it" }),
  effectiveOn: dateSchema.meta({ description: "From which day on this version is asked for" }),
  change: z
    .enum(["material", "minor"])
    .meta({ description: "material: everybody is asked again; minor: nobody is" }),
});
export type Nda = z.infer<typeof ndaSchema>;
