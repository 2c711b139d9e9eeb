import { describe, expect, test } from "vitest";
import type { ReportInput } from "#src/schemas/report.ts";
import { letter, portalOf, present, report } from "../../support/content-builder.ts";

const standings = (reports: ReturnType<typeof report>[], today?: string) =>
  Object.fromEntries(
    portalOf({ reports }, today).reports.map(({ id, standing, supersededBy }) => [
      id,
      supersededBy ? `${standing} by ${supersededBy}` : standing,
    ]),
  );

const certificate = (expires: string): Partial<ReportInput> => ({
  kind: "iso27001",
  type: undefined,
  period: undefined,
  categories: [],
  certificate: { expires },
});

describe("the standing of a report", () => {
  test("is in force once issued, and in preparation before", () => {
    const unissued = { period: undefined, issuedOn: undefined, opinion: undefined };
    expect(
      standings([
        report("a"),
        report("b", { stage: "fieldwork", ...unissued }),
        report("c", { stage: "planned", ...unissued }),
      ]),
    ).toEqual({
      a: "in-force",
      b: "in-preparation",
      c: "in-preparation",
    });
  });

  test("is not in force before the day on which it was issued, or before its period has ended", () => {
    expect(standings([report("a")], "2026-11-09")).toEqual({ a: "in-preparation" });
    expect(standings([report("a")], "2026-11-10")).toEqual({ a: "in-force" });
    expect(standings([report("a", { issuedOn: "2026-09-01" })], "2026-09-29")).toEqual({
      a: "in-preparation",
    });
  });

  test("is superseded by another issued report that says so", () => {
    expect(standings([report("old"), report("new", { supersedes: "old" })])).toEqual({
      new: "in-force",
      old: "superseded by new",
    });
  });

  test("is not ended by the report itself", () => {
    expect(standings([report("a", { supersedes: "a", reissues: "a" })])).toEqual({ a: "in-force" });
  });

  test("is not superseded by a report in preparation or a withdrawn one", () => {
    expect(
      standings([report("old"), report("new", { supersedes: "old", stage: "fieldwork" })]),
    ).toMatchObject({ old: "in-force" });
    expect(
      standings([
        report("old"),
        report("new", { supersedes: "old", withdrawn: { on: "2026-11-20", reason: "An error." } }),
      ]),
    ).toMatchObject({ old: "in-force" });
  });

  test("is reissued before it is superseded, and withdrawn before both", () => {
    const replacing = [report("fix", { reissues: "old" }), report("next", { supersedes: "old" })];
    expect(standings([report("old"), ...replacing])).toMatchObject({ old: "reissued by fix" });
    expect(
      standings([
        report("old", { withdrawn: { on: "2026-11-20", reason: "An error." } }),
        ...replacing,
      ]),
    ).toMatchObject({ old: "withdrawn" });
  });

  test("is withdrawn from the day of the withdrawal", () => {
    const old = report("old", { withdrawn: { on: "2026-11-20", reason: "An error." } });
    expect(standings([old], "2026-11-19")).toEqual({ old: "in-force" });
    expect(standings([old], "2026-11-20")).toEqual({ old: "withdrawn" });
  });

  test("is expired from the day after its last, for kinds that expire only", () => {
    const iso = report("iso", certificate("2026-11-23"));
    expect(standings([iso], "2026-11-23")).toEqual({ iso: "in-force" });
    expect(standings([iso], "2026-11-24")).toEqual({ iso: "expired" });
    expect(standings([report("soc2")], "2035-01-01")).toEqual({ soc2: "in-force" });
  });

  test("of a letter ends with that of the report it continues", () => {
    const reports = [
      report("soc2"),
      letter("one"),
      letter("two", { follows: "one" }),
      report("next", { supersedes: "soc2" }),
    ];
    expect(standings(reports)).toMatchObject({
      one: "superseded by next",
      two: "superseded by next",
    });
  });

  test("of a letter is lost with the withdrawal or reissue of the report it continues", () => {
    const letters = [letter("one"), letter("two", { follows: "one" })];
    const gone = report("soc2", { withdrawn: { on: "2026-11-20", reason: "An error." } });
    expect(standings([gone, ...letters])).toMatchObject({ one: "withdrawn", two: "withdrawn" });
    const fix = report("fix", { reissues: "soc2" });
    expect(standings([report("soc2"), fix, ...letters])).toMatchObject({
      one: "reissued by fix",
      two: "reissued by fix",
    });
  });

  test("is ended by a hidden report too, which is not named", () => {
    const hidden = (over: Partial<ReportInput>) => report("new", { access: "hidden", ...over });
    expect(
      standings([report("old"), letter("l", { follows: "old" }), hidden({ supersedes: "old" })]),
    ).toEqual({
      old: "superseded",
      l: "superseded",
    });
    expect(standings([report("old"), hidden({ reissues: "old" })])).toEqual({ old: "reissued" });
  });

  test("of a letter that follows a hidden report does not name that report", () => {
    const withdrawn = { on: "2026-11-20", reason: "A secret." };
    const { reports } = portalOf({
      reports: [report("soc2", { access: "hidden", withdrawn }), letter("l")],
    });
    expect(reports).toMatchObject([
      { id: "l", standing: "withdrawn", letter: { follows: undefined } },
    ]);
    expect(JSON.stringify(reports)).not.toMatch(/soc2"|A secret/);
  });
});

describe("an expected date", () => {
  const expecting = (over: Partial<ReportInput>, today: string) =>
    present(
      portalOf(
        {
          reports: [
            report("next", {
              period: undefined,
              opinion: undefined,
              issuedOn: undefined,
              expected: { issue: "2026-11-23" },
              ...over,
            }),
          ],
        },
        today,
      ).reports[0],
    );

  test("is overdue from the day after it, while the report is not issued", () => {
    expect(expecting({ stage: "fieldwork" }, "2026-11-23").overdueSince).toBeUndefined();
    expect(expecting({ stage: "fieldwork" }, "2026-11-24").overdueSince).toBe("2026-11-23");
  });

  test("is not overdue once the report is issued", () => {
    expect(
      expecting({ stage: "issued", issuedOn: "2026-11-20" }, "2026-12-24").overdueSince,
    ).toBeUndefined();
  });
});
