/** Who a process is, so that another one can tell whether it still lives: process ids alone are used again. */
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

export interface ProcessIdentity {
  /** Host, its boot, and the namespace of its process ids: only within one of these can we say that a process is gone. */
  machine: string;
  host: string;
  pid: number;
  /** In ticks since the boot, as Linux counts; empty where that is not known. */
  startedAt: string;
}

export function identityOf(pid = process.pid): ProcessIdentity {
  const host = hostname();
  const boot = readIfThere("/proc/sys/kernel/random/boot_id");
  return { machine: `${host} ${boot} ${processNamespace()}`, host, pid, startedAt: startOf(pid) };
}

/** Meaningful for processes of this machine only. */
export function isGone({ pid, startedAt }: Pick<ProcessIdentity, "pid" | "startedAt">): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return true;
  }
  const [state] = statOf(pid);
  // Killed, and its parent has not asked how it ended.
  if (state === "Z" || state === "X") return true;
  return startedAt !== "" && startOf(pid) !== startedAt;
}

const startOf = (pid: number) => statOf(pid)[19] ?? "";

/** The fields after the program's name, which stands in brackets and may hold spaces. */
function statOf(pid: number): string[] {
  const stat = readIfThere(`/proc/${pid}/stat`);
  return stat === "" ? [] : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function processNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    // Not Linux: its process ids have one namespace.
    return "";
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    // Not Linux, or the process is gone.
    return "";
  }
}
