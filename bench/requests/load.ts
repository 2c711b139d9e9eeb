/** A fixed number of requests, so many at a time, over connections that are kept: answers and the time that each took. */
import { Agent, request } from "node:http";

export interface Shot {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface LoadResult {
  /** Answered requests a second, over the whole run. */
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  statuses: Record<string, number>;
}

export interface LoadOptions {
  url: string;
  count: number;
  atOnce: number;
  shot(index: number): Shot;
}

export async function runLoad({ url, count, atOnce, shot }: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  let next = 0;
  const started = performance.now();
  const worker = async () => {
    while (next < count) {
      const index = next++;
      const begun = performance.now();
      const status = await send(url, shot(index), agent);
      times.push(performance.now() - begun);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((one, other) => one - other);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99), statuses };
}

function send(url: string, { method, path, headers, body }: Shot, agent: Agent): Promise<number> {
  return new Promise((answered, failed) => {
    const sent = request(new URL(path, url), { method, headers, agent }, (answer) => {
      answer.resume();
      answer.on("end", () => answered(answer.statusCode ?? 0));
    });
    sent.on("error", failed);
    sent.end(body);
  });
}
