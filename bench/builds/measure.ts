/** Runs one build in processes of its own and says how long it took, and how much. */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Measurement {
  /** From start to exit, as a clock on the wall shows. */
  seconds: number;
  /** Processor time of all processes: moves less than `seconds` when the machine has other work. */
  cpuSeconds: number;
  /** Largest resident set of the biggest process. */
  megabytes: number;
}

export interface Command {
  args: string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
}

const PRELOAD = import.meta.resolve("./report-usage.ts");

/** @throws Error with what the build said, when it fails */
export async function measure({ args, cwd, env }: Command): Promise<Measurement> {
  const usage = mkdtempSync(join(tmpdir(), "fanlight-usage-"));
  try {
    const started = performance.now();
    await run(args, cwd, {
      ...process.env,
      ...env,
      ASTRO_TELEMETRY_DISABLED: "1",
      NODE_OPTIONS: `--import ${PRELOAD}`,
      FANLIGHT_BENCH_USAGE: usage,
    });
    return { seconds: (performance.now() - started) / 1000, ...readUsage(usage) };
  } finally {
    rmSync(usage, { recursive: true, force: true });
  }
}

function run(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${args.join(" ")} ended with ${code} in ${cwd}:\n${said}`));
    });
  });
}

function readUsage(folder: string): Pick<Measurement, "cpuSeconds" | "megabytes"> {
  const processes = readdirSync(folder).map(
    (name) =>
      JSON.parse(readFileSync(join(folder, name), "utf8")) as { maxRSS: number; cpu: number },
  );
  return {
    cpuSeconds: processes.reduce((sum, { cpu }) => sum + cpu, 0) / 1_000_000,
    megabytes: Math.max(...processes.map(({ maxRSS }) => maxRSS)) / 1024,
  };
}
