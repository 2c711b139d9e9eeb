/** Imports the file of findings that is named, and prints how long it took and the memory at its height: `{milliseconds, processor, peak, held, results}`. */
import { createReadStream, statSync } from "node:fs";
import { importStatus } from "../../src/sources/status/import-status.ts";
import { prowler } from "../../src/sources/status/prowler.ts";
import { FINDING_CHECKS } from "./write-findings.ts";

const [file = ""] = process.argv.slice(2);
const input = {
  size: statSync(file).size,
  read: () => watched(createReadStream(file, { highWaterMark: 262_144 })),
};

const STEP = 4e6;
let held = 0;

/** With `--expose-gc`: what is still needed, looked at each few megabytes after everything else was collected. */
async function* watched(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let next = STEP;
  let bytes = 0;
  for await (const chunk of chunks) {
    yield chunk;
    bytes += chunk.length;
    if (!globalThis.gc || bytes < next) continue;
    next += STEP;
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    held = Math.max(held, heapUsed + external);
  }
}

const map = Object.fromEntries(FINDING_CHECKS.map((check) => [check, ["AC-1"]]));
const control = {
  id: "AC-1",
  title: "t",
  description: "d",
  criteria: [],
  products: [],
  policies: [],
};
const now = "2026-11-02T00:00:00Z";

const start = performance.now();
const used = process.cpuUsage();
const { tally } = await importStatus([input], {
  tool: prowler,
  name: prowler.name,
  map: { map, ignore: [] },
  controls: [{ ...control, operation: "automated", detailAccess: "internal", staleAfterDays: 7 }],
  existing: undefined,
  taken: undefined,
  now,
});
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(used);
// Less than the time that passed where the machine does other work, more where a thread of the engine helps.
const processor = (user + system) / 1000;
// The kernel's own figure in kilobytes: the highest that there was, not what is left at the end.
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ milliseconds, processor, peak, held, results: tally.results }));
