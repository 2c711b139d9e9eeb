/**
 * Installs what a build on Netlify or Vercel needs besides, there and nowhere else: `npm run build` calls it first. With names, those
 * hosts' packages are installed wherever it runs.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv, env, exit } from "node:process";
import { fileURLToPath } from "node:url";
import { bringUpToDate } from "./npm-ci.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const HOSTS = ["netlify", "vercel"];

const named = argv.slice(2);
const hosts = named.length > 0 ? named : HOSTS.filter((host) => env[host.toUpperCase()]);
for (const host of hosts) {
  const folder = join(root, "hosts", host);
  const fault =
    HOSTS.includes(host) && existsSync(folder)
      ? bringUpToDate({
          folder,
          lockFile: join(root, `.cache/install-${host}.lock`),
          what: `for ${host}, half a minute, once`,
        })
      : `there is no folder hosts/${host}`;
  if (!fault) continue;
  console.error(
    `\nThe packages for ${host} were not installed: ${fault}. Check that the npm registry can be reached.\n`,
  );
  exit(1);
}
