import type { Tally } from "./tally.ts";

interface Row {
  name: string;
  tally: Tally;
  seconds: number;
}

const widths = [10, 8, 8, 8, 10];

const line = ([first = "", ...rest]: string[]) =>
  [
    first.padEnd(widths[0] ?? 0),
    ...rest.map((cell, index) => cell.padStart(widths[index + 1] ?? 0)),
  ].join("");

/** One line a stage: what was counted and how long it took. */
export function summaryTable(rows: Row[]): string {
  const body = rows.map(({ name, tally, seconds }) =>
    line([
      name,
      String(tally.passed),
      String(tally.failed),
      String(tally.skipped.length),
      `${seconds.toFixed(1)} s`,
    ]),
  );
  return [line(["stage", "passed", "failed", "skipped", "time"]), ...body].join("\n");
}
