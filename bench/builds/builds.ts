/** `npm run bench -- builds`: how long a build takes, and how much memory, beside a bare Astro project. */
import { parseArgs } from "node:util";
import { writeResult } from "../results.ts";
import { buildTable, GOAL, missedGoals } from "./build-table.ts";
import { compareBuilds, type Outcome, SIZES } from "./run-builds.ts";

export const usage = `builds [options]

  --quick          Each build once instead of three times
  --most <number>  Leave out companies with more policies than this`;

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { quick: { type: "boolean", default: false }, most: { type: "string" } },
  });
  const rounds = values.quick ? 1 : 3;
  const most = Number(values.most ?? Number.POSITIVE_INFINITY);
  const sizes = SIZES.filter(({ policies }) => policies <= most);
  if (sizes.length === 0) throw new Error("--most must be a number of policies, at least 50.");
  const outcomes: Outcome[] = [];
  for (const size of sizes) {
    console.log(`${size.policies} policies (.${size.form}), ${size.controls} controls ...`);
    const outcome = await compareBuilds(size, rounds);
    outcomes.push(outcome);
    console.log(`${buildTable([outcome])}\n`);
    writeResult("builds", outcomes);
  }
  const busiest = Math.max(...outcomes.map(({ load }) => load));
  console.log(
    `Medians of ${rounds}. "cold" has no cache, "second" changes nothing. The goal is ${GOAL.time} times the time and ${GOAL.memory} times the memory of the bare project.`,
  );
  if (busiest > 1)
    console.log(
      `The machine had other work (load ${busiest.toFixed(1)}): trust the ratios, and CPU more than seconds.`,
    );
  for (const sentence of missedGoals(outcomes)) console.log(sentence);
  console.log(`Written to ${writeResult("builds", outcomes)}.`);
  return 0;
}
