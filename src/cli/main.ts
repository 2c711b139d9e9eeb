#!/usr/bin/env node
/** The one entry of the command line: `npm run fanlight -- <command>`, and what start, dev, build, check and preview run. */
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { run } from "./run.ts";

const root = resolve(import.meta.dirname, "../..");

/** npm runs scripts in the project's folder and says where the person was in INIT_CWD. */
const cwd = process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd();

const canAsk = Boolean(process.stdin.isTTY && process.stdout.isTTY);

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await terminal.question(question);
  } finally {
    terminal.close();
  }
}

// `npm run fanlight -- ... | head` closes the pipe early, which is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), {
  root,
  cwd,
  env: process.env,
  color: Boolean(process.stdout.isTTY) && !process.env.NO_COLOR,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  ask: canAsk ? ask : undefined,
});
