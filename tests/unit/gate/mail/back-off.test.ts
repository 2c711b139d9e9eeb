import { expect, it } from "vitest";
import { backOff } from "#src/gate/mail/back-off.ts";

const minutes = (attempts: number, chance = 0) => backOff(attempts, chance) / 60_000;

it("waits a minute, then twice as long each time, six hours at most", () => {
  expect([1, 2, 3, 4, 9, 10, 50, 5000].map((attempts) => minutes(attempts))).toEqual([
    1, 2, 4, 8, 256, 360, 360, 360,
  ]);
});

it("adds up to a quarter, so that mails that failed together do not come back together", () => {
  expect(minutes(1, 0.999999)).toBeCloseTo(1.25, 3);
  expect(minutes(10, 0.5)).toBe(360);
});
