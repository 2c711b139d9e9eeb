/** A ribbon of days in percent of its width, so that its text keeps its size on a phone. Days to come are told apart. */
import { addDays, daysBetween } from "#src/domain/dates.ts";
import type { DayCover, Timeline } from "#src/domain/views.ts";
import { type NumberPlace, placeNumbers } from "./ribbon-numbers.ts";

/** What holds a run: the four kinds of the domain, observation that lies ahead, and the single day of a Type 1 report. */
export type RunCover = DayCover | "ahead" | "point";

export interface Run {
  /** Key to the table below the ribbon, from 1, oldest first. */
  number: number;
  from: string;
  to: string;
  days: number;
  cover: RunCover;
  report?: string | undefined;
  label: string;
  /** Percent of the ribbon's width. A point stands at its own day. */
  x: number;
  width: number;
  place: NumberPlace;
  /** Room for the label beside the number on a wide page. */
  named: boolean;
}

export interface Ribbon {
  runs: Run[];
  years: { x: number; label: string }[];
  /** Percent at which today stands. */
  today: number;
  /** Past days that nothing covers. */
  uncovered: number;
  covers: Set<RunCover>;
}

type Days = Pick<Run, "from" | "to" | "days" | "cover" | "report" | "label">;

/** Pixels a character of the label takes, and a percent of the narrowest wide page. */
const CHARACTER = 6.9;
const WIDE_PERCENT = 8.8;

function percent(value: number): number {
  return Math.round(value * 10_000) / 100;
}

function splitAtToday(span: Timeline["spans"][number], today: string): Days[] {
  if (span.cover !== "observation" || span.to <= today) return [span];
  const ahead: Days = { ...span, cover: "ahead", label: "Observation still to come" };
  if (span.from > today) return [ahead];
  const from = addDays(today, 1);
  return [
    { ...span, to: today, days: daysBetween(span.from, today) + 1 },
    { ...ahead, from, days: daysBetween(from, span.to) + 1 },
  ];
}

/** Runs and single days, oldest first. The day of a Type 1 report is a point, not a run. */
function listDays({ spans, points, today }: Timeline): Days[] {
  const single = new Set(points.map(({ report }) => report));
  const runs = spans
    .filter(({ days, report }) => days > 1 || report === undefined || !single.has(report))
    .flatMap((span) => splitAtToday(span, today));
  const days: Days[] = points.map(({ on, report, label }) => ({
    from: on,
    to: on,
    days: 1,
    cover: "point",
    report,
    label,
  }));
  return [...runs, ...days].sort((one, other) =>
    one.from < other.from ? -1 : one.from > other.from ? 1 : one.days - other.days,
  );
}

function listYears(from: string, to: string, at: (day: string) => number): Ribbon["years"] {
  const years: Ribbon["years"] = [];
  for (let year = Number(from.slice(0, 4)) + 1; `${year}-01-01` <= to; year += 1)
    years.push({ x: at(`${year}-01-01`), label: String(year) });
  return years;
}

export function drawRibbon(timeline: Timeline): Ribbon {
  const length = daysBetween(timeline.from, timeline.to) + 1;
  const at = (day: string) => percent(daysBetween(timeline.from, day) / length);
  const placed = listDays(timeline).map((days, index) => {
    const width = days.cover === "point" ? 0 : percent(days.days / length);
    const named = (days.label.length + 4) * CHARACTER < width * WIDE_PERCENT;
    return { ...days, number: index + 1, x: at(days.from), width, named };
  });
  const places = placeNumbers(placed);
  const runs = placed.map((run, index) => ({ ...run, place: places[index] ?? "below" }));
  const holes = runs.filter(({ cover, to }) => cover === "none" && to <= timeline.today);
  return {
    runs,
    years: listYears(timeline.from, timeline.to, at),
    today: at(timeline.today),
    uncovered: holes.reduce((sum, { days }) => sum + days, 0),
    covers: new Set(runs.map(({ cover }) => cover)),
  };
}
