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
  const waiting: ((hasLeft: boolean) => void)[] = [];
  const drained = () => new Promise<boolean>((take) => waiting.push(take));
  const reader = paceBody(source, drained).getReader();
  const first = reader.read();
  await new Promise(setImmediate);
  expect(read).toBe(0);
  waiting.shift()?.(true);
  expect((await first).value).toEqual(new Uint8Array([1]));
  const second = reader.read();
  await new Promise(setImmediate);
  expect(read).toBe(1);
  waiting.shift()?.(true);
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
  const now = async () => false;
  expect(await new Response(paceBody(source(), now)).bytes()).toEqual(new Uint8Array([1]));
  await paceBody(source(), now).cancel();
  expect(cancelled).toBe(true);
});

it("gives a piece's memory back once it has left, and no other's", async () => {
  const shared = new Uint8Array([9, 9, 1]);
  const pieces = [new Uint8Array([1]), new Uint8Array([2]), shared.subarray(2)];
  const given = [...pieces];
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = given.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const left = [false, true, false, true];
  const reader = paceBody(source, async () => left.shift() ?? false).getReader();
  const lengths: (number | undefined)[][] = [];
  for (let read = await reader.read(); !read.done; read = await reader.read())
    lengths.push(pieces.map((piece) => piece.length));
  lengths.push(pieces.map((piece) => piece.length));
  expect(lengths).toEqual([
    [1, 1, 1],
    [0, 1, 1],
    [0, 1, 1],
    [0, 1, 1],
  ]);
});
