/** What several test processes need and one of them makes. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const MINUTE = 60_000;

/** The first makes `file`, by writing another that takes its name once it is whole; the others wait for it. */
export async function makeOnce(file: string, make: (part: string) => Promise<void>): Promise<void> {
  const turn = `${file}.turn`;
  mkdirSync(dirname(file), { recursive: true });
  while (!existsSync(file)) {
    if (!takeTurn(turn)) {
      await sleep(50);
      continue;
    }
    try {
      if (existsSync(file)) return;
      await make(`${file}.part`);
      renameSync(`${file}.part`, file);
    } finally {
      rmSync(turn, { recursive: true, force: true });
    }
  }
}

/** The turn of a process that was killed ends after a minute. */
function takeTurn(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (since !== undefined && Date.now() - since > MINUTE) rmSync(folder, { recursive: true });
    return false;
  }
}
