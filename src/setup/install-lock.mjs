import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { kill, pid } from "node:process";

/** @param {number} owner */
function isRunning(owner) {
  try {
    return kill(owner, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(pid), { flag: "wx" });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file */
function ownerOf(file) {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch {
    return 0;
  }
}

/**
 * Waits until no other process installs: two `npm ci` at once delete each other's files.
 * @param {string} file @returns {() => void} gives the lock back
 */
export function holdLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  while (!take(file)) {
    if (!isRunning(ownerOf(file))) rmSync(file, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
  }
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  return release;
}
