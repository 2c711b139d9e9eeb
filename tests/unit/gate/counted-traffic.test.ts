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

  it("is not quiet while a reader takes one answer and asks for the next", async () => {
    const traffic = countedTraffic();
    let end = traffic.begin();
    let isQuiet = false;
    const quiet = traffic.quiet(60_000).then(() => {
      isQuiet = true;
    });
    for (let count = 0; count < 20; count += 1) {
      end();
      await new Promise((next) => setImmediate(next));
      end = traffic.begin();
      await new Promise((later) => setTimeout(later, 5));
    }
    expect(isQuiet).toBe(false);
    end();
    await quiet;
  });

  it("lets nobody wait for ever", async () => {
    const traffic = countedTraffic();
    traffic.begin();
    await traffic.quiet(5);
  });
});
