/** Runs the command line in this process, as `main.ts` does, and keeps what it said. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onTestFinished } from "vitest";
import type { Context, ExitCode } from "#src/cli/command.ts";
import { run } from "#src/cli/run.ts";

export const root = resolve(import.meta.dirname, "../..");

export interface Ran {
  code: ExitCode;
  out: string;
  err: string;
}

export async function runCli(argv: string[], context: Partial<Context> = {}): Promise<Ran> {
  const said = { out: [] as string[], err: [] as string[] };
  const code = await run(argv, {
    root,
    cwd: root,
    env: { PATH: process.env.PATH },
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
    color: false,
    ask: undefined,
    ...context,
  });
  return { code, out: said.out.join("\n"), err: said.err.join("\n") };
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
