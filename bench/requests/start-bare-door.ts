import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** @param databaseUrl left out, the embedded database @returns its address, and how to end it */
export async function startBareDoor(
  databaseUrl?: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [join(import.meta.dirname, "bare-door.ts")], {
    env: { ...env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];
  return {
    url,
    async stop() {
      child.kill();
      await once(child, "exit");
    },
  };
}
