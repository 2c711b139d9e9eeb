/** The lines of `status/history/<control>.jsonl`: one a change, and after two years one or two a week. */
import { addDays, addMonths, dayOf } from "../../domain/dates.ts";
import type { StatusChange } from "../../schemas/control-status.ts";

const KEPT_MONTHS = 24;
const WORST_FIRST: readonly StatusChange["status"][] = [
  "failing",
  "partial",
  "unobserved",
  "unknown",
  "planned",
  "not-applicable",
  "operating",
];

interface Line {
  text: string;
  change: StatusChange;
}

/**
 * The text with the change at its end; the same text where the last line says so already, or the change is there.
 * @param text lines as they stand in the file, oldest first
 */
export function appendChange(text: string, change: StatusChange, today: string): string {
  const lines = readLines(text);
  const last = lines.at(-1)?.change;
  const isKnown =
    last?.status === change.status ||
    lines.some(
      (line) =>
        line.change.at === change.at &&
        line.change.source === change.source &&
        line.change.status === change.status,
    );
  if (isKnown) return text;
  const added = { text: JSON.stringify(change), change };
  return writeLines([...compact(lines, today), added]);
}

function readLines(text: string): Line[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ text: line, change: JSON.parse(line) as StatusChange }));
}

function writeLines(lines: readonly Line[]): string {
  return lines.map(({ text }) => `${text}\n`).join("");
}

/** Of each week that ended more than two years ago, the worst status and the last one stay. Dates of a sample are left alone. */
function compact(lines: readonly Line[], today: string): Line[] {
  const from = weekOf(addMonths(today, -KEPT_MONTHS));
  const weeks = Map.groupBy(lines, ({ change }) =>
    change.at.startsWith("@") || weekOf(dayOf(change.at)) >= from ? "" : weekOf(dayOf(change.at)),
  );
  return lines.filter((line) => {
    const week = [...weeks].find(([, own]) => own.includes(line));
    if (!week || week[0] === "") return true;
    const own = week[1];
    return line === own.at(-1) || line === worstOf(own);
  });
}

function worstOf(lines: readonly Line[]): Line | undefined {
  return WORST_FIRST.flatMap((status) => lines.filter(({ change }) => change.status === status))[0];
}

/** The Monday of the day's week. */
function weekOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}
