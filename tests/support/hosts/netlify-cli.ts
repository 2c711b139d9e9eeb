/** Netlify's own command line: installed beside the tests when it is asked for, without install scripts, and its offline server started. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { bringUpToDate } from "#src/setup/npm-ci.mjs";
import { freePort } from "../gate/postgres.ts";

const ROOT = resolve(import.meta.dirname, "../../..");
const SOURCE = join(ROOT, "tests/support/netlify-cli");
const FOLDER = join(ROOT, ".cache/netlify-cli");

/** @returns why it could not be installed */
export function installNetlifyCli(): string | undefined {
  mkdirSync(FOLDER, { recursive: true });
  cpSync(SOURCE, FOLDER, { recursive: true });
  const lockFile = join(ROOT, ".cache/install-netlify-cli.lock");
  return bringUpToDate({ folder: FOLDER, lockFile, what: "netlify-cli, some minutes, once" });
}

export interface LocalNetlify {
  url: string;
  /** What the command line and the function have printed. */
  lines: readonly string[];
  stop(): Promise<void>;
}

/**
 * As somebody at their machine would: our netlify.toml, whose build the command line runs itself. Edge functions are switched off, since
 * it would download Deno for them, and the portal has none.
 * @param settings of the door, but for PUBLIC_URL
 */
export async function serveLocally(
  folder: string,
  settings: Record<string, string>,
): Promise<LocalNetlify> {
  const [port, functionsPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  writeFileSync(join(folder, "netlify.toml"), tomlToBuild());
  const home = mkdtempSync(join(tmpdir(), "fanlight-netlify-home-"));
  const cli = join(FOLDER, "node_modules/netlify-cli/bin/run.js");
  const words = ["serve", "--offline", "--internal-disable-edge-functions"];
  const ports = ["--port", String(port), "--functions-port", String(functionsPort)];
  const child = spawn(process.execPath, [cli, ...words, ...ports], {
    cwd: folder,
    // What it starts is in one group, to be ended together.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...{ PATH: process.env.PATH, HOME: home, CI: "1", NO_COLOR: "1", BROWSER: "none" },
      ...{ NETLIFY: "1", FANLIGHT_CARDS: "off", ...settings, PUBLIC_URL: url },
    },
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr])
    createInterface({ input }).on("line", (line) => lines.push(line));
  const ended = once(child, "exit");
  const stop = async () => {
    if (child.exitCode === null && child.pid !== undefined) {
      process.kill(-child.pid, "SIGTERM");
      await ended;
    }
    rmSync(home, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 1200 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${url}/`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return { url, lines, stop };
    await sleep(250);
  }
  await stop();
  throw new Error(`netlify serve did not come up:\n${lines.join("\n")}`);
}

/** The project's own, with the build alone: npm would install into a folder of links first. */
function tomlToBuild(): string {
  const given = readFileSync(join(ROOT, "netlify.toml"), "utf8");
  const command = 'command = "npm run build"';
  if (!given.includes(command)) throw new Error(`netlify.toml has no line ${command}.`);
  return given.replace(command, `command = '"${process.execPath}" src/cli/main.ts build'`);
}
