/** Uptime figures that cannot be. */
import type { UptimeDay } from "../../schemas/uptime.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

const SECONDS_A_DAY = 86_400;

export const uptimeRules: readonly Rule[] = [
  {
    id: "day-too-long",
    title: "A day has more than 86,400 seconds",
    severity: "error",
    soft: false,
    why: "A day in UTC has 86,400 seconds. More of them, in all or observed, make every figure that is worked out from them wrong.",
    fix: "Correct the tool that writes the file. A second counts once, in its worst state.",
    check: (context) =>
      eachDay(context, (day) => {
        const all = day.major + day.partial + day.degraded + day.maintenance;
        if (all > SECONDS_A_DAY)
          return `${day.date} has ${inFigures(all)} seconds of outage, degradation and maintenance, but a day has ${inFigures(SECONDS_A_DAY)}.`;
        return day.observed > SECONDS_A_DAY
          ? `${inFigures(day.observed)} seconds were observed on ${day.date}, but a day has ${inFigures(SECONDS_A_DAY)}.`
          : undefined;
      }),
  },
  {
    id: "outage-unobserved",
    title: "More seconds were down than observed",
    severity: "error",
    soft: false,
    why: "Uptime is worked out over the seconds in which the source looked. An outage outside of them would make it negative.",
    fix: "Correct observed, or the seconds of major and partial outage.",
    check: (context) =>
      eachDay(context, (day) =>
        day.major + day.partial > day.observed
          ? `On ${day.date} ${inFigures(day.major + day.partial)} seconds were down, but only ${inFigures(day.observed)} were observed.`
          : undefined,
      ),
  },
  {
    id: "day-twice",
    title: "A day stands twice for the same component",
    severity: "error",
    soft: false,
    why: "One file gives two figures for one day. Only one of them could be used.",
    fix: "Keep one of the two.",
    check: (context) => {
      const seen = new Set<string>();
      return eachDay(context, (day, component, file) => {
        const key = `${file} ${component} ${day.date}`;
        if (seen.has(key)) return `${day.date} stands twice for "${component}".`;
        seen.add(key);
        return undefined;
      });
    },
  },
];

function eachDay(
  { content }: RuleContext,
  judge: (day: UptimeDay, component: string, file: string) => string | undefined,
): Finding[] {
  return content.uptime.flatMap((entry) =>
    entry.data.components.flatMap(({ id, days }, index) =>
      days.flatMap((day, place) => {
        const message = judge(day, id, entry.id);
        return message === undefined
          ? []
          : [findingAt(entry, ["components", index, "days", place], message)];
      }),
    ),
  );
}

function inFigures(count: number): string {
  return count.toLocaleString("en-US");
}
