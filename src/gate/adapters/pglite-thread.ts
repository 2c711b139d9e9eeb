/** One thread with the embedded database in it, from its start to its end, whoever brings that about. */
import { Worker } from "node:worker_threads";
import { DatabaseAway } from "./outage.ts";
import { type Question, type Reply, readError } from "./pglite-messages.ts";

export interface DatabaseThread {
  /** Of the instance that answered last; a thread begins with 0. */
  readonly generation: number;
  readonly isLost: boolean;
  /** @throws what the database threw; DatabaseAway where the thread has ended */
  ask(question: Question): Promise<unknown>;
  end(): Promise<void>;
}

interface Waiting {
  done: (result: unknown) => void;
  failed: (error: unknown) => void;
}

/** @throws what opening the files threw */
export async function startThread(folder: string): Promise<DatabaseThread> {
  const worker = new Worker(new URL("./pglite-worker.ts", import.meta.url), {
    workerData: { folder },
  });
  const waiting = new Map<number, Waiting>();
  let generation = 0;
  let last = 0;
  let lost: DatabaseAway | undefined;

  function answer(id: number): Promise<unknown> {
    return new Promise((done, failed) => {
      // The process may end while nothing is asked, and not before what is asked has been answered.
      if (waiting.size === 0) worker.ref();
      waiting.set(id, { done, failed });
    });
  }

  function lose(cause?: unknown): void {
    lost ??= new DatabaseAway("The thread of the database ended.", { cause });
    for (const { failed } of waiting.values()) failed(lost);
    waiting.clear();
  }

  worker.on("message", (reply: Reply) => {
    const asked = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (waiting.size === 0) worker.unref();
    generation = reply.generation;
    if ("error" in reply) asked?.failed(readError(reply.error));
    else asked?.done(reply.result);
  });
  worker.on("error", lose);
  worker.on("exit", () => lose());

  const thread: DatabaseThread = {
    get generation() {
      return generation;
    },
    get isLost() {
      return lost !== undefined;
    },
    async ask(question) {
      if (lost) throw lost;
      last += 1;
      const answered = answer(last);
      worker.postMessage({ id: last, question });
      return answered;
    },
    async end() {
      await worker.terminate();
    },
  };
  try {
    await answer(0);
    return thread;
  } catch (error) {
    await thread.end();
    throw error;
  }
}
