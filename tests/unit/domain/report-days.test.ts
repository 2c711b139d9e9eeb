/**
 * Which days a report, a letter or nobody covers. One file although it is long: a table of cases that is read beside the rules.
 */
import { describe, expect, test } from "vitest";
import type { DaySpan } from "#src/domain/views.ts";
import { letter, portalOf, present, report, TODAY } from "../../support/content-builder.ts";

const inWords = (spans: readonly DaySpan[]) =>
  spans.map(
    ({ from, to, days, cover, report: by }) =>
      `${from} ${to} ${days} ${cover}${by ? ` ${by}` : ""}`,
  );

const ab = {
  products: [
    { id: "a", name: "Alpha" },
    { id: "b", name: "Beta" },
  ],
};

function daysSince(id: string, reports: ReturnType<typeof report>[], today = TODAY) {
  return inWords(
    present(portalOf({ company: ab, reports }, today).reports.find((one) => one.id === id))
      .daysSince,
  );
}

const unissued = { period: undefined, issuedOn: undefined, opinion: undefined };
const observation = report("next", {
  ...unissued,
  stage: "observation",
  expected: { periodStart: "2026-10-01", periodEnd: "2027-09-30" },
});

describe("the days since a report", () => {
  test("are none on the last day examined, and one on the day after", () => {
    const soc2 = report("soc2", { issuedOn: "2026-09-30" });
    expect(daysSince("soc2", [soc2], "2026-09-30")).toEqual([]);
    expect(daysSince("soc2", [soc2], "2026-10-01")).toEqual(["2026-10-01 2026-10-01 1 none"]);
  });

  test("are covered by nothing where nothing covers them", () => {
    expect(daysSince("soc2", [report("soc2")])).toEqual(["2026-10-01 2026-11-23 54 none"]);
  });

  test("are a letter's up to the day on which it was signed", () => {
    const wide = letter("l", { period: { start: "2026-10-01", end: "2026-12-31" } });
    expect(daysSince("soc2", [report("soc2"), wide])).toEqual([
      "2026-10-01 2026-11-16 47 letter l",
      "2026-11-17 2026-11-23 7 none",
    ]);
  });

  test("are not a letter's after the period that it names", () => {
    const narrow = letter("l", { period: { start: "2026-10-01", end: "2026-10-31" } });
    expect(daysSince("soc2", [report("soc2"), narrow])).toEqual([
      "2026-10-01 2026-10-31 31 letter l",
      "2026-11-01 2026-11-23 23 none",
    ]);
  });

  test("are covered by letters that follow one another", () => {
    const first = letter("one", {
      period: { start: "2026-10-01", end: "2026-10-31" },
      signedOn: "2026-11-02",
    });
    const second = letter("two", {
      follows: "one",
      period: { start: "2026-11-01", end: "2026-11-20" },
      signedOn: "2026-11-20",
    });
    expect(daysSince("soc2", [report("soc2"), first, second])).toEqual([
      "2026-10-01 2026-10-31 31 letter one",
      "2026-11-01 2026-11-20 20 letter two",
      "2026-11-21 2026-11-23 3 none",
    ]);
  });

  test("show a hole between two letters", () => {
    const first = letter("one", { period: { start: "2026-10-01", end: "2026-10-10" } });
    const second = letter("two", {
      follows: "one",
      period: { start: "2026-10-15", end: "2026-11-16" },
    });
    expect(daysSince("soc2", [report("soc2"), first, second])[1]).toBe(
      "2026-10-11 2026-10-14 4 none",
    );
  });

  test("are not covered by a letter that follows nothing known, a report of another family, or itself", () => {
    for (const follows of ["ghost", "soc1", "l"]) {
      expect(
        daysSince("soc2", [
          report("soc2"),
          report("soc1", { kind: "soc1" }),
          letter("l", { follows }),
        ]),
      ).toEqual(["2026-10-01 2026-11-23 54 none"]);
    }
  });

  test("are not covered by a letter that names no days", () => {
    expect(daysSince("soc2", [report("soc2"), letter("l", { period: undefined })])).toEqual([
      "2026-10-01 2026-11-23 54 none",
    ]);
  });

  test("are an observation's from the very day it begins, with or without a planned end", () => {
    const begins = (expected: { periodStart?: string }) =>
      report("next", { ...unissued, stage: "observation", expected });
    expect(daysSince("soc2", [report("soc2"), begins({ periodStart: TODAY })]).at(-1)).toBe(
      "2026-11-23 2026-11-23 1 observation next",
    );
    expect(daysSince("soc2", [report("soc2"), begins({})])).toEqual([
      "2026-10-01 2026-11-23 54 none",
    ]);
  });

  test("are not covered by an unsigned letter, a withdrawn one or one signed in the future", () => {
    const idle = [
      { signedOn: undefined },
      { withdrawn: { on: "2026-11-20", reason: "It was wrong." } },
      { signedOn: "2026-11-24" },
    ];
    for (const over of idle)
      expect(daysSince("soc2", [report("soc2"), letter("l", over)])).toEqual([
        "2026-10-01 2026-11-23 54 none",
      ]);
  });

  test("are a later report's before a letter's, and a letter's before an observation's", () => {
    const later = report("later", { period: { start: "2026-10-01", end: "2026-10-20" } });
    expect(daysSince("soc2", [report("soc2"), later, letter("l"), observation])).toEqual([
      "2026-10-01 2026-10-20 20 examined later",
      "2026-10-21 2026-11-16 27 letter l",
      "2026-11-17 2026-11-23 7 observation next",
    ]);
  });

  test("end today, though an observation goes on", () => {
    expect(daysSince("soc2", [report("soc2"), observation])).toEqual([
      "2026-10-01 2026-11-23 54 observation next",
    ]);
  });

  test("are not an observation's before it begins or after it ends", () => {
    const short = report("next", {
      ...unissued,
      stage: "fieldwork",
      expected: { periodStart: "2026-10-11", periodEnd: "2026-10-20" },
    });
    expect(daysSince("soc2", [report("soc2"), short])).toEqual([
      "2026-10-01 2026-10-10 10 none",
      "2026-10-11 2026-10-20 10 observation next",
      "2026-10-21 2026-11-23 34 none",
    ]);
    const ahead = report("next", {
      ...unissued,
      stage: "observation",
      expected: { periodStart: "2026-11-24", periodEnd: "2027-05-31" },
    });
    expect(daysSince("soc2", [report("soc2"), ahead])).toEqual(["2026-10-01 2026-11-23 54 none"]);
  });

  test("are not covered by a report that is only planned or withdrawn", () => {
    const period = { start: "2026-10-01", end: "2026-10-31" };
    const idle = [
      { stage: "planned" as const, ...unissued, period },
      { withdrawn: { on: "2026-11-20", reason: "An error." }, period },
    ];
    for (const over of idle)
      expect(daysSince("soc2", [report("soc2"), report("other", over)])).toEqual([
        "2026-10-01 2026-11-23 54 none",
      ]);
  });

  test("of a Type 1 report begin on the day after it looked", () => {
    const type1 = report("t1", {
      type: 1,
      period: undefined,
      asOf: "2026-11-20",
      issuedOn: "2026-11-21",
    });
    expect(daysSince("t1", [type1])).toEqual(["2026-11-21 2026-11-23 3 none"]);
  });

  test("are not covered by a report on other products", () => {
    const other = report("other", {
      products: ["b"],
      period: { start: "2026-10-01", end: "2026-10-31" },
    });
    expect(daysSince("soc2", [report("soc2", { products: ["a"] }), other])).toEqual([
      "2026-10-01 2026-11-23 54 none",
    ]);
  });

  test("are covered by what includes all products of the report only", () => {
    const both = report("soc2", { products: ["a", "b"] });
    const uncovered = ["2026-10-01 2026-11-23 54 none"];
    const parts = [
      report("other", { products: ["b"], period: { start: "2026-10-01", end: "2026-10-31" } }),
      letter("l", { products: ["a"] }),
      report("next", { ...observation.data, products: ["b"] }),
    ];
    for (const part of parts) {
      expect(daysSince("soc2", [both, part])).toEqual(uncovered);
      expect(daysSince("soc2", [report("soc2"), part])).toEqual(uncovered);
    }
    expect(daysSince("soc2", [both, letter("l", { products: ["b", "a"] })])[0]).toBe(
      "2026-10-01 2026-11-16 47 letter l",
    );
  });

  test("are not covered by a letter on more products than the report that it follows", () => {
    const other = report("other", { products: ["b"] });
    const wide = letter("l", { follows: "other" });
    expect(daysSince("soc2", [report("soc2", { products: ["a"] }), other, wide])).toEqual([
      "2026-10-01 2026-11-23 54 none",
    ]);
  });

  test("are not a letter's once the report that it follows is withdrawn", () => {
    const gone = report("gone", { withdrawn: { on: "2026-11-20", reason: "An error." } });
    expect(daysSince("soc2", [report("soc2"), gone, letter("l", { follows: "gone" })])).toEqual([
      "2026-10-01 2026-11-23 54 none",
    ]);
  });

  test("are not told of where a hidden report covers some of them", () => {
    const hidden = {
      access: "hidden" as const,
      period: { start: "2026-10-01", end: "2026-10-31" },
    };
    expect(daysSince("soc2", [report("soc2"), report("other", hidden)])).toEqual([]);
    expect(
      daysSince("soc2", [report("soc2"), letter("l"), letter("m", { access: "hidden" })])[0],
    ).toBe("2026-10-01 2026-11-16 47 letter l");
    const onB = report("other", { ...hidden, products: ["b"] });
    expect(daysSince("soc2", [report("soc2", { products: ["a"] }), onB])).toEqual([
      "2026-10-01 2026-11-23 54 none",
    ]);
  });

  test("are covered by a later report on all products", () => {
    const all = report("all", { period: { start: "2026-10-01", end: "2026-10-31" } });
    expect(daysSince("soc2", [report("soc2", { products: ["a"] }), all])[0]).toBe(
      "2026-10-01 2026-10-31 31 examined all",
    );
  });

  test("are not counted for a certificate, a letter or a report in preparation", () => {
    const iso = report("iso", {
      kind: "iso27001",
      type: undefined,
      period: undefined,
      categories: [],
    });
    const portal = portalOf({
      reports: [
        iso,
        report("soc2"),
        letter("l"),
        observation,
        report("bare", { period: undefined }),
      ],
    });
    expect(
      portal.reports.filter(({ daysSince: days }) => days.length > 0).map(({ id }) => id),
    ).toEqual(["soc2"]);
  });

  test("of a SOC 3 report may be examined by a SOC 2 report, but not the other way", () => {
    const soc3 = report("soc3", {
      kind: "soc3",
      type: undefined,
      period: { start: "2024-10-01", end: "2025-09-30" },
    });
    expect(daysSince("soc3", [soc3, report("soc2")])[0]).toBe(
      "2025-10-01 2026-09-30 365 examined soc2",
    );
    const older = report("older", { period: { start: "2023-10-01", end: "2024-09-30" } });
    expect(daysSince("older", [soc3, older])).toEqual(["2024-10-01 2026-11-23 784 none"]);
  });
});

describe("the timeline of a family", () => {
  const timelines = (reports: ReturnType<typeof report>[]) => portalOf({ reports }).timelines;

  test("puts every day from the first period to the last planned one into exactly one run", () => {
    const [soc2] = timelines([report("soc2"), letter("l"), observation]);
    expect(soc2).toMatchObject({
      name: "SOC 2",
      from: "2025-10-01",
      to: "2027-09-30",
      today: TODAY,
    });
    expect(inWords(present(soc2).spans)).toEqual([
      "2025-10-01 2026-09-30 365 examined soc2",
      "2026-10-01 2026-11-16 47 letter l",
      "2026-11-17 2027-09-30 318 observation next",
    ]);
  });

  test("is one for each set of products, and counts reports on more products in the narrower ones", () => {
    const reports = [
      report("first", { products: ["b"], period: { start: "2024-10-01", end: "2025-09-30" } }),
      report("soc2"),
      letter("l", { products: ["b"] }),
      report("soc3", { kind: "soc3", type: undefined }),
      report("a-only", { products: ["a"], withdrawn: { on: "2026-11-20", reason: "An error." } }),
    ];
    const described = portalOf({ company: ab, reports }).timelines;
    expect(described.map(({ name, products, reports: own }) => [name, products, own])).toEqual([
      ["SOC 2", [], ["soc2", "soc3"]],
      ["SOC 2, Alpha", ["a"], ["a-only"]],
      ["SOC 2, Beta", ["b"], ["first", "l"]],
    ]);
    const whole = ["2025-10-01 2026-09-30 365 examined soc2", "2026-10-01 2026-11-23 54 none"];
    expect(described.map(({ spans }) => inWords(spans))).toEqual([
      whole,
      whole,
      [
        "2024-10-01 2025-09-30 365 examined first",
        "2025-10-01 2026-09-30 365 examined soc2",
        "2026-10-01 2026-11-16 47 letter l",
        "2026-11-17 2026-11-23 7 none",
      ],
    ]);
  });

  test("takes a report that names every product for one on all of them", () => {
    const reports = [report("one", { products: ["b", "a"] }), report("two")];
    const { timelines: described } = portalOf({ company: ab, reports });
    expect(described.map(({ name, reports: own }) => [name, own])).toEqual([
      ["SOC 2", ["one", "two"]],
    ]);
  });

  test("is left out where a hidden report covers some of its days", () => {
    const period = { start: "2026-10-01", end: "2026-10-31" };
    const hidden = report("hidden", { access: "hidden", period });
    expect(timelines([report("soc2"), hidden])).toEqual([]);
    expect(
      timelines([report("soc2"), hidden, report("soc1", { kind: "soc1" })]).map(({ name }) => name),
    ).toEqual(["SOC 1"]);
  });

  test("ends today where nothing is planned", () => {
    expect(timelines([report("soc2")])[0]?.to).toBe(TODAY);
  });

  test("shows Type 1 reports as points, and holes after them as holes", () => {
    const type1 = report("t1", {
      type: 1,
      period: undefined,
      asOf: "2025-09-20",
      issuedOn: "2025-10-20",
    });
    const [soc2] = timelines([type1, report("soc2")]);
    expect(soc2?.points).toEqual([
      { on: "2025-09-20", report: "t1", label: "SOC 2 Type 1 report" },
    ]);
    expect(inWords(present(soc2).spans).slice(0, 2)).toEqual([
      "2025-09-20 2025-09-20 1 examined t1",
      "2025-09-21 2025-09-30 10 none",
    ]);
  });

  test("does not exist without a period, and is separate for SOC 1", () => {
    expect(timelines([report("t1", { type: 1, period: undefined, asOf: "2026-09-30" })])).toEqual(
      [],
    );
    expect(
      timelines([report("soc1", { kind: "soc1" }), report("soc2", { kind: "soc2-plus" })]).map(
        ({ name }) => name,
      ),
    ).toEqual(["SOC 2", "SOC 1"]);
  });
});
