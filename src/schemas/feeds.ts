/** `imports/feeds.yaml`: what `import all` imports, in order. Read by the importer alone, never published. */
import { z } from "zod";

const textSchema = z.string().trim().min(1, "must not be empty");

const uptimeFeedSchema = z.strictObject({
  uptime: textSchema.meta({ description: "Source of uptime, as import uptime names it" }),
  from: textSchema.meta({ description: "Address, or file from the project’s folder" }),
});

const statusFeedSchema = z.strictObject({
  status: textSchema.meta({ description: "Tool, as import status names it" }),
  file: z
    .union([textSchema.transform((file) => [file]), z.array(textSchema).min(1)])
    .meta({ description: "File or files from the project’s folder, fetched by a step before" }),
  taken: textSchema
    .optional()
    .meta({ description: "When the export was taken, where it does not say: an instant, or now" }),
  name: textSchema.optional().meta({ description: "The tool’s name on the page" }),
  as: textSchema.optional().meta({ description: "Name of the file in status/" }),
});

export const feedsSchema = z.strictObject({
  feeds: z
    .array(
      z.union([uptimeFeedSchema, statusFeedSchema], {
        error: "must name uptime and from, or status and file",
      }),
    )
    .meta({ description: "One entry a feed" }),
});
export type Feeds = z.infer<typeof feedsSchema>;
