/** A number of requests, so many at a time over connections that are kept, and how each was answered. */
import { Agent, request } from "node:http";

export interface Shot {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface ManyOptions {
  url: string;
  count: number;
  atOnce: number;
  shot(index: number): Shot;
}

export interface ManyAnswers {
  statuses: Record<number, number>;
  /** Milliseconds that the slowest took. */
  slowest: number;
}

export async function sendMany({ url, count, atOnce, shot }: ManyOptions): Promise<ManyAnswers> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const answers: ManyAnswers = { statuses: {}, slowest: 0 };
  const indices = Array.from({ length: count }, (_, index) => index).values();
  const work = async () => {
    for (const index of indices) {
      const begun = performance.now();
      const status = await send(url, shot(index), agent);
      answers.statuses[status] = (answers.statuses[status] ?? 0) + 1;
      answers.slowest = Math.max(answers.slowest, performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  agent.destroy();
  return answers;
}

function send(url: string, { method, path, headers, body }: Shot, agent: Agent): Promise<number> {
  return new Promise((answered, failed) => {
    const sent = request(url, { method, path, headers, agent }, (answer) => {
      answer.resume();
      answer.once("end", () => answered(answer.statusCode ?? 0));
    });
    sent.once("error", failed);
    sent.end(body);
  });
}
