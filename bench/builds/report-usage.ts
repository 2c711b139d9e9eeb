/** Preloaded into every process of a measured build: each says at its end what it took. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.FANLIGHT_BENCH_USAGE;

if (folder)
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    const usage = { maxRSS, cpu: userCPUTime + systemCPUTime };
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(usage));
  });
