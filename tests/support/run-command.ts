/** A command with all that it starts: what a test left running would otherwise keep the run's output open for ever. */
import { spawn } from "node:child_process";
import { once } from "node:events";

export interface CommandOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** After these it is ended, and has failed. */
  minutes: number;
  /** Of an open file, for what it prints; this process's own output where left out. */
  output?: number | undefined;
}

/** Of a process group; Windows has none, and the command alone is ended there. */
const HAS_GROUPS = process.platform !== "win32";

/** @returns whether it succeeded; says what it could not do, and whether it left anything running */
export async function runCommand(
  command: string,
  { cwd, env, minutes, output }: CommandOptions,
): Promise<boolean> {
  const child = spawn(command, {
    cwd,
    env,
    shell: true,
    detached: HAS_GROUPS,
    stdio: ["ignore", output ?? "inherit", output ?? "inherit"],
  });
  const forward = (signal: NodeJS.Signals) => {
    end(child.pid, signal);
    process.exitCode = 1;
  };
  process.on("SIGINT", forward).on("SIGTERM", forward);
  const late = setTimeout(() => {
    console.error(`\n"${command}" did not end within ${minutes} minutes and is ended now.`);
    end(child.pid, "SIGKILL");
  }, minutes * 60_000);
  try {
    const [code] = (await once(child, "exit")) as [number | null];
    if (end(child.pid, "SIGKILL"))
      console.error(`"${command}" left processes running; they are ended now.`);
    return code === 0;
  } catch (error) {
    console.error(error);
    return false;
  } finally {
    clearTimeout(late);
    process.off("SIGINT", forward).off("SIGTERM", forward);
  }
}

/** @returns whether there was anything to end */
function end(pid: number | undefined, signal: NodeJS.Signals): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(HAS_GROUPS ? -pid : pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}
