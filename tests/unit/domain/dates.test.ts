import { describe, expect, test } from "vitest";
import { countOf, durationOf, listOf } from "#src/domain/counting-words.ts";
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  formatDay,
  formatMonth,
  formatPeriod,
  monthsBetween,
  monthsIn,
} from "#src/domain/dates.ts";

describe("days", () => {
  test("cross months, years and leap days", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  test("are counted from one to the other, backwards as negative", () => {
    expect(daysBetween("2026-09-30", "2026-11-23")).toBe(54);
    expect(daysBetween("2026-11-23", "2026-09-30")).toBe(-54);
    expect(daysBetween("2026-11-23", "2026-11-23")).toBe(0);
  });

  test("do not shift where clocks change", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
  });

  test("of an instant are those of UTC, whatever its zone", () => {
    expect(dayOf("2026-11-22T06:00:00Z")).toBe("2026-11-22");
    expect(dayOf("2026-11-22T23:30:00-05:00")).toBe("2026-11-23");
    expect(dayOf("2026-11-22T00:30:00+02:00")).toBe("2026-11-21");
  });

  test("are written out", () => {
    expect(formatDay("2026-09-14")).toBe("14 September 2026");
    expect(formatDay("2026-12-01")).toBe("1 December 2026");
    expect(formatMonth("2026-06")).toBe("June 2026");
    expect(formatPeriod({ start: "2025-10-01", end: "2026-09-30" })).toBe(
      "1 October 2025 to 30 September 2026",
    );
    expect(formatPeriod({ start: "2026-09-30", end: "2026-09-30" })).toBe("30 September 2026");
  });
});

describe("months", () => {
  test("are calendar months", () => {
    expect(addMonths("2026-09-30", 9)).toBe("2027-06-30");
    expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
    expect(addMonths("2026-01-15", -2)).toBe("2025-11-15");
  });

  test("are clamped to a shorter month's last day", () => {
    expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
    expect(addMonths("2027-11-30", 3)).toBe("2028-02-29");
    expect(addMonths("2026-08-31", 1)).toBe("2026-09-30");
  });

  test("between two days are whole ones", () => {
    expect(monthsBetween("2026-10-01", "2027-01-01")).toBe(3);
    expect(monthsBetween("2026-10-01", "2026-12-31")).toBe(2);
    expect(monthsBetween("2026-10-15", "2026-10-14")).toBe(-1);
  });

  test("in a period count both its ends", () => {
    expect(monthsIn({ start: "2025-10-01", end: "2026-09-30" })).toBe(12);
    expect(monthsIn({ start: "2026-10-01", end: "2026-12-31" })).toBe(3);
    expect(monthsIn({ start: "2026-10-01", end: "2026-12-30" })).toBe(2);
  });
});

describe("words", () => {
  test("count one and several", () => {
    expect([countOf(0, "control"), countOf(1, "control"), countOf(5, "control")]).toEqual([
      "0 controls",
      "1 control",
      "5 controls",
    ]);
  });

  test("join a list", () => {
    expect([listOf([]), listOf(["A"]), listOf(["A", "B"]), listOf(["A", "B", "C"])]).toEqual([
      "",
      "A",
      "A and B",
      "A, B and C",
    ]);
  });

  test("give a time in minutes and hours", () => {
    expect([20, 60, 1560, 3600, 3900].map(durationOf)).toEqual([
      "under 1 min",
      "1 min",
      "26 min",
      "1 h",
      "1 h 5 min",
    ]);
  });
});
