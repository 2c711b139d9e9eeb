import { describe, expect, it } from "vitest";
import { chooseLedgerRows } from "#src/components/home/ledger-rows.ts";
import type { ReportView } from "#src/domain/views.ts";

function report(id: string, given: Partial<ReportView> = {}): ReportView {
  return { id, kind: "soc2", standing: "in-force", ...given } as ReportView;
}
function letter(id: string, end: string): ReportView {
  return report(id, { kind: "management-letter", period: { start: "2026-10-01", end } });
}

describe("the reports of the home page", () => {
  it("are those in force and in preparation, in the order of the portal", () => {
    const reports = [
      report("now"),
      report("next", { standing: "in-preparation" }),
      report("past", { standing: "superseded" }),
    ];
    expect(chooseLedgerRows(reports, 5).map(({ id }) => id)).toEqual(["now", "next"]);
  });

  it("show of a chain of letters the one that reaches furthest", () => {
    const reports = [report("now"), letter("one", "2026-11-08"), letter("two", "2026-11-18")];
    expect(chooseLedgerRows(reports, 5).map(({ id }) => id)).toEqual(["now", "two"]);
  });

  it("are no more than there is room for", () => {
    expect(
      chooseLedgerRows(
        ["a", "b", "c"].map((id) => report(id)),
        2,
      ),
    ).toHaveLength(2);
  });
});
