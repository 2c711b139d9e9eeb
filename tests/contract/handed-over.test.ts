/** Copies that are too large for the host's answer, left in a store for their reader: opened by whom, and how they go again. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { s3Handover } from "#src/gate/adapters/s3-handover.ts";
import type { HandoverPlace, Services } from "#src/gate/definitions.ts";
import { clearHandedOverJob } from "#src/gate/downloads/clear-handed-over.ts";
import { type FakeS3, startFakeS3 } from "../support/gate/fake-s3.ts";

let store: FakeS3;
let place: HandoverPlace;
beforeEach(async () => {
  store = await startFakeS3("gated/");
  place = s3Handover(store.settings);
});
afterEach(() => store.close());

const leave = () =>
  place.leave({
    name: 'Example "SOC 2" – Łucja.pdf',
    mediaType: "application/pdf",
    stream: new Blob(["a copy"]).stream(),
  });
const handedOver = () => [...store.files.keys()].filter((key) => key.includes("handed-over/"));

/** The store's clock is the real one. The job asks for nothing else. */
const runAt = (minutes: number, handover: Services["handover"] = { above: 18_000_000, place }) =>
  clearHandedOverJob.run({
    handover,
    clock: { now: () => new Date(Date.now() + minutes * 60_000) },
  } as Services);

describe("a copy that was handed over", () => {
  it("opens by its own address for a minute, under its name, and by no other", async () => {
    const address = await leave();
    const answer = await fetch(address);
    expect([answer.status, await answer.text()]).toEqual([200, "a copy"]);
    expect(answer.headers.get("content-disposition")).toContain(
      `filename*=UTF-8''${encodeURIComponent('Example "SOC 2" – Łucja.pdf')}`,
    );
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(address.searchParams.get("X-Amz-Expires")).toBe("60");
    address.searchParams.set("X-Amz-Expires", "6000");
    expect((await fetch(address)).status).toBe(403);
  });

  it("is removed five minutes later, and nothing else is", async () => {
    store.files.set("gated/soc2.pdf", Buffer.from("the file"));
    store.files.set("gated/soc2.pdf.prepared.pdf", Buffer.from("prepared"));
    store.files.set("other/file", Buffer.from("not ours"));
    for (let left = 0; left < 5; left += 1) await leave();
    await runAt(4);
    expect(handedOver()).toHaveLength(5);
    const address = await leave();
    await runAt(6);
    expect([...store.files.keys()].sort()).toEqual([
      "gated/soc2.pdf",
      "gated/soc2.pdf.prepared.pdf",
      "other/file",
    ]);
    expect((await fetch(address)).status).toBe(404);
  });

  it("stays until the store lets it go: the job fails, and the next one removes it", async () => {
    await leave();
    store.misbehave.push("refuse");
    await expect(runAt(6)).rejects.toThrow();
    expect(handedOver()).toHaveLength(1);
    await runAt(6);
    expect(handedOver()).toEqual([]);
  });
});

it("is looked for nowhere where there is no such store", async () => {
  await leave();
  await runAt(6, { above: 18_000_000, place: undefined });
  expect(handedOver()).toHaveLength(1);
});
