/** `npm run bench -- stamping`: what a reader's copy costs, beside the ways in which others mark a file for each download. */
import { parseArgs } from "node:util";
import { missingTool } from "../../tests/support/system-tools.ts";
import { writeResult } from "../results.ts";
import { type Figures, measureFile } from "./figures.ts";
import { makeFiles } from "./make-files.ts";

export const usage = `stamping [--rounds <n>]

  --rounds <n>  How often each way is measured, after two rounds to warm up (default 9)

  Needs qpdf. Everything runs in turn in one process, and downloads at once in one of their own.`;

const MANY = 20;

/** What is aimed at, each as a share of what it stands beside. */
const GOALS = [
  ["fill / qpdf --overlay", 0.05, ({ fill, qpdf }: Figures) => fill / qpdf],
  ["fill / libpdf full save", 0.05, ({ fill, libpdf }: Figures) => fill / libpdf],
  ["first byte, ms", 20, ({ firstByte }: Figures) => firstByte],
  ["extra memory of one / file", 0.2, ({ extraOfOne, bytes }: Figures) => extraOfOne / bytes],
  ["memory of 20 / of one", 2, ({ peakOfTwenty, peakOfOne }: Figures) => peakOfTwenty / peakOfOne],
  ["prepare / qpdf --overlay", 1.5, ({ prepare, qpdf }: Figures) => prepare / qpdf],
] as const;

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "9" } } });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds is "${values.rounds}". It must be a whole number from 1.`);
  const missing = missingTool("qpdf");
  if (missing) throw new Error(missing);
  const figures: Figures[] = [];
  for (const file of await makeFiles()) {
    const measured = await measureFile(file, { rounds, many: MANY });
    figures.push(measured);
    show(measured);
  }
  console.log(`\nWritten to ${writeResult("stamping", figures)}.`);
  return 0;
}

function show(figures: Figures): void {
  const { name, bytes, preparedBytes, fill, firstByte, whole, prepare, qpdf, libpdf } = figures;
  const { extraOfOne, extraOfTwenty, peakOfOne, peakOfTwenty } = figures;
  console.log(`\n${name}: ${megabytes(bytes)} MB, prepared ${megabytes(preparedBytes)} MB`);
  const times = { fill, firstByte, whole, prepare, qpdf, libpdf };
  for (const [way, time] of Object.entries(times))
    console.log(`  ${way.padEnd(28)}${time.toFixed(1).padStart(9)} ms`);
  const memory = { extraOfOne, extraOfTwenty, peakOfOne, peakOfTwenty };
  for (const [what, size] of Object.entries(memory))
    console.log(`  ${what.padEnd(28)}${megabytes(size).padStart(9)} MB`);
  for (const [goal, limit, ratio] of GOALS) {
    const value = ratio(figures);
    const met = value <= limit ? "met" : "NOT met";
    console.log(`  ${goal.padEnd(28)}${value.toFixed(3).padStart(9)}  goal ${limit}, ${met}`);
  }
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);
