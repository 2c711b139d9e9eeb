/** `uptime/components.yaml` and `uptime/history/*.json` (normal form `uptime/1`, written by tools). */
import { z } from "zod";
import {
  dateSchema,
  idSchema,
  instantSchema,
  linkSchema,
  productsSchema,
  textSchema,
} from "./text.ts";

export const componentSchema = z.strictObject({
  id: idSchema.meta({ description: "Id by which feeds and updates name the component" }),
  name: textSchema.meta({ description: "What customers know it by" }),
  group: textSchema.optional().meta({ description: "Heading under which it stands" }),
  description: textSchema.optional().meta({ description: "What it does, in one sentence" }),
  products: productsSchema,
  source: z
    .strictObject({
      kind: z.enum(["probe", "self-reported"]).meta({
        description: "probe: something outside looks; self-reported: the system counts itself",
      }),
      name: textSchema.meta({ description: "Name of the tool or service that looks" }),
      link: linkSchema.optional().meta({ description: "Where its measurements can be read" }),
    })
    .meta({
      description:
        "What measures the component; published, because it says how far to trust the numbers",
    }),
  sla: z
    .strictObject({
      target: textSchema.meta({
        description: 'As the contract says it, for example "99.9 % a month"',
      }),
      link: linkSchema.optional().meta({ description: "Where the agreement can be read" }),
    })
    .optional()
    .meta({ description: "What the contract promises" }),
});
export type Component = z.infer<typeof componentSchema>;

/** Readers' browsers go to this address, and a header of every answer names it. */
export const liveSchema = z.strictObject({
  source: z.enum(["statuspage", "incident-io", "instatus"]).meta({
    description: "Whose form the answer has",
  }),
  url: z
    .url({
      protocol: /^https$/,
      hostname: /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i,
      error: "must be a full address that starts with https://, without a name or a password",
    })
    .refine((url) => !/^https:\/\/[^/?#]*@/.test(url), {
      error: "must not hold a name or a password",
    })
    .meta({
      description:
        "Address of the answer: /api/v2/status.json of Atlassian Statuspage, /summary.json of Instatus, of incident.io the address that its settings name under “Widget API”",
    }),
});

export const componentsSchema = z.strictObject({
  statusPage: linkSchema.optional().meta({ description: "Address of a status page elsewhere" }),
  live: liveSchema.optional().meta({
    description:
      "Where readers’ browsers ask for the current state when they open the page of uptime; left out, no browser asks anybody. That host then sees the readers’ network addresses, and the page says so",
  }),
  components: z
    .array(componentSchema)
    .meta({ description: "The parts of the service, in the order of the page" }),
});
export type Components = z.infer<typeof componentsSchema>;

/** Seconds of one day, UTC. The rule `day-too-long` refuses more than 86,400 in all or observed. */
const seconds = z.number().min(0);
export const uptimeDaySchema = z.strictObject({
  date: dateSchema.meta({ description: "Day, counted in UTC" }),
  major: seconds.default(0).meta({ description: "Seconds out of reach for all or nearly all" }),
  partial: seconds.default(0).meta({ description: "Seconds out of reach for some" }),
  degraded: seconds.default(0).meta({ description: "Seconds in reach but slow or faulty" }),
  maintenance: seconds.default(0).meta({ description: "Seconds of announced maintenance" }),
  observed: seconds
    .default(86_400)
    .meta({ description: "Seconds in which the source looked; 0 for a day without data" }),
});
export type UptimeDay = z.infer<typeof uptimeDaySchema>;

export const uptimeFileSchema = z.strictObject({
  schema: z.literal("uptime/1").meta({ description: "Name and version of this form" }),
  generatedAt: instantSchema.meta({
    description: "When the tool wrote the file; for the same day the newest file counts",
  }),
  source: z
    .strictObject({
      tool: textSchema.meta({ description: "Name of the tool" }),
      note: textSchema
        .optional()
        .meta({ description: "Anything a reviewer should know of how it measures" }),
    })
    .meta({ description: "What wrote the file" }),
  timezone: z.literal("UTC").default("UTC").meta({ description: "Days are counted in UTC" }),
  components: z
    .array(
      z.strictObject({
        id: idSchema.meta({ description: "Id of the component, as in uptime/components.yaml" }),
        name: textSchema
          .optional()
          .meta({ description: "Its name in the tool; the page uses that of components.yaml" }),
        days: z
          .array(uptimeDaySchema)
          .meta({ description: "One entry a day; a day that is not there is unknown" }),
      }),
    )
    .meta({ description: "Days by component" }),
});
export type UptimeFile = z.infer<typeof uptimeFileSchema>;
