/** Installs a folder's lock where `node_modules` beside it does not match, however many ask for it at once. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env, execPath, platform } from "node:process";
import { holdLock } from "./install-lock.mjs";
import { decide } from "./installed.mjs";

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** @param {string} folder */
function state(folder) {
  const stampFile = join(folder, "node_modules/.fanlight-lock");
  const recordFile = join(folder, "node_modules/.package-lock.json");
  const text = readFileSync(join(folder, "package-lock.json"));
  const expected = createHash("sha256")
    .update(`${platform}-${process.arch}\n`)
    .update(text)
    .digest("hex");
  return {
    expected,
    stampFile,
    decision: decide({
      expected,
      stamp: existsSync(stampFile) ? readFileSync(stampFile, "utf8") : undefined,
      read: () => ({
        lock: JSON.parse(text.toString()),
        installed: existsSync(recordFile) ? readJson(recordFile) : undefined,
      }),
    }),
  };
}

/** npm is started with the Node it came with: the one in `node_modules` is about to be replaced. @param {string} cwd */
function runNpmCi(cwd) {
  // NODE_ENV=production would leave out what `npm test` needs.
  const args = [
    "ci",
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
  ];
  const quiet = [...args, "--loglevel=error"];
  const npm = env.npm_execpath?.endsWith("npm-cli.js") ? env.npm_execpath : undefined;
  const [command, ...rest] = npm
    ? [env.npm_node_execpath ?? execPath, npm, ...quiet]
    : ["npm", ...quiet];
  return spawnSync(command, rest, {
    cwd,
    stdio: ["ignore", "inherit", "inherit"],
    shell: !npm && platform === "win32",
  });
}

/**
 * @param {object} options
 * @param {string} options.folder with package.json and its lock
 * @param {string} options.lockFile held while npm runs
 * @param {string} options.what for whom, and how long: `about a minute, once`
 * @param {() => void} [options.afterwards] before the folder is noted as installed
 * @returns {string | undefined} why it failed
 */
export function bringUpToDate({ folder, lockFile, what, afterwards }) {
  if (state(folder).decision.action === "none") return undefined;
  const release = holdLock(lockFile);
  // Asked again: another process may have installed while this one waited.
  const { expected, stampFile, decision } = state(folder);
  if (decision.action === "install") {
    console.log(`Fanlight: ${decision.reason}; running npm ci --ignore-scripts (${what}).`);
    const { status, error } = runNpmCi(folder);
    if (status !== 0) {
      release();
      return `npm ci ${error ? `did not start (${error.message})` : `ended with code ${status}`}`;
    }
  }
  afterwards?.();
  if (decision.action !== "none") writeFileSync(stampFile, expected);
  release();
  return undefined;
}
