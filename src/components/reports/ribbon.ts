/** A ribbon of days in percent of its width, so that its text keeps its size on a phone. */
import type { DaySpan, Timeline } from '#src/domain/views.ts';

export interface Run extends DaySpan {
  /** Key to the table below the ribbon, from 1. */
  number: number;
  /** Percent of the ribbon's width. */
  x: number;
  width: number;
  /** Wide enough for its number; else the number stands below it. */
  roomy: boolean;
}

export interface Ribbon {
  runs: Run[];
  years: { x: number; label: string }[];
  points: { x: number; number: number; label: string; on: string; report: string }[];
  /** Percent at which today stands. */
  today: number;
}

const DAY_MS = 86_400_000;

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function percent(value: number): number {
  return Math.round(value * 10_000) / 100;
}

export function drawRibbon(timeline: Timeline): Ribbon {
  const first = [timeline.from, ...timeline.points.map(({ on }) => on)].sort()[0] ?? timeline.from;
  const start = dayNumber(first);
  const length = dayNumber(timeline.to) - start + 1;
  const at = (day: string) => percent((dayNumber(day) - start) / length);
  const runs = timeline.spans.map((span, index) => {
    const width = percent(span.days / length);
    return { ...span, number: index + 1, x: at(span.from), width, roomy: width >= 4.5 };
  });
  const years: Ribbon['years'] = [];
  for (let year = Number(first.slice(0, 4)) + 1; `${year}-01-01` <= timeline.to; year += 1) years.push({ x: at(`${year}-01-01`), label: String(year) });
  const points = timeline.points.map((point, index) => ({ ...point, x: at(point.on), number: runs.length + index + 1 }));
  return { runs, years, points, today: at(timeline.today) };
}

/** The table's rows: runs and single days together, oldest first. */
export function tellRibbon({ runs, points }: Ribbon): { number: number; from: string; to: string; days: number; label: string; report?: string | undefined; cover: string }[] {
  const rows = [
    ...runs.map(({ number, from, to, days, label, report, cover }) => ({ number, from, to, days, label, report, cover: cover as string })),
    ...points.map(({ number, on, label, report }) => ({ number, from: on, to: on, days: 1, label, report, cover: 'point' })),
  ];
  return rows.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.number - b.number));
}
