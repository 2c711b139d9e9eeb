/** A real PostgreSQL for tests: started as a non-root user on a free port, stopped, killed and started again at will. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findBinaries, serverUser } from "./postgres-binaries.ts";

/** May sign in by password only; everybody else is trusted. */
export const GUARDED = { user: "guarded", password: "correct horse" };

/** The server ends, and its folder goes, once this file in it is gone. */
const KEEP = "keep";

export interface PostgresServer {
  port: number;
  folder: string;
  /** Of the database that is always there. */
  url: string;
  start(): Promise<void>;
  /** Ends open connections and writes everything out. */
  stop(): Promise<void>;
  /** SIGKILL to the server and all that it started: what was not written out is found in its log again. */
  kill(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

export interface StartOptions {
  /** The server ends when this process does. */
  parent?: number;
}

export async function startPostgres({
  parent = process.pid,
}: StartOptions = {}): Promise<PostgresServer> {
  const user = serverUser();
  const folder = mkdtempSync(join(tmpdir(), "fanlight-postgres-"));
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, KEEP), "");
  if (user) chownSync(folder, user.uid, user.gid);
  const binaries = findBinaries(folder);
  const data = join(folder, "data");
  const log = join(folder, "log");
  initialise({ binaries, data, user });
  const port = await freePort();
  const url = `postgres://fanlight@127.0.0.1:${port}/postgres`;
  let running: ChildProcess | undefined;

  const server: PostgresServer = {
    port,
    folder,
    url,
    async start() {
      await untilAnswers({ url, log, ended: () => !running || running.exitCode !== null, begin });
    },
    async stop() {
      signal("SIGINT");
      await untilGone();
    },
    async kill() {
      // The shell beside it reaps it; a group killed at once would leave its process id taken.
      signal("SIGKILL");
      await untilGone();
    },
    async remove() {
      await removePostgres(folder);
    },
  };

  function begin() {
    const output = openSync(log, "a");
    const command = [join(binaries, "postgres"), "-D", data, "-p", String(port), "-k", folder];
    const settings = [
      "listen_addresses=127.0.0.1",
      "fsync=off",
      "shared_buffers=32MB",
      "max_connections=200",
    ];
    // A shell beside it ends it and removes its files when the tests' process is gone, however that ended.
    // Not `kill -0` where /proc tells: it is refused across users.
    const alive =
      process.platform === "linux" ? `[ -d /proc/${parent} ]` : `kill -0 ${parent} 2>/dev/null`;
    const wanted = `[ -e ${KEEP} ] && ${alive}`;
    const watched = `"$@" & server=$!; while ${wanted} && kill -0 $server 2>/dev/null; do sleep 0.2; done; kill -INT $server 2>/dev/null; wait $server; ${wanted} || rm -rf "$PWD"`;
    running = spawn(
      "/bin/sh",
      ["-c", watched, "sh", ...command, ...settings.flatMap((setting) => ["-c", setting])],
      { ...user, cwd: folder, detached: true, stdio: ["ignore", output, output] },
    );
    closeSync(output);
    running.unref();
  }
  const postmaster = () =>
    Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  function signal(name: NodeJS.Signals) {
    process.kill(postmaster(), name);
  }
  async function untilGone() {
    const gone = running;
    running = undefined;
    if (!gone || gone.exitCode !== null || gone.signalCode !== null) return;
    gone.ref();
    await new Promise((ended) => gone.once("exit", ended));
  }

  await server.start();
  await runStatement(
    url,
    `create role ${GUARDED.user} login superuser password '${GUARDED.password}'`,
  );
  return server;
}

/** From any process: whoever started it need not be there any more. */
export async function removePostgres(folder: string): Promise<void> {
  rmSync(join(folder, KEEP), { force: true });
  const pid = join(folder, "data/postmaster.pid");
  for (let left = 100; left > 0 && existsSync(pid); left -= 1) await sleep(50);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function initialise({
  binaries,
  data,
  user,
}: {
  binaries: string;
  data: string;
  user: ReturnType<typeof serverUser>;
}) {
  const made = spawnSync(
    join(binaries, "initdb"),
    ["-D", data, "-U", "fanlight", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
    { ...user, encoding: "utf8", cwd: "/" },
  );
  if (made.status !== 0)
    throw new Error(`PostgreSQL could not be set up for the tests: ${made.error ?? made.stderr}`);
  writeFileSync(
    join(data, "pg_hba.conf"),
    `host all ${GUARDED.user} 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\nlocal all all trust\n`,
  );
}

export function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}

interface Starting {
  url: string;
  log: string;
  ended(): boolean;
  begin(): void;
}

/** A killed server's last processes may hold its memory for a moment; then starting fails and is tried again. */
async function untilAnswers({ url, log, ended, begin }: Starting): Promise<void> {
  const until = Date.now() + 30_000;
  for (;;) {
    if (ended()) begin();
    try {
      return await runStatement(url, "select 1");
    } catch (error) {
      if (Date.now() > until)
        throw new Error(`PostgreSQL did not start for the tests:\n${readFileSync(log, "utf8")}`, {
          cause: error,
        });
      await sleep(50);
    }
  }
}

export async function runStatement(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** @returns the URL of a fresh database; one of that name may be there already */
export async function createDatabase(
  server: string,
  {
    name = `test_${randomUUID().replaceAll("-", "")}`,
    template,
  }: { name?: string; template?: string } = {},
): Promise<string> {
  const from = template ? ` template ${template}` : "";
  try {
    await runStatement(server, `create database ${name}${from}`);
  } catch (error) {
    if ((error as { code?: string }).code !== "42P04") throw error;
  }
  return urlOf(server, name);
}

export async function dropDatabase(server: string, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await runStatement(server, `drop database if exists ${name} with (force)`);
}

export function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
