/**
 * The browser for tests and measurements: $CHROMIUM, else the one from npm, else the system's. That from npm is the same on each
 * machine, brings the NSS libraries and a font that a bare one lacks, and has no windows to draw: a page takes it half the work.
 * It is there for Linux on x64. Nothing is downloaded besides the npm package.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface Browser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
}

const packageEntry = import.meta.resolve("@sparticuz/chromium");

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const args = [
  // Containers that run as root offer no user namespace; only our own pages are opened.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function findBrowser(): Promise<Browser> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  );
  const isPacked = process.platform === "linux" && process.arch === "x64";
  const executablePath = env.CHROMIUM || (isPacked ? undefined : findInstalled());
  if (executablePath) return { executablePath, args, env };
  const home = await unpackedBrowser();
  const libraries = [join(home, "al2023/lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  return {
    executablePath: join(home, "chromium"),
    args,
    env: { ...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: home },
  };
}

function findInstalled(): string {
  const path = installed.find((candidate) => existsSync(candidate));
  if (!path) throw new Error("No browser found. Set CHROMIUM to the path of a Chromium or Chrome.");
  return path;
}

/** @returns the folder with the browser of the npm package; it appears whole or not at all */
async function unpackedBrowser(): Promise<string> {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", packageEntry), "utf8"));
  const home = resolve(import.meta.dirname, `../../.cache/chromium-${version}`);
  if (existsSync(home)) return home;
  mkdirSync(resolve(home, ".."), { recursive: true });
  const partial = mkdtempSync(`${home}.`);
  await inflateInto(partial);
  writeFileSync(join(partial, "fonts.conf"), fontConfiguration(home));
  try {
    renameSync(partial, home);
  } catch {
    // Another process was faster; its copy is the same.
    rmSync(partial, { recursive: true, force: true });
  }
  return home;
}

async function inflateInto(folder: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const source = fileURLToPath(new URL("../bin/", packageEntry));
  const { TMPDIR } = process.env;
  // The package unpacks into the temporary folder and takes what lies there for complete.
  process.env.TMPDIR = folder;
  try {
    const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"];
    await Promise.all(archives.map((name) => inflate(join(source, name))));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

const fontConfiguration = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`;
