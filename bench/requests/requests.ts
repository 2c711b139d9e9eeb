/** `npm run bench -- requests`: how many requests for documents the door takes, beside the same server's static page. */
import { parseArgs } from "node:util";
import { startDoorServer } from "../../tests/support/gate/door-server.ts";
import { startPostgres } from "../../tests/support/gate/postgres.ts";
import { startSmtp } from "../../tests/support/gate/smtp.ts";
import { writeResult } from "../results.ts";
import { type LoadResult, runLoad, type Shot } from "./load.ts";

export const usage = `requests [--rounds <n>]

  --rounds <n>  Servers that are started for each database, each with an empty one (default 3)

  Reads dist/; builds nothing. The generator runs beside the server, on the same cores. A server takes 900 requests, since above
  1,000 a day it sends no more mails and has less to do.`;

const AT_ONCE = 16;
const WARM_UP = 60;
const COUNT = 900;
/** Goals of issue 3, requests a second with the generator beside the server on two cores. */
const GOALS = { pglite: 300, postgres: 800 } as const;

type Database = keyof typeof GOALS;

interface Round {
  database: Database;
  requests: LoadResult;
  page: LoadResult;
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { rounds: { type: "string", default: "3" } } });
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
  try {
    await runLoad({
      url: server.url,
      count: WARM_UP,
      atOnce: AT_ONCE,
      shot: ask(server.url, 10_000),
    });
    const page = await runLoad({ url: server.url, count: COUNT, atOnce: AT_ONCE, shot: read });
    const requests = await runLoad({
      url: server.url,
      count: COUNT,
      atOnce: AT_ONCE,
      shot: ask(server.url, 0),
    });
    if (requests.statuses[303] !== COUNT)
      throw new Error(`Not every request was taken: ${JSON.stringify(requests.statuses)}.`);
    return { database, requests, page };
  } finally {
    await server.stop();
    await smtp.close();
    await postgres?.remove();
  }
}

const read = (): Shot => ({ method: "GET", path: "/documents/", headers: {} });

/** Each from another person, company and network, so that no limit is met. */
function ask(origin: string, from: number): (index: number) => Shot {
  return (index) => {
    const number = from + index;
    const body = new URLSearchParams({
      document: "soc2-type2",
      email: `reader@company-${number}.example`,
      name: "Ada Reader",
      title: "CISO",
      company: `Company ${number} Ltd`,
      purpose: "Yearly review of suppliers",
    });
    return {
      method: "POST",
      path: "/request/",
      headers: {
        origin,
        "content-type": "application/x-www-form-urlencoded",
        "x-forwarded-for": `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
      },
      body: body.toString(),
    };
  };
}
