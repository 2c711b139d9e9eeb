/** One PostgreSQL for all files of a test run: DATABASE_URL's, else one that the first file to ask for it starts. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";
import { makeOnce } from "./make-once.ts";
import { removePostgres, startPostgres } from "./postgres.ts";

interface Run {
  /** Where the files of the run find each other. */
  folder: string;
  /** The process that outlives them all. */
  pid: number;
}

declare module "vitest" {
  interface ProvidedContext {
    sharedPostgres: Run;
  }
}

interface Started {
  url: string;
  folder: string;
}

/** Global setup of a project whose tests may want it. */
export function setup(project: TestProject): () => Promise<void> {
  const run = { folder: mkdtempSync(join(tmpdir(), "fanlight-run-")), pid: process.pid };
  project.provide("sharedPostgres", run);
  return async () => {
    const file = join(run.folder, "started");
    if (existsSync(file))
      await removePostgres((JSON.parse(readFileSync(file, "utf8")) as Started).folder);
    rmSync(run.folder, { recursive: true, force: true });
  };
}

export interface SharedPostgres {
  /** URL of the server's own database, from where others can be created. */
  server: string;
  /** What is made once a run is noted here. */
  folder: string;
}

export async function sharedPostgres(): Promise<SharedPostgres> {
  const { folder, pid } = inject("sharedPostgres");
  if (process.env.DATABASE_URL) return { server: process.env.DATABASE_URL, folder };
  const file = join(folder, "started");
  await makeOnce(file, async (part) => {
    const { url, folder: data } = await startPostgres({ parent: pid });
    writeFileSync(part, JSON.stringify({ url, folder: data } satisfies Started));
  });
  return { server: (JSON.parse(readFileSync(file, "utf8")) as Started).url, folder };
}
