/**
 * One process a folder. PGlite neither locks its files nor notices a second process that writes them, and loses rows then. The lock
 * is a file beside the folder, made with O_EXCL and touched while its holder lives. It is taken over only where the holder's process
 * is known to be gone, or where the holder is on another machine and has not touched it for a minute.
 */
import { randomUUID } from "node:crypto";
import { closeSync, realpathSync, renameSync, rmSync } from "node:fs";
import { StoreFault } from "../definitions.ts";
import { createHeld, type Holder, readHolder, SILENCE, silenceOf, touch } from "./lock-file.ts";
import { identityOf, isGone } from "./process-identity.ts";

const SECOND = 1000;
const BEAT = 10 * SECOND;

export interface FolderLock {
  /** @throws StoreFault where another process has taken over; looks only when the last look is a while ago */
  verify(): void;
  release(): void;
}

/**
 * @param as what the holder does, for whoever finds the folder locked: `the server`, `the command backup`
 * @throws StoreFault that names the holder
 */
export function lockFolder(folder: string, as: string): FolderLock {
  const file = `${realpathSync(folder)}.lock`;
  const me = { ...identityOf(), token: randomUUID(), as, since: new Date().toISOString() };
  const held = createHeld(file, me) ?? takeOver(file, me);
  let seen = Date.now();
  let lost = false;

  function look() {
    if (!lost && readHolder(file)?.token === me.token) {
      touch(held, me);
      seen = Date.now();
    } else lost = true;
  }
  const beat = setInterval(look, BEAT);
  beat.unref();
  return {
    verify() {
      // A machine that was asleep wakes with an old look.
      if (Math.abs(Date.now() - seen) > 2 * BEAT) look();
      if (!lost) return;
      throw new StoreFault(
        "Another process has taken over the data folder, so this one writes nothing any more. Start it again.",
      );
    },
    release() {
      clearInterval(beat);
      const mine = !lost && readHolder(file)?.token === me.token;
      lost = true;
      closeSync(held);
      if (mine) rmSync(file, { force: true });
    },
  };
}

/**
 * Who follows a stale holder marks it with a file of the holder's token. Several may try, and one makes the mark; a mark whose maker
 * died is followed in the same way. Only who made the last mark, and finds everything as it was, replaces the lock.
 */
function takeOver(file: string, me: Holder): number {
  const marks: string[] = [];
  for (let last = file; ; last = marks.at(-1) ?? file) {
    const holder = readHolder(last);
    if (!holder) return createHeld(file, me) ?? takeOver(file, me);
    if (!isStale(holder, last)) throw new StoreFault(explain(file, holder, last));
    const mark = markOf(file, holder);
    const made = createHeld(mark, me);
    marks.push(mark);
    if (made === undefined) continue;
    closeSync(made);
    break;
  }
  const chain = [file, ...marks.slice(0, -1)];
  const unchanged = chain.every((link, at) => {
    const holder = readHolder(link);
    return holder !== undefined && markOf(file, holder) === marks[at];
  });
  if (!unchanged) {
    rmSync(marks.at(-1) ?? "", { force: true });
    return createHeld(file, me) ?? takeOver(file, me);
  }
  const fresh = `${file}.${me.token}`;
  const held = createHeld(fresh, me);
  if (held === undefined) throw new Error(`${fresh} exists already.`);
  renameSync(fresh, file);
  for (const mark of marks) rmSync(mark, { force: true });
  return held;
}

const markOf = (file: string, { token }: Holder) => `${file}.after-${token}`;

function isStale(holder: Holder, file: string): boolean {
  if (holder.machine === identityOf().machine) return isGone(holder);
  return silenceOf(file) > SILENCE;
}

function explain(file: string, holder: Holder, held: string): string {
  const folder = file.replace(/\.lock$/, "");
  const { host, pid, as, since, machine } = holder;
  if (as === "")
    return `The database in ${folder} is just being opened by another process. Try again in a minute.`;
  if (machine === identityOf().machine)
    return `The database in ${folder} is open in ${as} (process ${pid}, since ${since}), and only one process may open it. Stop that one first, or give this one a folder of its own with FANLIGHT_DATA. Several servers need PostgreSQL: set DATABASE_URL.`;
  const left = Math.max(1, Math.ceil((SILENCE - silenceOf(held)) / SECOND));
  return `The database in ${folder} is open in ${as} on ${host} (process ${pid}, since ${since}), and only one process may open it. If that machine is gone, start again in ${left} seconds. Several servers need PostgreSQL: set DATABASE_URL.`;
}
