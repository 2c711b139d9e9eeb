/** A control's 52 weeks as a few paths: operating lies low, partial and failing rise, what nobody observed is a bare line. */
import { addDays, daysBetween, earlierOf } from "#src/domain/dates.ts";
import type { HistorySpan } from "#src/domain/views.ts";

/** Units of the drawing, one a day; it is stretched to the width it is given. */
export const WEEKS_IN_DAYS = 364;
/** A single day would be a hair on a phone. The words below the strip give the exact days. */
const NARROWEST = 4;
const HEIGHT = 26;

export interface HistoryDrawing {
  /** Undefined where no tool keeps a history: then there is a line to stand on and nothing else. */
  calm: string | undefined;
  erase: string;
  failing: string;
  partial: string;
  hollow: string;
  bare: string;
  performed: string;
}

export interface DrawnHistory {
  spans: readonly HistorySpan[] | undefined;
  /** Days on which the control was performed, as the company states. */
  performed: readonly string[];
  today: string;
}

export function drawHistory({ spans, performed, today }: DrawnHistory): HistoryDrawing {
  const start = addDays(today, -WEEKS_IN_DAYS);
  const at = (day: string) => Math.min(Math.max(daysBetween(start, day), 0), WEEKS_IN_DAYS);
  const drawing = { erase: "", failing: "", partial: "", hollow: "", bare: "", performed: "" };
  for (const { from, to, state } of spans ?? []) {
    if (state === "operating") continue;
    const width = Math.max(at(to) - at(from), NARROWEST);
    const x = Math.min(at(from), WEEKS_IN_DAYS - width);
    drawing.erase += box(x, 17, width);
    if (state === "failing") drawing.failing += box(x, 0, width);
    else if (state === "partial") drawing.partial += box(x, 10, width);
    else if (state === "unobserved") drawing.bare += `M${x} 25h${width}`;
    else drawing.hollow += `M${x + 0.5} 18.5h${width - 1}v7h${1 - width}z`;
  }
  if (!spans) drawing.bare = `M0 25h${WEEKS_IN_DAYS}`;
  for (const day of performed)
    if (day >= start && day <= today) drawing.performed += `M${Math.max(at(day) - 1, 1)} 6v20`;
  return { calm: spans && `M0 22H${WEEKS_IN_DAYS}`, ...drawing };
}

function box(x: number, top: number, width: number): string {
  return `M${x} ${top}h${width}v${HEIGHT - top}h-${width}z`;
}

/** A stretch that was not operating, in words. */
export interface HistoryEvent {
  state: Exclude<HistorySpan["state"], "operating">;
  from: string;
  /** Last day of it; undefined while it lasts. */
  to: string | undefined;
  /** It may have begun before the 52 weeks. */
  isCut: boolean;
  note: string | undefined;
}

/** Newest first. */
export function listEvents(spans: readonly HistorySpan[], today: string): HistoryEvent[] {
  const start = addDays(today, -WEEKS_IN_DAYS);
  return spans
    .map(({ from, to, state, note }, index) => {
      const lasts = index === spans.length - 1;
      const last = lasts ? undefined : earlierOf(addDays(to, -1), today);
      return { state, from, to: last, isCut: from <= start, note };
    })
    .filter((event): event is HistoryEvent => event.state !== "operating")
    .reverse();
}

/** The drawing in one sentence; the list below it has the rest. */
export function tellHistory({ spans, performed }: DrawnHistory): string {
  const done = performed.length > 0 ? "One performance is marked." : "";
  if (!spans) return done || "No history is kept.";
  const counts = new Map<string, number>();
  for (const { state } of spans)
    if (state !== "operating") counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = [...counts].map(
    ([state, count]) => `${state === "unobserved" ? "not observed" : state} ${times(count)}`,
  );
  const told =
    parts.length === 0 ? "Operating in all 52 weeks." : `Of 52 weeks: ${parts.join(", ")}.`;
  return `${told} ${done}`.trim();
}

function times(count: number): string {
  return ["", "once", "twice"][count] ?? `${count} times`;
}
