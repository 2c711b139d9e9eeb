/** Uptime as JSON: the seconds from which the page’s ratios are worked out. */
import { z } from "zod";
import { addressOf } from "../../domain/addresses.ts";
import type { ComponentUptime, Portal, UptimeDayView } from "../../domain/views.ts";
import { type Absolute, absoluteTo } from "../export-file.ts";
import { addressSchema, BASIS, basisSchema, daySchema, wordsSchema } from "./parts.ts";

const levelSchema = z.enum(["calm", "degraded", "maintenance", "partial", "major", "unobserved"]);
const seconds = { major: z.number(), partial: z.number(), degraded: z.number() };
const sums = { ...seconds, maintenance: z.number(), observed: z.number() };

export const componentSchema = z.strictObject({
  id: z.string(),
  state: levelSchema.meta({ description: "Level of the last whole day" }),
  basis: basisSchema,
  name: z.string(),
  group: z.string().optional(),
  products: wordsSchema,
  source: z
    .strictObject({
      kind: z.enum(["probe", "self-reported"]),
      name: z.string(),
      link: z.string().optional(),
    })
    .meta({ description: "What measures it" }),
  sla: z.strictObject({ target: z.string(), link: z.string().optional() }).optional(),
  ratio: z.number().optional().meta({
    description:
      "1 - (major + 0.3 partial) / observed; our status page’s arithmetic, not the measurement under an SLA; left out where nothing was observed",
  }),
  observedDays: z.int(),
  summary: z.string(),
  seconds: z.strictObject({ ...sums, down: z.number() }),
  days: z.array(z.strictObject({ date: daySchema, level: levelSchema, ...sums })),
  incidents: wordsSchema.meta({ description: "Ids of updates" }),
  page: addressSchema,
});

const dayOf = (day: UptimeDayView) => ({
  date: day.date,
  level: day.level,
  major: day.major,
  partial: day.partial,
  degraded: day.degraded,
  maintenance: day.maintenance,
  observed: day.observed,
});

function describeComponents(absolute: Absolute) {
  return (component: ComponentUptime): z.infer<typeof componentSchema> => {
    const { source, sla } = component;
    return {
      id: component.id,
      state: component.days.at(-1)?.level ?? "unobserved",
      basis: BASIS,
      name: component.name,
      group: component.group,
      products: component.products,
      source: {
        kind: source.kind,
        name: source.name,
        link: source.link && absolute(source.link),
      },
      sla: sla && { target: sla.target, link: sla.link && absolute(sla.link) },
      ratio: component.ratio,
      observedDays: component.observedDays,
      summary: component.summary,
      seconds: component.seconds,
      days: component.days.map(dayOf),
      incidents: component.incidents.map(({ id }) => id),
      page: absolute(addressOf.component(component.id)),
    };
  };
}

export function describeUptime({ company, uptime }: Portal) {
  if (!uptime) return undefined;
  const absolute = absoluteTo(company.portal);
  return {
    window: { from: uptime.window.from, to: uptime.window.to, days: uptime.window.days },
    measuredAt: uptime.generatedAt,
    tools: uptime.tools,
    statusPage: uptime.statusPage && absolute(uptime.statusPage),
    entries: uptime.components.map(describeComponents(absolute)),
  };
}
