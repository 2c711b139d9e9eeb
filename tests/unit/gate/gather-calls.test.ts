import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { isOutage } from "#src/gate/adapters/outage.ts";
import { gatherCalls } from "#src/gate/gather-calls.ts";

/** Carries batches out one at a time, when told to; the result of a call is ten times the call. */
function gathering({ most = 10, refuses = (_: number): string | undefined => undefined } = {}) {
  const batches: number[][] = [];
  const go: (() => void)[] = [];
  const call = gatherCalls<number, number>({
    most,
    concernsAll: (error) => (error as Error).message === "away",
    async run(calls) {
      batches.push([...calls]);
      await new Promise<void>((on) => go.push(on));
      const refusal = calls.map((one) => refuses(one)).find((reason) => reason !== undefined);
      if (refusal) throw new Error(refusal);
      return calls.map((one) => one * 10);
    },
  });
  const finish = async () => {
    await nextTurn();
    await nextTurn();
    while (go.length > 0) {
      go.shift()?.();
      await nextTurn();
      await nextTurn();
    }
  };
  return { batches, call, finish };
}

const statuses = (outcomes: PromiseSettledResult<number>[]) =>
  outcomes.map(({ status }) => status).join(" ");

describe("calls that are gathered", () => {
  it("go together where they come at once, each with its own result", async () => {
    const { batches, call, finish } = gathering();
    const calls = [1, 2, 3].map(call);
    await nextTurn();
    await nextTurn();
    const later = call(4);
    await finish();
    expect(await Promise.all([...calls, later])).toEqual([10, 20, 30, 40]);
    expect(batches).toEqual([[1, 2, 3], [4]]);
  });

  it("go so many at once at most, in their order", async () => {
    const { batches, call, finish } = gathering({ most: 2 });
    const calls = [1, 2, 3, 4, 5].map(call);
    await finish();
    expect(await Promise.all(calls)).toEqual([10, 20, 30, 40, 50]);
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it("suffer from no neighbour", async () => {
    const { batches, call, finish } = gathering({
      refuses: (one) => (one === 3 ? "three" : undefined),
    });
    const outcomes = Promise.allSettled([2, 3, 4].map(call));
    await finish();
    expect(statuses(await outcomes)).toBe("fulfilled rejected fulfilled");
    expect(batches).toEqual([[2, 3, 4], [2], [3], [4]]);
  });

  it("are not tried one by one where all must fail, and the next ones are carried out again", async () => {
    let isAway = true;
    const { batches, call, finish } = gathering({ refuses: () => (isAway ? "away" : undefined) });
    const outcomes = Promise.allSettled([1, 2, 3].map(call));
    await finish();
    expect(statuses(await outcomes)).toBe("rejected rejected rejected");
    isAway = false;
    const later = call(4);
    await finish();
    expect(await later).toBe(40);
    expect(batches).toEqual([[1, 2, 3], [4]]);
  });

  it("are told so after a while where nothing comes back, and the next ones do not wait for that", async () => {
    const seen: number[][] = [];
    const call = gatherCalls<number, number>({
      most: 10,
      patience: 20,
      concernsAll: () => true,
      run: (calls) => {
        seen.push([...calls]);
        return calls[0] === 1 ? new Promise(() => {}) : Promise.resolve([...calls]);
      },
    });
    const lost = call(1);
    await nextTurn();
    await nextTurn();
    const next = call(2);
    await expect(lost).rejects.toThrow("The database did not answer in time.");
    expect(await next).toBe(2);
    expect(seen).toEqual([[1], [2]]);
    expect(isOutage(await lost.catch((error: unknown) => error))).toBe(true);
  });
});
