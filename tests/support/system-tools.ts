/**
 * qpdf and poppler, the second opinion on every PDF that is made here, and nginx, which reads what we write for it. No npm package
 * brings them for Node, so the test command installs them where it may: as root on a Debian that belongs to a CI run. Elsewhere tests
 * that need them say so.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGES = {
  qpdf: "qpdf",
  pdftotext: "poppler-utils",
  pdfinfo: "poppler-utils",
  nginx: "nginx-light",
} as const;
export type SystemTool = keyof typeof PACKAGES;

export function hasTool(tool: SystemTool): boolean {
  return !spawnSync(tool, [tool === "nginx" ? "-v" : "--version"], { stdio: "ignore" }).error;
}

/** Why a test cannot run; undefined where it can. */
export function missingTool(...tools: SystemTool[]): string | undefined {
  const missing = tools.find((tool) => !hasTool(tool));
  return missing && `${missing} is not installed: apt-get install ${PACKAGES[missing]}`;
}

/** Runs a tool on the bytes of a file, `{}` among its arguments. @returns what it printed */
export function runTool(tool: SystemTool, data: Uint8Array, ...args: string[]): string {
  return inFolder(data, (file) => run(tool, args, { "{}": file }));
}

/** As `runTool`, for a tool that writes `{out}`. */
export function convert(tool: SystemTool, data: Uint8Array, ...args: string[]): Uint8Array {
  return inFolder(data, (file, folder) => {
    const out = join(folder, "out.pdf");
    run(tool, args, { "{}": file, "{out}": out });
    return readFileSync(out);
  });
}

function inFolder<T>(data: Uint8Array, work: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "tool-"));
  try {
    const file = join(folder, "file.pdf");
    writeFileSync(file, data);
    return work(file, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws Error with what the tool complained of */
function run(tool: SystemTool, args: string[], names: Record<string, string>): string {
  const { status, stdout, stderr, error } = spawnSync(
    tool,
    args.map((arg) => names[arg] ?? arg),
    { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
  );
  if (error) throw error;
  if (status !== 0) throw new Error(`${tool} ends with ${status}: ${stderr}${stdout}`);
  return stdout;
}

function install(): void {
  const missing = (Object.keys(PACKAGES) as SystemTool[]).filter((tool) => !hasTool(tool));
  if (missing.length === 0) return;
  const packages = [...new Set(missing.map((tool) => PACKAGES[tool]))];
  const may = process.env.CI === "true" && process.getuid?.() === 0;
  const isDebian = !spawnSync("apt-get", ["--version"], { stdio: "ignore" }).error;
  if (!may || !isDebian) {
    console.log(
      `Tests that need ${missing.join(" and ")} will be skipped (${packages.join(", ")}).`,
    );
    return;
  }
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { env, stdio: "inherit" });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
    env,
    stdio: "inherit",
  });
}

if (process.argv[1] === import.meta.filename) install();
