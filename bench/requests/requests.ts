/** `npm run bench -- requests`: how many requests for documents the door takes, beside the same server's static page. */
import { parseArgs } from "node:util";
import { startDoorServer } from "../../tests/support/gate/door-server.ts";
import { startPostgres } from "../../tests/support/gate/postgres.ts";
import { startSmtp } from "../../tests/support/gate/smtp.ts";
import { writeResult } from "../results.ts";
import { type LoadResult, runLoad } from "./load.ts";

export const usage = `requests [--rounds <n>]

  --rounds <n>  Servers that are started for each database, each with an empty one (default 5)

  Reads dist/; builds nothing. Needs wrk, which runs beside the server, on the same cores.`;

const CONNECTIONS = 16;
/** Above them a day, a server sends no more mails and has less to do. */
const MAILS_A_DAY = 1000;
const SECONDS = { pglite: 2, postgres: 1 } as const;
/** Requests a second, with the generator beside the server on two cores. */
const GOALS = { pglite: 300, postgres: 800 } as const;

type Database = keyof typeof GOALS;

interface Round {
  database: Database;
  requests: LoadResult;
  page: LoadResult;
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "5" } } });
  const rounds: Round[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1)
    for (const database of ["pglite", "postgres"] as const) rounds.push(await measure(database));
  for (const database of ["pglite", "postgres"] as const) {
    const rates = rounds.filter((round) => round.database === database);
    const middle = (read: (round: Round) => number) =>
      rates.map(read).sort((one, other) => one - other)[Math.floor(rates.length / 2)] ?? 0;
    console.log(
      `${database}: ${middle(({ requests }) => requests.perSecond).toFixed(0)} requests/s (goal ${GOALS[database]}), ` +
        `p50 ${middle(({ requests }) => requests.p50).toFixed(1)} ms, p99 ${middle(({ requests }) => requests.p99).toFixed(1)} ms; ` +
        `static page ${middle(({ page }) => page.perSecond).toFixed(0)}/s, p99 ${middle(({ page }) => page.p99).toFixed(1)} ms`,
    );
  }
  console.log(`Written to ${writeResult("requests", rounds)}.`);
  return 0;
}

async function measure(database: Database): Promise<Round> {
  const smtp = await startSmtp();
  const postgres = database === "postgres" ? await startPostgres() : undefined;
  await postgres?.start();
  const server = await startDoorServer({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "trust@tidewater.example",
      TRUST_PROXY_HOPS: "1",
      ...(postgres && { DATABASE_URL: postgres.url }),
    },
  });
  const { url } = server;
  const connections = CONNECTIONS;
  try {
    const load = (seconds: number, script: string, status: number) =>
      runLoad({ url, seconds, connections, script, status });
    const first = await load(1, writeAsk(url, 0), 303);
    const page = await load(2, READ, 200);
    const requests = await load(SECONDS[database], writeAsk(url, first.count), 303);
    if (first.count + requests.count > MAILS_A_DAY)
      throw new Error(`${first.count + requests.count} requests are beyond the mails of a day.`);
    return { database, requests, page };
  } finally {
    await server.stop();
    await smtp.close();
    await postgres?.remove();
  }
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
