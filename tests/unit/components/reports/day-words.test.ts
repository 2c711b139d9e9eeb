import { describe, expect, test } from "vitest";
import { formatSpan, tellDaysSince, tellLength } from "#src/components/reports/day-words.ts";
import { letter, portalOf, present, report } from "../../../support/content-builder.ts";

describe("spans of days", () => {
  test.each([
    ["2024-12-31", "2024-12-31", "31 Dec 2024"],
    ["2025-01-01", "2025-06-30", "1 Jan to 30 Jun 2025"],
    ["2025-10-01", "2026-09-30", "1 Oct 2025 to 30 Sep 2026"],
  ])("%s to %s reads %s", (from, to, text) => {
    expect(formatSpan(from, to)).toBe(text);
  });
});

describe("the length of a period", () => {
  test.each([
    ["2025-10-01", "2026-09-30", "12 months (365 days)"],
    ["2026-10-01", "2026-10-31", "1 month (31 days)"],
    ["2026-10-01", "2026-11-16", "47 days"],
    ["2026-10-01", "2026-10-01", "1 day"],
  ])("%s to %s is %s", (start, end, text) => {
    expect(tellLength({ start, end })).toBe(text);
  });
});

describe("the days since a report", () => {
  const sinceOf = (reports: Parameters<typeof portalOf>[0]) =>
    tellDaysSince(present(portalOf(reports).reports[0]).daysSince);

  test("keep what management says apart from what nothing covers", () => {
    expect(sinceOf({ reports: [report("soc2"), letter("letter")] })).toEqual({
      total: 54,
      parts: ["47 spoken for by management only"],
      uncovered: 7,
    });
  });

  test("are all in nothing where there is neither letter nor observation", () => {
    expect(sinceOf({ reports: [report("soc2")] })).toEqual({ total: 54, parts: [], uncovered: 54 });
  });

  test("count an observation period that runs", () => {
    const next = report("next", {
      stage: "observation",
      period: { start: "2026-10-01", end: "2027-09-30" },
      issuedOn: undefined,
      opinion: undefined,
    });
    expect(sinceOf({ reports: [report("soc2"), next] })?.parts).toEqual([
      "54 in an observation period not yet reported",
    ]);
  });

  test("are not spoken of where there are none", () => {
    expect(tellDaysSince([])).toBeUndefined();
  });
});
