/** The file that says who holds a folder, and that its holder lives. */
import { randomUUID } from "node:crypto";
import {
  closeSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import type { ProcessIdentity } from "./process-identity.ts";

/** Milliseconds after which a holder on another machine counts as gone. */
export const SILENCE = 60_000;

export interface Holder extends ProcessIdentity {
  token: string;
  /** Empty where the file was not written to its end. */
  as: string;
  since: string;
}

/** @returns the open file, undefined where there is one already */
export function createHeld(file: string, holder: Holder): number | undefined {
  let held: number;
  try {
    held = openSync(file, "wx", 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return undefined;
    throw error;
  }
  try {
    touch(held, holder);
    return held;
  } catch (error) {
    // A full disk: an empty lock would keep everybody out.
    closeSync(held);
    rmSync(file, { force: true });
    throw error;
  }
}

/** Written over in place, so that nobody reads half of it and the time is that of the folder's file system. */
export function touch(held: number, holder: Holder): void {
  writeSync(held, JSON.stringify(holder), 0);
}

/** Undefined where there is none. */
export function readHolder(file: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as Holder;
  } catch {
    // Its writer is between making and filling it, or died there.
    const token = `${statSync(file, { throwIfNoEntry: false })?.ino ?? "none"}`;
    return { machine: "", host: "", pid: 0, startedAt: "", token, as: "", since: "" };
  }
}

/** Milliseconds since the last touch, by the clock of the file system, which may be another machine's. */
export function silenceOf(file: string): number {
  const touched = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (touched === undefined) return 0;
  const probe = `${file}.${randomUUID()}`;
  writeFileSync(probe, "", { mode: 0o600 });
  const now = statSync(probe).mtimeMs;
  rmSync(probe, { force: true });
  return now - touched;
}
