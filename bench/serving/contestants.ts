/** The servers that are measured, each pinned to the first core and serving the same files. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { freePort } from "../../tests/support/gate/postgres.ts";
import { writeNginxFolder } from "./nginx.ts";
import { buildStandalone } from "./standalone.ts";

const ROOT = resolve(import.meta.dirname, "../..");
export const PUBLIC = join(ROOT, "dist/client");

export interface Running {
  url: string;
  /** Kilobytes of memory, workers included. */
  memory(): number;
  stop(): Promise<void>;
}

export interface Contestant {
  name: string;
  start(): Promise<Running>;
}

/** As in production: security headers, ETag, and a log of every request. */
export const OURS = "fanlight";
/** The same server without them. */
export const BARE = "fanlight, bare";
export const NGINX = "nginx";
export const STANDALONE = "@astrojs/node";

export const CONTESTANTS: readonly Contestant[] = [
  { name: OURS, start: () => startPortal("whole") },
  { name: BARE, start: () => startPortal("bare") },
  { name: NGINX, start: startNginx },
  { name: STANDALONE, start: startStandalone },
];

async function startPortal(form: "whole" | "bare"): Promise<Running> {
  const port = await freePort();
  const script = join(ROOT, "bench/serving/serve-portal.ts");
  return run([process.execPath, script, form, PUBLIC, String(port)], port);
}

async function startNginx(): Promise<Running> {
  const port = await freePort();
  const { folder, remove } = writeNginxFolder({ root: PUBLIC, port });
  const running = await run(["nginx", "-p", folder, "-c", join(folder, "nginx.conf")], port);
  return { ...running, stop: () => running.stop().finally(remove) };
}

async function startStandalone(): Promise<Running> {
  const port = await freePort();
  const { entry, remove } = buildStandalone(ROOT, PUBLIC);
  const env = { HOST: "127.0.0.1", PORT: String(port), ASTRO_NODE_LOGGING: "disabled" };
  const running = await run([process.execPath, entry], port, env);
  return { ...running, stop: () => running.stop().finally(remove) };
}

async function run(
  words: readonly string[],
  port: number,
  env: NodeJS.ProcessEnv = {},
): Promise<Running> {
  const child = spawn("taskset", ["-c", "0", ...words], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}/`;
  const ended = new Promise((gone) => child.once("exit", gone));
  await untilAnswering(url, child);
  return {
    url,
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilAnswering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}.`);
    const answered = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((passed) => setTimeout(passed, 100));
  }
  throw new Error(`${url} does not answer.`);
}

function memoryOf(pid: number): number {
  const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return children
    .split(" ")
    .filter(Boolean)
    .map(Number)
    .map(memoryOf)
    .reduce((a, b) => a + b, own);
}
