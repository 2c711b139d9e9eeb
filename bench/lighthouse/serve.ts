/** The built portal as a host would send it, from a process of its own so that it does not share one with Lighthouse. */
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const ROOT = resolve(import.meta.dirname, "../..");

export interface Served {
  url: string;
  stop(): void;
}

export async function servePortal(): Promise<Served> {
  const child = spawn(process.execPath, ["src/cli/main.ts", "preview", "--port", "0"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((found, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`The preview ended with ${code}.`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (address) found(address);
    });
  });
  return { url, stop: () => child.kill("SIGTERM") };
}
