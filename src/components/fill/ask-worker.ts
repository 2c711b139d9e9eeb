/** The worker as questions with answers. The search asks its own alike; to share it would be a file more for each of the pages that search. */
import type { Ask, Reply, Told } from "./messages.ts";

export type AskWorker = <Kind extends Ask["kind"]>(
  ask: Extract<Ask, { kind: Kind }>,
  transfer?: Transferable[],
) => Promise<Told[Kind]>;

/** A refusal whose message is meant for the reader. */
export class Fault extends Error {
  override name = "Fault";
}

export function startWorker(): AskWorker {
  const worker = new Worker(new URL("./fill-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  worker.onerror = () => {
    const fault = "Your browser could not run what this page needs. Try a current one.";
    for (const [id, settle] of waiting) settle({ id, fault });
    waiting.clear();
  };
  return (ask, transfer = []) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, (reply) =>
        "fault" in reply ? reject(new Fault(reply.fault)) : resolve(reply.told as never),
      );
      worker.postMessage({ id: last, ask }, transfer);
    });
}
