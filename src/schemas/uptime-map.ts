/** `imports/uptime-<source>.yaml`: which of a source's components is which of ours. Read by the importer alone, never published. */
import { z } from "zod";
import { idSchema } from "./text.ts";

export const uptimeMapSchema = z.strictObject({
  components: z
    .record(z.string(), idSchema)
    .default({})
    .meta({ description: "From the source’s id or name of a component to the id of ours" }),
  ignore: z
    .array(z.string().min(1))
    .default([])
    .meta({ description: "Ids or names of components that are not taken over" }),
});
export type UptimeMap = z.infer<typeof uptimeMapSchema>;
