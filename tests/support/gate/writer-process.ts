/** Starts `store-writer.ts`, or another script beside it, in a process of its own and follows what it says. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { Step } from "./live-once.ts";

const ROOT = resolve(import.meta.dirname, "../../..");

export interface Said extends Step {
  open?: number;
  written?: string;
  refused?: string;
}

export interface WriterProcess {
  said: Said[];
  /** Resolves with the next thing said that passes. */
  until(passes: (said: Said) => boolean): Promise<Said>;
  /** SIGKILL, and waits for its end; everything that it had said is in `said` then. */
  kill(): Promise<void>;
}

export function startWriter(
  mode: "open" | "write",
  where: { folder: string } | { url: string },
  script = "store-writer.ts",
): WriterProcess {
  const child: ChildProcess = spawn(
    process.execPath,
    [join(ROOT, "tests/support/gate", script), mode, JSON.stringify(where)],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  if (!child.stdout) throw new Error("The writer has no output.");
  const said: Said[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => said.push(JSON.parse(line) as Said));
  const ended = once(lines, "close");
  const exited = once(child, "exit");
  return {
    said,
    async until(passes) {
      for (;;) {
        const found = said.find(passes);
        if (found) return found;
        const heard = await Promise.race([once(lines, "line"), ended.then(() => undefined)]);
        if (!heard && !said.some(passes))
          throw new Error(`The writer ended: ${JSON.stringify(said.at(-1))}`);
      }
    },
    async kill() {
      child.kill("SIGKILL");
      // Its output closes a moment before it is gone.
      await Promise.all([ended, exited]);
    },
  };
}
