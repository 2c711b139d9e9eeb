import { describe, expect, test } from "vitest";
import { describeStages } from "#src/components/reports/stages.ts";
import type { ReportInput } from "#src/schemas/report.ts";
import { portalOf, present, report } from "../../../support/content-builder.ts";

function stagesOf(over: Partial<ReportInput>) {
  const prepared = report("next", { issuedOn: undefined, opinion: undefined, ...over });
  return describeStages(present(portalOf({ reports: [prepared] }).reports[0]));
}

describe("the stages of a report in preparation", () => {
  test("are done up to the one it has reached, and ahead after it", () => {
    const steps = stagesOf({
      stage: "observation",
      period: { start: "2026-10-01", end: "2027-09-30" },
    });
    expect(steps.map(({ label, state }) => `${label} ${state}`)).toEqual([
      "Planned done",
      "Readiness done",
      "Observation now",
      "Fieldwork ahead",
      "Issued ahead",
    ]);
    expect(steps[2]?.when).toBe("1 October 2026 to 30 September 2027");
  });

  test("hold no observation for a Type 1 report", () => {
    const steps = stagesOf({ stage: "readiness", type: 1, period: undefined, asOf: "2027-01-31" });
    expect(steps.map(({ stage }) => stage)).toEqual([
      "planned",
      "readiness",
      "fieldwork",
      "issued",
    ]);
    expect(steps[2]?.when).toBe("as of 31 January 2027");
  });

  test("say when the report is expected, and that it is overdue once the day has passed", () => {
    const at = (issue: string) =>
      stagesOf({ stage: "fieldwork", expected: { issue } }).at(-1)?.when;
    expect(at("2026-12-01")).toBe("expected 1 December 2026");
    expect(at("2026-11-01")).toBe("overdue since 1 November 2026");
  });

  test("do not trust a report that is dated in the future", () => {
    const steps = stagesOf({ stage: "issued", issuedOn: "2026-12-24" });
    expect(steps.find(({ state }) => state === "now")?.stage).toBe("fieldwork");
  });
});
