/** A disk of a few megabytes that a test can fill: a mount in memory, for which one must be root. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  folder: string;
  /** Leaves so many bytes free. */
  fill(left: number): void;
  /** Takes back what `fill` put there. */
  free(): void;
  remove(): void;
}

/** @returns a reason where this machine lets nobody mount one */
export function mountSmallDisk(megabytes: number): SmallDisk | string {
  if (process.platform !== "linux") return "a small disk is mounted on Linux only";
  const folder = mkdtempSync(join(tmpdir(), "fanlight-disk-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder], {
    encoding: "utf8",
  });
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    return `a small disk cannot be mounted here: ${(mounted.stderr || String(mounted.error)).trim()}`;
  }
  const ballast = join(folder, "ballast");
  return {
    folder,
    fill(left) {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      spawnSync("umount", ["-l", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
