/** Ninety days as a few paths. Calm days lie low, incidents rise: height says it without colour, and it is no wall of green. */
import { formatShortDay } from "#src/domain/dates.ts";
import type { ComponentUptime, UptimeLevel } from "#src/domain/views.ts";

/** Units of the drawing a day; the drawing is stretched to the width it is given. */
export const DAY = 4;

export interface Strip {
  width: number;
  calm: string;
  erase: string;
  partial: string;
  major: string;
  hollow: string;
  bare: string;
}

export function drawStrip(levels: readonly UptimeLevel[]): Strip {
  const paths = { erase: "", partial: "", major: "", hollow: "", bare: "" };
  levels.forEach((level, index) => {
    const x = index * DAY;
    if (level === "calm") return;
    if (level === "major") paths.major += `M${x} 0h3v26h-3z`;
    else if (level === "partial") paths.partial += `M${x} 8h3v18h-3z`;
    else if (level === "degraded") paths.partial += `M${x} 14h3v12h-3z`;
    else {
      paths.erase += `M${x - 0.5} 17h4v9h-4z`;
      if (level === "maintenance") paths.hollow += `M${x + 0.5} 10.5h2v15h-2z`;
      else paths.bare += `M${x} 25h3`;
    }
  });
  return { width: levels.length * DAY, calm: `M0 22H${levels.length * DAY}`, ...paths };
}

export const levelWords: Record<UptimeLevel, string> = {
  calm: "no incident",
  major: "major outage",
  partial: "partial outage",
  degraded: "degraded",
  maintenance: "maintenance",
  unobserved: "not observed",
};

/** The same in words, for those who do not see the drawing: only the days that were not calm, neighbours of one kind together. */
export function tellStrip({ days }: Pick<ComponentUptime, "days">): string {
  const runs: { from: string; to: string; level: UptimeLevel }[] = [];
  for (const { date, level } of days) {
    const last = runs.at(-1);
    if (last?.level === level) last.to = date;
    else runs.push({ from: date, to: date, level });
  }
  const eventful = runs
    .filter(({ level }) => level !== "calm")
    .map(({ from, to, level }) => {
      const until = to === from ? "" : ` to ${formatShortDay(to)}`;
      return `${formatShortDay(from)}${until} ${levelWords[level]}`;
    });
  return eventful.length > 0 ? eventful.join(", ") : `No incident on any of ${days.length} days`;
}
