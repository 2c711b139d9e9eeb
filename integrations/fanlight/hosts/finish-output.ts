/** The last words on a host's output: its schedule, and how large the function became. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { DOOR_PREFIXES } from "#src/gate/http/routes.ts";
import type { Environment } from "#src/loaders/hosts.ts";
import type { FunctionHost } from "./host-parts.ts";
import { scheduledFunction } from "./scheduled-function.ts";
import { headerRoutes } from "./vercel-routes.ts";

export interface FinishOptions {
  host: FunctionHost;
  root: URL;
  environment: Environment;
}

/** Runs after the adapter, which writes what is changed here. */
export function finishOutput({ host, root, environment }: FinishOptions): AstroIntegration {
  return {
    name: "fanlight-host-output",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const schedule = readSchedule(host, environment);
        if (host === "netlify") {
          const folder = new URL(".netlify/v1/functions/jobs/", root);
          await mkdir(folder, { recursive: true });
          await writeFile(new URL("jobs.mjs", folder), scheduledFunction(schedule));
        } else
          await finishConfig(new URL(".vercel/output/config.json", root), {
            schedule,
            folder: fileURLToPath(dir),
          });
        logger.info(`jobs are called on the schedule ${schedule}`);
      },
    },
  };
}

/** Vercel's free plan refuses what comes round more than once a day. */
const SCHEDULES = { netlify: "*/5 * * * *", vercel: "17 5 * * *" };

function readSchedule(host: FunctionHost, { JOBS_SCHEDULE }: Environment): string {
  const schedule = JOBS_SCHEDULE?.trim() || SCHEDULES[host];
  if (/^(?:[\d*/,-]+ ){4}[\d*/,-]+$/.test(schedule)) return schedule;
  throw new Error(
    `JOBS_SCHEDULE is "${schedule}". Write five fields as cron takes them, for example ${SCHEDULES.netlify} (every five minutes, UTC).`,
  );
}

interface VercelConfig {
  routes: {
    src?: string;
    handle?: string;
    headers?: Record<string, string>;
    status?: number;
  }[];
}

/** @param folder of the static files */
async function finishConfig(
  file: URL,
  { schedule, folder }: { schedule: string; folder: string },
): Promise<void> {
  const config: VercelConfig = JSON.parse(await readFile(file, "utf8"));
  // The adapter takes the slash from whatever ends like a file name, which /criteria/CC6.1/ and /admin/companies/example.com/ do.
  const routes = config.routes.filter(
    ({ headers, status }) => !(status === 308 && headers?.Location === "/$1"),
  );
  const files = routes.findIndex(({ handle }) => handle === "filesystem");
  routes.splice(files, 0, ...headerRoutes(folder, DOOR_PREFIXES));
  const crons = [{ path: "/gate/jobs/", schedule }];
  await writeFile(file, `${JSON.stringify({ ...config, routes, crons }, null, 2)}\n`);
}
