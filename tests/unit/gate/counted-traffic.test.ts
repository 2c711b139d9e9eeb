import { describe, expect, it } from "vitest";
import { countedTraffic } from "#src/gate/adapters/counted-traffic.ts";

describe("traffic", () => {
  it("is quiet where nothing is under way", async () => {
    await countedTraffic().quiet(60_000);
  });

  it("is quiet once the last request is answered, each counted once", async () => {
    const traffic = countedTraffic();
    const [one, other] = [traffic.begin(), traffic.begin()];
    const seen: string[] = [];
    const quiet = traffic.quiet(60_000).then(() => seen.push("quiet"));
    one();
    one();
    await new Promise((next) => setImmediate(next));
    expect(seen).toEqual([]);
    other();
    await quiet;
  });

  it("lets nobody wait for ever", async () => {
    const traffic = countedTraffic();
    traffic.begin();
    await traffic.quiet(5);
  });
});
