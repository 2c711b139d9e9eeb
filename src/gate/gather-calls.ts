/**
 * Calls that come at the same time are carried out together. A database takes a transaction of thirty calls in hardly more time than
 * one of a single call, and calls that meet at the same rows would wait for each other in any case.
 */
import { setImmediate as othersFirst } from "node:timers/promises";
import { NoAnswer } from "./definitions.ts";

interface Waiting<T, R> {
  call: T;
  done: (result: R) => void;
  failed: (error: unknown) => void;
}

export interface GatherOptions<T, R> {
  /** All of them or none. @returns a result for each, in their order */
  run(calls: readonly T[]): Promise<readonly R[]>;
  /** Calls at once. */
  most: number;
  /** Whether an error concerns all calls alike; after any other each is carried out alone, so that none suffers from its neighbour. */
  concernsAll(error: unknown): boolean;
  /** Milliseconds for one run; after them its calls are rejected, though it may still come to its end, and the next ones go on. */
  patience?: number;
}

const PATIENCE = 20_000;
/** Nobody would wait for more than these. */
const LONGEST_QUEUE = 2_000;

/** @returns resolves once the call has been carried out; rejects with the error of its own, or with NoAnswer */
export function gatherCalls<T, R>({
  run,
  most,
  concernsAll,
  patience = PATIENCE,
}: GatherOptions<T, R>): (call: T) => Promise<R> {
  const waiting: Waiting<T, R>[] = [];
  let isRunning = false;

  /** By a plain timer: one that is aborted makes an error each time, which costs more than the call. */
  function inTime<V>(work: Promise<V>): Promise<V> {
    return new Promise((done, failed) => {
      const late = setTimeout(() => failed(new NoAnswer()), patience);
      late.unref();
      // Whichever comes second has nobody to tell.
      work.then(done, failed).finally(() => clearTimeout(late));
    });
  }

  async function runTogether(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await inTime(run(batch.map(({ call }) => call)));
      if (results.length !== batch.length)
        throw new Error(`${batch.length} calls were answered with ${results.length} results.`);
      for (const [at, { done }] of batch.entries()) done(results[at] as R);
    } catch (error) {
      if (batch.length === 1 || concernsAll(error)) for (const { failed } of batch) failed(error);
      else for (const one of batch) await runTogether([one]);
    }
  }

  async function drain(): Promise<void> {
    isRunning = true;
    while (waiting.length > 0) {
      // The embedded database answers without ever letting the process read its sockets: what waits there joins first.
      await othersFirst();
      await runTogether(waiting.splice(0, most));
    }
    isRunning = false;
  }

  return (call) =>
    new Promise((done, failed) => {
      if (waiting.length >= LONGEST_QUEUE) return failed(new NoAnswer());
      waiting.push({ call, done, failed });
      if (!isRunning) void drain();
    });
}
