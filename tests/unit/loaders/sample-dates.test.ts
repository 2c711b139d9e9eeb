import { describe, expect, it } from "vitest";
import { resolveSampleDate } from "#src/loaders/sample-dates.ts";

describe("relative dates of the fictional company", () => {
  it.each([
    ["@today", "2026-11-30"],
    ["@today-30d", "2026-10-31"],
    ["@today+2w", "2026-12-14"],
    ["@today-9m", "2026-02-28"],
    ["@today-13m", "2025-10-30"],
    ["@today-1y", "2025-11-30"],
    ["@today^", "2026-11-01"],
    ["@today-2m$", "2026-09-30"],
    ["@today-9m$", "2026-02-28"],
    ["@today+15m^", "2028-02-01"],
    ["@today-1dT06:00:00Z", "2026-11-29T06:00:00Z"],
    ["@today-1m$T23:59+02:00", "2026-10-31T23:59+02:00"],
  ])("%s is %s on 30 November 2026", (text, day) => {
    expect(resolveSampleDate(text, "2026-11-30")).toBe(day);
  });

  it("keep 29 February within the month, whichever way years go", () => {
    expect(resolveSampleDate("@today-1y", "2028-02-29")).toBe("2027-02-28");
    expect(resolveSampleDate("@today+4y", "2028-02-29")).toBe("2032-02-29");
  });

  it.each([
    "@today-30",
    "@today-d",
    "@todayish",
    "@today-1q",
    "@today -1d",
    "@today$^",
    "on @today",
    "@tomorrow",
  ])("%s is none", (text) => {
    expect(resolveSampleDate(text, "2026-11-30")).toBeUndefined();
  });
});
