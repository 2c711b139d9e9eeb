/** The built portal's own server in a process of its own, as a host would run it, with a database and a mail server for it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { COMPILE_CACHE } from "../compile-cache.ts";
import { makeDataFolder } from "./memory-store.ts";

const here = resolve(import.meta.dirname, "../../..");

export interface DoorServer {
  url: string;
  pid: number;
  /** FANLIGHT_DATA of this server. */
  data: string;
  /** Everything that it printed. */
  lines: readonly string[];
  /** Ends it as a host would, and waits. */
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Runs a command of the command line beside it, on the same data. */
  run(args: readonly string[]): Promise<{ code: number | null; out: string }>;
}

export interface DoorServerOptions {
  env?: Record<string, string | undefined>;
  /**
   * Kept when the server ends; one of its own, removed with it, where left out. That one holds an empty database already, since making
   * one takes longer than most tests: what a first start does is seen where a test gives an empty folder.
   */
  data?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Folder of the built portal; this project's where left out. */
  root?: string;
  /** More words for the command line. */
  args?: readonly string[];
  /** Node's own options. */
  nodeOptions?: readonly string[];
}

const READY = /^Your trust center is served at (\S+)$/;

/** @throws with all that the server printed, where it ended before it was ready */
export async function startDoorServer(options: DoorServerOptions = {}): Promise<DoorServer> {
  const data = options.data ?? (await freshData(options.env?.DATABASE_URL === undefined));
  const env = {
    PATH: process.env.PATH,
    ...COMPILE_CACHE,
    NO_COLOR: "1",
    FANLIGHT_DATA: data,
    ...options.env,
  };
  const { root = here } = options;
  const port = String(options.port ?? 0);
  const args = [
    ...(options.nodeOptions ?? []),
    "src/cli/main.ts",
    "preview",
    "--port",
    port,
    ...(options.args ?? []),
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const errors = createInterface({ input: child.stderr });
  errors.on("line", (line) => lines.push(line));
  const url = await new Promise<string>((ready, failed) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      lines.push(line);
      const [, address] = READY.exec(line) ?? [];
      if (address) ready(address);
    });
    child.once("exit", (code) =>
      failed(new Error(`The server ended with ${code}:\n${lines.join("\n")}`)),
    );
  });
  const end = async (signal: NodeJS.Signals) => {
    await endChild(child, signal);
    if (options.data === undefined) rmSync(data, { recursive: true, force: true });
  };
  return {
    url,
    pid: child.pid ?? 0,
    data,
    lines,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
    run: (words) => runCommand(words, { root, env }),
  };
}

async function freshData(isEmbedded: boolean): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), "fanlight-door-"));
  if (isEmbedded) await makeDataFolder(join(data, "database"));
  return data;
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, "exit");
}

async function runCommand(
  words: readonly string[],
  { root, env }: { root: string; env: Record<string, string | undefined> },
): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, ["src/cli/main.ts", ...words], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (out += text));
  const [code] = await once(child, "close");
  return { code, out };
}
