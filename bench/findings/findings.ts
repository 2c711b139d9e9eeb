/** How fast findings become control status, and how much memory a large file of them takes. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { writeResult } from "../results.ts";
import { writeFindings } from "./write-findings.ts";

export const usage = `findings [--megabytes <n>]

  Imports 10,000 findings of Prowler, and a file of 200 MB (or <n>), each in a process of its own.`;

interface Measured {
  milliseconds: number;
  /** Milliseconds of processor time. */
  processor: number;
  peak: number;
  /** Bytes that were needed at once; 0 where it was not watched. */
  held: number;
  results: number;
}

const LIMIT_MS = 1000;
const LIMIT_BYTES = 300e6;

export async function run(args: string[]): Promise<number> {
  const megabytes = Number(args[args.indexOf("--megabytes") + 1] ?? 200) || 200;
  const folder = mkdtempSync(join(tmpdir(), "fanlight-bench-"));
  try {
    const many = measureImport(await writeFindings(join(folder, "many.json"), { count: 10_000 }));
    const large = measureImport(
      await writeFindings(join(folder, "large.json"), { bytes: megabytes * 1e6 }),
    );
    console.log(tell(many), `limit ${LIMIT_MS} ms of processor time`);
    console.log(tell(large), `limit ${LIMIT_BYTES / 1e6} MB`);
    console.log(`Kept in ${writeResult("findings", { many, large })}.`);
    return many.processor < LIMIT_MS && large.peak < LIMIT_BYTES ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs the import in a process of its own, so that its memory is its own.
 * @param heap megabytes that its objects and texts may take; beyond them the process ends. What it needs besides is then watched, too
 */
export function measureImport(file: string, heap?: number): Measured & { bytes: number } {
  const script = resolve(import.meta.dirname, "import-findings.ts");
  const limits = heap === undefined ? [] : [`--max-old-space-size=${heap}`, "--expose-gc"];
  const out = execFileSync(process.execPath, [...limits, script, file], { encoding: "utf8" });
  return { ...(JSON.parse(out) as Measured), bytes: statSync(file).size };
}

function tell({
  milliseconds,
  processor,
  peak,
  results,
  bytes,
}: Measured & { bytes: number }): string {
  return `${results} findings, ${Math.round(bytes / 1e6)} MB: ${Math.round(milliseconds)} ms (${Math.round(processor)} ms of processor time), ${Math.round(peak / 1e6)} MB of memory;`;
}
