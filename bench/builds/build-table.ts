/** The figures of builds as lines to print: ratios first, since seconds are those of one machine. */
import type { Measurement } from "./measure.ts";
import type { Outcome, Pair } from "./run-builds.ts";

/** What Fanlight may take beside the bare project. */
export const GOAL = { time: 1.3, memory: 1.1 } as const;

const WIDTHS = [26, 8, 9, 9, 9, 9, 9, 9, 9] as const;

export function buildTable(outcomes: readonly Outcome[]): string {
  const head = [
    "policies/controls",
    "build",
    "ours",
    "bare",
    "ratio",
    "CPU",
    "ours",
    "bare",
    "ratio",
  ];
  const rows = outcomes.flatMap((outcome) => [rowOf(outcome, "cold"), rowOf(outcome, "second")]);
  return [head, ...rows].map(line).join("\n");
}

function rowOf({ size, pages, ours, bare }: Outcome, build: keyof Pair): string[] {
  const [mine, theirs] = [ours[build], bare[build]];
  const name = `${size.policies}/${size.controls} .${size.form}, ${pages} p.`;
  return [
    build === "cold" ? name : "",
    build,
    `${mine.seconds.toFixed(1)} s`,
    `${theirs.seconds.toFixed(1)} s`,
    ratio(mine, theirs, "seconds"),
    ratio(mine, theirs, "cpuSeconds"),
    `${mine.megabytes.toFixed(0)} MB`,
    `${theirs.megabytes.toFixed(0)} MB`,
    ratio(mine, theirs, "megabytes"),
  ];
}

function ratio(mine: Measurement, theirs: Measurement, key: keyof Measurement): string {
  return `${(mine[key] / theirs[key]).toFixed(2)} x`;
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, index) =>
      index < 2 ? cell.padEnd(WIDTHS[index] ?? 0) : cell.padStart(WIDTHS[index] ?? 0),
    )
    .join("");
}

/** One sentence for each goal that was missed; none where all were reached. */
export function missedGoals(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ size, ours, bare }) => {
    const name = `${size.policies}/${size.controls} .${size.form}`;
    const time = ours.cold.seconds / bare.cold.seconds;
    const memory = ours.cold.megabytes / bare.cold.megabytes;
    return [
      ...(time > GOAL.time
        ? [
            `${name}: the first build takes ${time.toFixed(2)} times the bare project's time; the goal is ${GOAL.time}.`,
          ]
        : []),
      ...(memory > GOAL.memory
        ? [
            `${name}: the first build takes ${memory.toFixed(2)} times its memory; the goal is ${GOAL.memory}.`,
          ]
        : []),
    ];
  });
}
