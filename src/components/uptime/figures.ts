/** The figures of a component in words. A ratio never stands without what it was counted from. */
import { countOf, durationOf } from "#src/domain/counting-words.ts";
import type { ComponentUptime } from "#src/domain/views.ts";

const HOUR = 3600;
const SECONDS_A_DAY = 86_400;

/** "2,160 h"; under ten hours with minutes. */
export function formatObserved(seconds: number): string {
  if (seconds < 10 * HOUR) return durationOf(seconds);
  return `${new Intl.NumberFormat("en").format(Math.round(seconds / HOUR))} h`;
}

/** "99.994 %", rounded down, so that 100 % stands only where nothing counted. Undefined where nothing was observed. */
export function formatRatio({ down, observed }: ComponentUptime["seconds"]): string | undefined {
  if (observed === 0) return undefined;
  if (down === 0) return "100 %";
  const thousandths = Math.floor(((observed - down) * 100_000) / observed + 1e-6);
  return `${(Math.max(0, thousandths) / 1000).toFixed(3)} %`;
}

/** "of 2,160 h observed: 26 min partial outage, counted at 0.3"; the weights are those of the ratio. */
export function tellCounts({ seconds }: Pick<ComponentUptime, "seconds">): string {
  const counted = (["major", "partial"] as const).flatMap((kind) =>
    seconds[kind] > 0
      ? [
          `${durationOf(seconds[kind])} ${kind} outage${kind === "partial" ? ", counted at 0.3" : ""}`,
        ]
      : [],
  );
  return `of ${formatObserved(seconds.observed)} observed: ${counted.join("; ") || "no outage seen"}`;
}

/** "86 of 90 days observed, 4 unknown"; hours too where a day was observed in part. */
export function tellCoverage({
  days,
  observedDays,
  seconds,
}: Pick<ComponentUptime, "days" | "observedDays" | "seconds">): string {
  const unknown = days.length - observedDays;
  const isWhole = seconds.observed === observedDays * SECONDS_A_DAY;
  return [
    `${observedDays} of ${countOf(days.length, "day")} observed`,
    ...(isWhole
      ? []
      : [`${formatObserved(seconds.observed)} of ${formatObserved(days.length * SECONDS_A_DAY)}`]),
    ...(unknown > 0 ? [`${unknown} unknown`] : []),
  ].join(", ");
}

export type ComponentState = "unknown" | "incidents" | "no-incident";

export function stateOf({ observedDays, seconds }: ComponentUptime): ComponentState {
  if (observedDays === 0) return "unknown";
  return seconds.down > 0 ? "incidents" : "no-incident";
}
