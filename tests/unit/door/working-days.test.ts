import { expect, it } from "vitest";
import { afterWorkingDays } from "#src/domain/door/working-days.ts";

const after = (from: string, days: number) => afterWorkingDays(new Date(from), days).toISOString();

it("counts Monday to Friday at the same time of day", () => {
  // 2 November 2026 is a Monday.
  expect(after("2026-11-02T15:30:00Z", 2)).toBe("2026-11-04T15:30:00.000Z");
  expect(after("2026-11-05T15:30:00Z", 2)).toBe("2026-11-09T15:30:00.000Z");
  expect(after("2026-11-06T15:30:00Z", 2)).toBe("2026-11-10T15:30:00.000Z");
});

it("lets what comes on a weekend count from Monday", () => {
  expect(after("2026-11-07T15:30:00Z", 2)).toBe("2026-11-11T00:00:00.000Z");
  expect(after("2026-11-08T00:00:00Z", 2)).toBe("2026-11-11T00:00:00.000Z");
});

it("crosses several weekends", () => {
  expect(after("2026-11-06T23:59:59Z", 10)).toBe("2026-11-20T23:59:59.000Z");
});
