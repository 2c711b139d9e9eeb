/** Builds a small company for a host, offline, in a folder of its own, as that host would. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { COMPILE_CACHE } from "../compile-cache.ts";

const root = resolve(import.meta.dirname, "../../..");
export type Host = "netlify" | "vercel";
const PARTS = [
  "src",
  "integrations",
  "public",
  "astro.config.mjs",
  "package.json",
  "tsconfig.json",
];
/** Copied and not linked: a host's output must hold them, and not a link to them. */
const DATA = ["@fontsource", "email-providers", "disposable-email-domains"];

export interface HostBuild {
  folder: string;
  status: number | null;
  said: string;
  remove(): void;
}

export interface HostBuildOptions {
  host: Host;
  /** Files of the content folder beside the small company's, by path. */
  files: Record<string, string>;
  /** Files of private/, by path. */
  gated?: Record<string, Uint8Array>;
  env?: Record<string, string>;
}

export async function buildFor({
  host,
  files,
  gated = {},
  env,
}: HostBuildOptions): Promise<HostBuild> {
  const folder = layOut({ host, files, gated });
  const child = spawn(process.execPath, ["src/cli/main.ts", "build", "--verbose"], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...COMPILE_CACHE,
      NO_COLOR: "1",
      FANLIGHT_CARDS: "off",
      // Nobody is asked: what is not here is not found.
      HTTPS_PROXY: "http://127.0.0.1:9",
      [host.toUpperCase()]: "1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const [status] = await once(child, "close");
  return {
    folder,
    status,
    said,
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** The project as its host would check it out, not built yet. */
export function layOut({ host, files, gated = {} }: Omit<HostBuildOptions, "env">): string {
  install(host);
  const folder = mkdtempSync(join(tmpdir(), `fanlight-${host}-`));
  for (const part of PARTS) cpSync(join(root, part), join(folder, part), { recursive: true });
  linkPackages(folder);
  mkdirSync(join(folder, "hosts", host), { recursive: true });
  for (const name of ["package.json", "node_modules"])
    symlinkSync(join(root, "hosts", host, name), join(folder, "hosts", host, name));
  cpSync(join(root, "tests/fixtures/door"), join(folder, "content"), { recursive: true });
  for (const [path, text] of Object.entries(files)) put(join(folder, "content", path), text);
  for (const [path, data] of Object.entries(gated)) put(join(folder, "private", path), data);
  return folder;
}

/** As `npm run build` does there first; nothing where it was done before. */
function install(host: Host): void {
  const { status, stderr } = spawnSync(process.execPath, ["src/setup/install-host.mjs", host], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

function put(path: string, data: string | Uint8Array): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, data);
}

function linkPackages(folder: string): void {
  const [from, to] = [join(root, "node_modules"), join(folder, "node_modules")];
  mkdirSync(to);
  for (const name of readdirSync(from))
    if (!DATA.includes(name)) symlinkSync(join(from, name), join(to, name));
  for (const name of DATA)
    cpSync(join(from, name), join(to, name), {
      recursive: true,
      filter: (path) => !/\.(?:css|woff2|scss)$|-(?:[1-3579]00|800)-/.test(path),
    });
}

/** Metadata of a document with this file. */
export function documentYaml(id: string, pdf: Uint8Array): string {
  return `kind: penetration-test
title: Test ${id}
dated: 2026-01-10
nextExpected: 2036-01-10
file:
  path: ${id}.pdf
  bytes: ${pdf.length}
  sha256: "${createHash("sha256").update(pdf).digest("hex")}"
access: approval
`;
}

export interface RunningFunction {
  url: string;
  /** Milliseconds from the start of the import to its end. */
  imported: number;
  /** The function's own. */
  folder: string;
  lines: readonly string[];
  stop(): Promise<void>;
}

/** A fresh instance: nothing of an earlier one is known to it. */
export async function startFunction(
  host: Host,
  folder: string,
  env: Record<string, string | undefined>,
): Promise<RunningFunction> {
  const script = join(root, "tests/support/hosts/function-platform.ts");
  const child = spawn(process.execPath, [script, host, folder], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => lines.push(line));
  const ready = await new Promise<{ url: string; imported: number; folder: string }>(
    (done, failed) => {
      createInterface({ input: child.stdout }).on("line", (line) => {
        lines.push(line);
        if (line.includes('"imported"')) done(JSON.parse(line));
      });
      child.once("exit", () => failed(new Error(`The function ended:\n${lines.join("\n")}`)));
    },
  );
  return {
    ...ready,
    lines,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Every file below, with forward slashes. */
export function filesIn(folder: string): { path: string; bytes: number }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => ({ path: name.replaceAll("\\", "/"), facts: statSync(join(folder, name)) }))
    .filter(({ facts }) => facts.isFile())
    .map(({ path, facts }) => ({ path, bytes: facts.size }));
}
