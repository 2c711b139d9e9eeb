/** `npm run bench -- requests`: how many requests for documents the door takes, beside the same server's static page. */
import { parseArgs } from "node:util";
import { startDoorServer } from "../../tests/support/gate/door-server.ts";
import { startPostgres } from "../../tests/support/gate/postgres.ts";
import { startSmtp } from "../../tests/support/gate/smtp.ts";
import { writeResult } from "../results.ts";
import { type LoadOptions, type LoadResult, runLoad } from "./load.ts";
import { startBareDoor } from "./start-bare-door.ts";

export const usage = `requests [--rounds <n>]

  --rounds <n>  Servers that are started for each database, each with an empty one (default 3)

  Beside the door, in the same round: its static page, and the least that could take a request (bare-door.ts).
  Reads dist/; builds nothing. Needs wrk, which runs beside the server, on the same cores.`;

/** Few, and as many as the test of floods has. More fill each transaction with more requests. */
const CONNECTIONS = [16, 64] as const;
/** More than are asked: beyond the mails of a day a server has less to do. */
const MAILS_A_DAY = 1_000_000;
/** Once each server is warm: code that has just been loaded runs at half its speed. */
const WARM = 5;
const SECONDS = 8;
/** Requests a second, with the generator beside the server on two cores. */
const GOALS = { pglite: 300, postgres: 800 } as const;

type Database = keyof typeof GOALS;

interface Round {
  database: Database;
  connections: number;
  requests: LoadResult;
  page: LoadResult;
  bare: LoadResult;
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "3" } } });
  const rounds: Round[] = [];
  const cases = (["pglite", "postgres"] as const).flatMap((database) =>
    CONNECTIONS.map((connections) => [database, connections] as const),
  );
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const [database, connections] of cases) rounds.push(await measure(database, connections));
  for (const [database, connections] of cases) {
    const rates = rounds.filter(
      (round) => round.database === database && round.connections === connections,
    );
    const middle = (read: (round: Round) => number) =>
      rates.map(read).sort((one, other) => one - other)[Math.floor(rates.length / 2)] ?? 0;
    console.log(
      `${database}, ${connections} connections: ${middle(({ requests }) => requests.perSecond).toFixed(0)} requests/s (goal ${GOALS[database]}), ` +
        `p50 ${middle(({ requests }) => requests.p50).toFixed(1)} ms, p99 ${middle(({ requests }) => requests.p99).toFixed(1)} ms; ` +
        `static page ${middle(({ page }) => page.perSecond).toFixed(0)}/s, p99 ${middle(({ page }) => page.p99).toFixed(1)} ms; ` +
        `bare door ${middle(({ bare }) => bare.perSecond).toFixed(0)}/s, p99 ${middle(({ bare }) => bare.p99).toFixed(1)} ms`,
    );
  }
  console.log(`Written to ${writeResult("requests", rounds)}.`);
  return 0;
}

async function measure(database: Database, connections: number): Promise<Round> {
  const beside = <T>(work: (url?: string) => Promise<T>) =>
    database === "postgres" ? withPostgres(work) : work();
  const bare = await beside((url) => measureBare(connections, url));
  const door = await beside((url) => measureDoor(connections, url));
  return { database, connections, bare, ...door };
}

/** Each has a server of its own: one that tidies up after the other has half of a processor less to give. */
async function withPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startPostgres();
  try {
    await postgres.start();
    return await work(postgres.url);
  } finally {
    await postgres.remove();
  }
}

async function measureDoor(
  connections: number,
  databaseUrl?: string,
): Promise<Pick<Round, "page" | "requests">> {
  const smtp = await startSmtp();
  const server = await startDoorServer({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "trust@tidewater.example",
      MAILS_A_DAY: String(MAILS_A_DAY),
      TRUST_PROXY_HOPS: "1",
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
  });
  try {
    const page = await load(server.url, { connections, seconds: 2, script: READ, status: 200 });
    return { page, requests: await ask(server.url, connections) };
  } finally {
    await server.stop();
    await smtp.close();
  }
}

async function measureBare(connections: number, databaseUrl?: string): Promise<LoadResult> {
  const { url, stop } = await startBareDoor(databaseUrl);
  try {
    return await ask(url, connections);
  } finally {
    await stop();
  }
}

async function ask(url: string, connections: number): Promise<LoadResult> {
  const first = await load(url, {
    connections,
    seconds: WARM,
    script: writeAsk(url, 0),
    status: 303,
  });
  return load(url, {
    connections,
    seconds: SECONDS,
    script: writeAsk(url, first.count),
    status: 303,
  });
}

function load(url: string, what: Omit<LoadOptions, "url">) {
  return runLoad({ url, ...what });
}

const READ = `request = function() return wrk.format("GET", "/documents/") end`;

/** Each from another person, company and network, so that no limit is met. */
function writeAsk(origin: string, from: number): string {
  return `
local number = ${from}
request = function()
  number = number + 1
  local body = "document=soc2-type2&name=Ada+Reader&title=CISO&purpose=Yearly+review+of+suppliers"
    .. "&email=reader%40company-" .. number .. ".example&company=Company+" .. number .. "+Ltd"
  return wrk.format("POST", "/request/", {
    ["origin"] = "${origin}",
    ["content-type"] = "application/x-www-form-urlencoded",
    ["x-forwarded-for"] = "10.0." .. math.floor(number / 256) % 256 .. "." .. number % 256,
  }, body)
end`;
}
