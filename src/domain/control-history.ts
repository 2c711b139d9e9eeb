/** A year of a control's states as runs of days, failures and unobserved gaps included. */
import type { StatusChange } from "../schemas/control-status.ts";
import { addDays, dayOf, laterOf } from "./dates.ts";
import type { HistorySpan } from "./views.ts";

const HISTORY_DAYS = 364;

/** Of several changes on one day the worst stands for that day, so that no failure is lost to the day's rounding. */
const WORST_FIRST: readonly HistorySpan["state"][] = [
  "failing",
  "partial",
  "unknown",
  "unobserved",
  "planned",
  "not-applicable",
  "operating",
];

interface Turn {
  from: string;
  state: HistorySpan["state"];
  note?: string | undefined;
}

function turnOf(from: string, change: StatusChange): Turn {
  return { from, state: change.status, note: change.note };
}

/** From which day on which state held. A day with several changes takes two turns: its worst, then its last. */
function turnsOf(changes: readonly StatusChange[], today: string): Turn[] {
  const byDay = new Map<string, StatusChange[]>();
  for (const change of [...changes].sort(
    (one, other) => Date.parse(one.at) - Date.parse(other.at),
  )) {
    const day = dayOf(change.at);
    if (day <= today) byDay.set(day, [...(byDay.get(day) ?? []), change]);
  }
  return [...byDay].flatMap(([day, ofDay]) => {
    const last = ofDay.at(-1);
    const worst = WORST_FIRST.flatMap((state) =>
      ofDay.filter((change) => change.status === state),
    ).at(0);
    if (!last || !worst) return [];
    const tomorrow = addDays(day, 1);
    const isSettled = worst.status === last.status || tomorrow > today || byDay.has(tomorrow);
    return isSettled ? [turnOf(day, worst)] : [turnOf(day, worst), turnOf(tomorrow, last)];
  });
}

/**
 * 52 weeks to today. `seenUntil` is the last day on which a tool looked; where its evidence has since gone stale,
 * the days after it are unobserved, whatever the last line says. Days before the first line are unobserved too.
 */
export function describeHistory(
  changes: readonly StatusChange[] | undefined,
  today: string,
  seenUntil?: string,
): HistorySpan[] | undefined {
  const turns = turnsOf(changes ?? [], today);
  const first = turns[0];
  if (!first) return undefined;
  const start = addDays(today, -HISTORY_DAYS);
  if (first.from > start) turns.unshift({ from: start, state: "unobserved" });
  const blindFrom =
    seenUntil === undefined
      ? undefined
      : addDays(laterOf(seenUntil, turns.at(-1)?.from ?? start), 1);
  if (blindFrom !== undefined && blindFrom <= today)
    turns.push({ from: blindFrom, state: "unobserved" });

  const spans: HistorySpan[] = [];
  for (const [index, { from, state, note }] of turns.entries()) {
    const to = turns[index + 1]?.from ?? today;
    const isLast = index === turns.length - 1;
    if (to <= start && !isLast) continue;
    const previous = spans.at(-1);
    if (previous?.state === state && (previous.note === note || note === undefined))
      previous.to = to;
    else spans.push({ from: laterOf(from, start), to, state, note });
  }
  return spans;
}
