/** `npm run bench -- serving`: the public pages from our server, beside nginx and the adapter's own, on the same files in one run. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { pages } from "../../tests/site/built-site.ts";
import { writeResult } from "../results.ts";
import { BARE, CONTESTANTS, NGINX, OURS, PUBLIC, STANDALONE } from "./contestants.ts";
import { type Measurement, measureServer } from "./measure.ts";

export const usage = `serving [--rounds <n>] [--seconds <n>]

  --rounds <n>   Times that each server is measured, in turns (default 5)
  --seconds <n>  Of each measurement (default 5)

  Reads dist/ with its compressed forms (npm run build). Needs wrk, nginx-light and libnginx-mod-http-brotli-static from Debian, and
  two cores: the servers run on one, the generator on the other.`;

/**
 * Seconds, each time with connections of its own. On one core what compiles a server's code takes turns with what serves: pauses of
 * 20 ms and more are seen until connections have come, and gone, some times under full load.
 */
const WARM_UP = [5, 5, 5, 5];

interface Figures extends Measurement {
  /** Kilobytes under load. */
  memory: number;
}

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: "string", default: "5" },
      seconds: { type: "string", default: "5" },
    },
  });
  if (!existsSync(join(PUBLIC, "index.html.br")))
    throw new Error("dist/ has no compressed forms. Build it with npm run build.");
  const paths = pages.map(({ path }) => path).filter((path) => path.endsWith("/"));
  const figures = new Map<string, Figures[]>(CONTESTANTS.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    // Turned around every other time, so that none profits from where it stands.
    const order = round % 2 === 0 ? CONTESTANTS : CONTESTANTS.toReversed();
    for (const { name, start } of order) {
      const server = await start();
      try {
        const of = (seconds: number) => measureServer({ url: server.url, paths, seconds });
        for (const seconds of WARM_UP) of(seconds);
        figures.get(name)?.push({ ...of(Number(values.seconds)), memory: server.memory() });
      } finally {
        await server.stop();
      }
    }
  }
  return report(figures);
}

function report(figures: ReadonlyMap<string, Figures[]>): number {
  const middle = (name: string, key: keyof Figures): number => {
    const sorted = (figures.get(name) ?? [])
      .map((one) => one[key])
      .sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  for (const { name } of CONTESTANTS)
    console.log(
      `${name.padEnd(16)} ${middle(name, "rate").toFixed(0).padStart(7)}/s  p50 ${middle(name, "p50").toFixed(2)} ms  ` +
        `p99 ${middle(name, "p99").toFixed(2)} ms  ${middle(name, "bytesEach").toFixed(0)} bytes  ${(middle(name, "memory") / 1024).toFixed(0)} MB`,
    );
  const share = (key: keyof Figures, other: string) => middle(OURS, key) / middle(other, key);
  const goals = [
    { name: `requests, of nginx`, value: share("rate", NGINX), least: 0.5 },
    { name: `requests, of ${STANDALONE}`, value: share("rate", STANDALONE), least: 4 },
    { name: `requests, of the bare server`, value: share("rate", BARE), least: 0.8 },
    { name: `p99, of nginx`, value: share("p99", NGINX), most: 1.5 },
    { name: `bytes, of ${STANDALONE}`, value: share("bytesEach", STANDALONE), most: 0.35 },
    { name: `memory, of ${STANDALONE}`, value: share("memory", STANDALONE), most: 0.7 },
  ];
  for (const { name, value, least = 0, most = Number.POSITIVE_INFINITY } of goals) {
    const word = value >= least && value <= most ? "reached" : "missed";
    const goal = least > 0 ? `at least ${least}` : `at most ${most}`;
    console.log(`${name}: ${value.toFixed(2)} (goal ${goal}: ${word})`);
  }
  // At full load everybody waits for the others, so what serves more slowly has a longer tail by that alone.
  const tailOf = (name: string) => (middle(name, "p99") / middle(name, "p50")).toFixed(2);
  console.log(`p99 of its own p50: ${tailOf(OURS)}, nginx ${tailOf(NGINX)}`);
  console.log(`Written to ${writeResult("serving", Object.fromEntries(figures))}.`);
  return 0;
}
