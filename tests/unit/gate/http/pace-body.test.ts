import { expect, it } from "vitest";
import { paceBody } from "#src/gate/http/pace-body.ts";

it("reads the next piece only once the connection has taken the one before", async () => {
  let read = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        read += 1;
        if (read > 5) controller.close();
        else controller.enqueue(new Uint8Array([read]));
      },
    },
    { highWaterMark: 0 },
  );
  const waiting: (() => void)[] = [];
  const drained = () => new Promise<void>((take) => waiting.push(take));
  const reader = paceBody(source, drained).getReader();
  const first = reader.read();
  await new Promise(setImmediate);
  expect(read).toBe(0);
  waiting.shift()?.();
  expect((await first).value).toEqual(new Uint8Array([1]));
  const second = reader.read();
  await new Promise(setImmediate);
  expect(read).toBe(1);
  waiting.shift()?.();
  expect((await second).value).toEqual(new Uint8Array([2]));
});

it("ends with its source, and ends its source when nobody reads on", async () => {
  let cancelled = false;
  const source = () =>
    new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array([1])),
      pull: (controller) => controller.close(),
      cancel: () => {
        cancelled = true;
      },
    });
  const now = async () => {};
  expect(await new Response(paceBody(source(), now)).bytes()).toEqual(new Uint8Array([1]));
  await paceBody(source(), now).cancel();
  expect(cancelled).toBe(true);
});
