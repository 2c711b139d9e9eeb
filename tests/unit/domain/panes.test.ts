import { describe, expect, test } from "vitest";
import type { Category, CompanyInput } from "#src/schemas/company.ts";
import { control, portalOf, present, report, statusFile } from "../../support/content-builder.ts";

const categories: Category[] = ["security", "availability"];

function pane(
  reports: ReturnType<typeof report>[],
  {
    category = "security" as Category,
    publish = {} as CompanyInput["publish"],
    products = [{ id: "app", name: "App" }],
    today = "2026-11-23",
  } = {},
) {
  const portal = portalOf({ company: { categories, publish, products }, reports }, today);
  return present(portal.panes.find((one) => one.category === category));
}

const qualified = (modifies: string[]) => ({
  opinion: { value: "qualified" as const, modifies },
  categories,
});

describe("a pane of the fanlight", () => {
  test("is in outline where the category is outside the programme", () => {
    expect(pane([report("soc2")], { category: "privacy" })).toMatchObject({
      state: "outline",
      because: "Out of scope.",
    });
  });

  test("is hatched where nothing examined the category", () => {
    expect(pane([report("soc2")], { category: "availability" })).toMatchObject({
      state: "hatched",
      because: "In the programme, not examined yet.",
    });
  });

  test("says when an examination is under way", () => {
    const next = report("next", {
      stage: "observation",
      period: undefined,
      issuedOn: undefined,
      opinion: undefined,
      categories,
      expected: { periodStart: "2026-10-01", periodEnd: "2027-09-30", issue: "2027-12-15" },
    });
    expect(pane([report("soc2"), next], { category: "availability" })).toMatchObject({
      state: "hatched",
      because:
        "In the programme, not examined yet; in observation since 1 October 2026, report expected 15 December 2027.",
    });
  });

  test("says what is known of fieldwork and of a report that is late", () => {
    const fieldwork = (issue: string) =>
      report("next", {
        stage: "fieldwork",
        issuedOn: undefined,
        opinion: undefined,
        expected: { issue },
      });
    expect(pane([fieldwork("2026-11-23")]).because).toBe(
      "In the programme, not examined yet; fieldwork under way, report expected 23 November 2026.",
    );
    expect(pane([fieldwork("2026-11-22")]).because).toBe(
      "In the programme, not examined yet; fieldwork under way, report overdue since 22 November 2026.",
    );
    expect(pane([fieldwork("2026-11-22")], { category: "availability" }).because).toBe(
      "In the programme, not examined yet.",
    );
  });

  test("says that an observation has ended while nobody has begun the fieldwork", () => {
    const next = report("next", {
      stage: "observation",
      period: { start: "2026-05-01", end: "2026-10-31" },
      issuedOn: undefined,
      opinion: undefined,
      expected: { issue: "2026-12-15" },
    });
    expect(pane([next]).because).toBe(
      "In the programme, not examined yet; observation ended 31 October 2026, report expected 15 December 2026.",
    );
  });

  test("tells of the last examination where its report is not in force any more", () => {
    const lead = "In the programme, not examined in a report in force";
    const gone = report("gone", { withdrawn: { on: "2026-11-20", reason: "An error." } });
    expect(pane([gone]).because).toBe(
      `${lead}; last examined to 30 September 2026 in a report that was withdrawn.`,
    );
    const narrower = report("new", { supersedes: "old", categories: ["security"] });
    expect(
      pane([report("old", { categories }), narrower], { category: "availability" }),
    ).toMatchObject({
      state: "hatched",
      because: `${lead}; last examined to 30 September 2026 in a report that was superseded.`,
    });
  });

  test("does not deny what a hidden report examined, nor tells of it", () => {
    const hidden = report("new", {
      access: "hidden",
      supersedes: "old",
      period: { start: "2025-11-01", end: "2026-10-31" },
    });
    expect(pane([hidden])).toMatchObject({
      state: "hatched",
      report: undefined,
      because: "In the programme, not examined in a report in force that is listed here.",
    });
    expect(pane([report("old"), hidden]).because).toBe(
      "In the programme, not examined in a report in force that is listed here; last examined to 30 September 2026 in a report that was superseded.",
    );
  });

  describe("of a company with two products", () => {
    const products = [
      { id: "a", name: "Alpha" },
      { id: "b", name: "Beta" },
    ];
    const onA = report("on-a", { products: ["a"] });
    const period = { start: "2025-09-01", end: "2026-08-31" };

    test("is hatched where a current report covers one of them, and names the other", () => {
      const stale = report("stale", {
        products: ["b"],
        period: { start: "2023-10-01", end: "2024-09-30" },
      });
      for (const reports of [[onA], [onA, stale]])
        expect(pane(reports, { products })).toMatchObject({
          state: "hatched",
          report: "on-a",
          because:
            "In the programme; examined to 30 September 2026 for Alpha only; no current report listed here examines Beta.",
        });
    });

    test("is lit where current reports cover both together", () => {
      expect(pane([onA, report("on-b", { products: ["b"], period })], { products })).toMatchObject({
        state: "lit",
        report: "on-a",
        because:
          "Examined to 30 September 2026 for Alpha and examined to 31 August 2026 for Beta; the opinions are unmodified here.",
      });
      expect(
        pane([onA, report("both", { products: ["b", "a"], period })], { products }),
      ).toMatchObject({
        state: "lit",
        report: "both",
        because: "Examined to 31 August 2026; the opinion is unmodified here.",
      });
    });

    test("is barred by a modified opinion on one of them, and says which", () => {
      const modified = report("on-b", { products: ["b"], opinion: { value: "adverse" } });
      expect(pane([onA, modified], { products })).toMatchObject({
        state: "barred",
        because: "Examined to 30 September 2026 for Beta only; the opinion is adverse.",
      });
    });

    test("says for which of them the opinion is not published", () => {
      expect(pane([onA], { products, publish: { opinion: false } }).because).toBe(
        "Examined to 30 September 2026 for Alpha only; the opinion is not published here. It is in the report.",
      );
    });
  });

  test("is unlit where an issued report states no opinion", () => {
    expect(pane([report("soc2", { opinion: undefined })])).toMatchObject({
      state: "unlit",
      because: "Examined to 30 September 2026; the opinion is not stated here.",
    });
  });

  test("is lit by a current report in force with an unmodified opinion", () => {
    expect(pane([report("soc2")])).toMatchObject({
      state: "lit",
      report: "soc2",
      because: "Examined to 30 September 2026; the opinion is unmodified here.",
    });
  });

  test("is lit to the day before the report is aging, then hatched", () => {
    const soc2 = report("soc2");
    expect(pane([soc2], { today: "2027-06-29" }).state).toBe("lit");
    expect(pane([soc2], { today: "2027-06-30" })).toMatchObject({
      state: "hatched",
      because: "In the programme; last examined to 30 September 2026; that report is aging.",
    });
    expect(pane([soc2], { today: "2027-09-30" }).because).toBe(
      "In the programme; last examined to 30 September 2026; that report is stale.",
    );
  });

  test("is lit by a Type 1 report only while that is current", () => {
    const type1 = report("t1", { type: 1, period: undefined, asOf: "2026-09-30" });
    expect(pane([type1], { today: "2026-12-29" })).toMatchObject({
      state: "lit",
      because: "Examined as of 30 September 2026; the opinion is unmodified here.",
    });
    expect(pane([type1], { today: "2026-12-30" }).state).toBe("hatched");
  });

  test.each([
    ["one of its own criteria", ["A1.3"], "barred"],
    ["a common criterion", ["CC6.1"], "barred"],
    ["the description", ["description"], "barred"],
    ["nothing in particular", [], "barred"],
    ["something that is no criterion", ["CC9.9"], "barred"],
    ["another category's criterion", ["C1.1"], "lit"],
  ])(
    "for availability, with an opinion modified on %s, is as it should be",
    (_, modifies, state) => {
      expect(pane([report("soc2", qualified(modifies))], { category: "availability" }).state).toBe(
        state,
      );
    },
  );

  test("names the criteria on which the opinion is modified", () => {
    expect(
      pane([report("soc2", qualified(["A1.3", "CC7.5", "C1.1"]))], { category: "availability" }),
    ).toMatchObject({
      because: "Examined to 30 September 2026; the opinion is qualified on A1.3 and CC7.5.",
      modifiedOn: ["A1.3", "CC7.5"],
    });
  });

  test("of security is barred by a modified common criterion only", () => {
    expect(pane([report("soc2", qualified(["A1.3"]))]).state).toBe("lit");
    expect(pane([report("soc2", qualified(["CC1.1"]))]).state).toBe("barred");
  });

  test.each(["qualified", "adverse", "disclaimer"] as const)(
    "is barred by a %s opinion",
    (value) => {
      expect(pane([report("soc2", { opinion: { value } })]).state).toBe("barred");
    },
  );

  test("stays barred whatever the report's age", () => {
    expect(
      pane([report("soc2", { opinion: { value: "adverse" } })], { today: "2028-01-01" }),
    ).toMatchObject({
      state: "barred",
      because: "Examined to 30 September 2026; the opinion is adverse. That report is stale.",
    });
  });

  test("is unlit where the opinion is not published, and says nothing of it", () => {
    const unlit = pane([report("soc2", qualified(["CC6.1"]))], { publish: { opinion: false } });
    expect(unlit).toMatchObject({
      state: "unlit",
      modifiedOn: [],
      because:
        "Examined to 30 September 2026; the opinion is not published here. It is in the report.",
    });
  });

  test("looks the same for a modified and an unmodified opinion where opinions are not published", () => {
    const publish = { opinion: { soc1: true } };
    expect(pane([report("soc2", qualified([]))], { publish })).toEqual(
      pane([report("soc2", { categories })], { publish }),
    );
  });

  test.each(["superseded", "withdrawn", "reissued"] as const)(
    "is not lit by a %s report",
    (standing) => {
      const replaced = report(
        "old",
        standing === "withdrawn"
          ? { withdrawn: { on: "2026-11-20", reason: "An error was found." } }
          : {},
      );
      const successor = report("new", {
        categories: ["availability"],
        ...(standing === "superseded" ? { supersedes: "old" } : { reissues: "old" }),
      });
      expect(pane(standing === "withdrawn" ? [replaced] : [replaced, successor]).state).toBe(
        "hatched",
      );
    },
  );

  test("of several reports in force follows the one that says most against it", () => {
    const clean = report("clean");
    const aged = report("aged", { period: { start: "2024-10-01", end: "2025-09-30" } });
    const modified = report("modified", { opinion: { value: "qualified", modifies: ["CC6.1"] } });
    const withheld = report("withheld", { kind: "soc2-plus" });
    const publish = { opinion: { soc2: true } };
    expect(pane([aged, clean]).report).toBe("clean");
    expect(pane([clean, modified]).report).toBe("modified");
    expect(pane([withheld, clean], { publish }).state).toBe("lit");
    expect(pane([aged, withheld], { publish }).state).toBe("unlit");
  });

  test("is not lit by a hidden report, a SOC 1 report or a report dated in the future", () => {
    expect(pane([report("hidden", { access: "hidden" })]).state).toBe("hatched");
    expect(pane([report("soc1", { kind: "soc1" })]).state).toBe("hatched");
    expect(pane([report("early", { issuedOn: "2026-11-24" })]).state).toBe("hatched");
  });

  test("is not changed by what tools see", () => {
    const parts = {
      company: { publish: { controlStatus: "current" as const } },
      reports: [report("soc2")],
      controls: [control()],
    };
    const failing = portalOf({
      ...parts,
      status: [statusFile([{ id: "C-1", status: "failing" }])],
    });
    expect(failing.criteria.find(({ id }) => id === "CC6.1")?.state).toBe("attention");
    expect(failing.panes).toEqual(portalOf(parts).panes);
  });

  test("counts the common criteria and its own", () => {
    const sums = portalOf().panes.map(({ criteria }) => criteria.common + criteria.own);
    expect(sums).toEqual([33, 36, 35, 38, 51]);
  });
});
