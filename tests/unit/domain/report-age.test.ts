import { describe, expect, test } from "vitest";
import type { CompanyInput } from "#src/schemas/company.ts";
import type { ReportInput } from "#src/schemas/report.ts";
import { letter, portalOf, report } from "../../support/content-builder.ts";

const ageOf = (over: Partial<ReportInput>, today: string, ages: CompanyInput["ages"] = {}) =>
  portalOf({ company: { ages }, reports: [report("r", over)] }, today).reports[0]?.age;

describe("the age of a report", () => {
  test("turns aging nine and stale twelve calendar months after the period", () => {
    expect(ageOf({}, "2026-11-23")).toEqual({
      state: "current",
      from: "2026-09-30",
      days: 54,
      agingFrom: "2027-06-30",
      staleFrom: "2027-09-30",
    });
    expect(ageOf({}, "2027-06-29")?.state).toBe("current");
    expect(ageOf({}, "2027-06-30")?.state).toBe("aging");
    expect(ageOf({}, "2027-09-29")?.state).toBe("aging");
    expect(ageOf({}, "2027-09-30")?.state).toBe("stale");
  });

  test("turns aging three and stale six months after the day of a Type 1 report", () => {
    const type1 = { type: 1, period: undefined, asOf: "2026-09-30" } as const;
    expect(ageOf(type1, "2026-12-29")?.state).toBe("current");
    expect(ageOf(type1, "2026-12-30")?.state).toBe("aging");
    expect(ageOf(type1, "2027-03-29")?.state).toBe("aging");
    expect(ageOf(type1, "2027-03-30")?.state).toBe("stale");
  });

  test("follows the company's own months", () => {
    expect(ageOf({}, "2026-11-23", { agingMonths: 1, staleMonths: 2 })?.state).toBe("aging");
  });

  test("counts as that of a Type 1 report where only a day is named", () => {
    expect(
      ageOf({ type: undefined, period: undefined, asOf: "2026-09-30" }, "2026-12-30")?.state,
    ).toBe("aging");
  });

  test("belongs to issued reports with days only, never to letters", () => {
    expect(
      ageOf({ stage: "fieldwork", issuedOn: undefined, opinion: undefined }, "2026-11-23"),
    ).toBeUndefined();
    expect(
      ageOf({ kind: "iso27001", type: undefined, period: undefined, categories: [] }, "2026-11-23"),
    ).toBeUndefined();
    expect(portalOf({ reports: [letter("l")] }).reports[0]?.age).toBeUndefined();
  });
});
