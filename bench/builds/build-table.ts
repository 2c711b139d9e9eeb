/** The figures of builds as lines to print: ratios first, since seconds are those of one machine. */
import type { Measurement } from "./measure.ts";
import { median } from "./median.ts";
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

function rowOf(outcome: Outcome, build: keyof Pair): string[] {
  const { size, pages, rounds } = outcome;
  const middle = (who: "ours" | "bare", key: keyof Measurement) =>
    median(rounds.map((round) => round[who][build][key]));
  const ratio = (key: keyof Measurement) => `${ratioOf(outcome, build, key).toFixed(2)} x`;
  return [
    build === "cold" ? `${size.policies}/${size.controls} .${size.form}, ${pages} p.` : "",
    build,
    `${middle("ours", "seconds").toFixed(1)} s`,
    `${middle("bare", "seconds").toFixed(1)} s`,
    ratio("seconds"),
    ratio("cpuSeconds"),
    `${middle("ours", "megabytes").toFixed(0)} MB`,
    `${middle("bare", "megabytes").toFixed(0)} MB`,
    ratio("megabytes"),
  ];
}

/** The middle of the ratios of each round. */
function ratioOf({ rounds }: Outcome, build: keyof Pair, key: keyof Measurement): number {
  return median(rounds.map(({ ours, bare }) => ours[build][key] / bare[build][key]));
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
  return outcomes.flatMap((outcome) => {
    const name = `${outcome.size.policies}/${outcome.size.controls} .${outcome.size.form}`;
    const time = ratioOf(outcome, "cold", "seconds");
    const memory = ratioOf(outcome, "cold", "megabytes");
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
