import { describe, expect, test } from "vitest";
import { findTimeline } from "#src/components/reports/family-timeline.ts";
import { describeNextStep } from "#src/components/reports/next-step-words.ts";
import { describeOpinionWords, tellOpinion } from "#src/components/reports/opinion-words.ts";
import { describeReport } from "#src/components/reports/report-lines.ts";
import {
  issuerLabel,
  tellAccess,
  tellCriteria,
  tellDays,
  tellExceptions,
  tellSystem,
  tellType,
} from "#src/components/reports/report-words.ts";
import type { Portal, ReportView } from "#src/domain/views.ts";
import type { ReportInput } from "#src/schemas/report.ts";
import { letter, type Parts, portalOf, present, report } from "../../../support/content-builder.ts";

function viewOf(
  over: Partial<ReportInput>,
  parts: Parts = {},
): { portal: Portal; view: ReportView } {
  const portal = portalOf({ reports: [report("soc2", over)], ...parts });
  return { portal, view: present(portal.reports[0]) };
}
const view = (over: Partial<ReportInput>, parts?: Parts) => viewOf(over, parts).view;
const iso: Partial<ReportInput> = {
  kind: "iso27001",
  type: undefined,
  period: undefined,
  categories: [],
  opinion: undefined,
  certificate: { validFrom: "2025-03-01", expires: "2028-02-29" },
};

describe("an opinion in words", () => {
  test("points to no names where none are given", () => {
    const meaningOf = (opinion: ReportInput["opinion"]) =>
      describeOpinionWords(view({ opinion }))?.meaning;
    expect(meaningOf({ value: "qualified" })).toBe(
      "The auditor’s conclusion holds with a reservation. What it is modified on is not stated here.",
    );
    expect(meaningOf({ value: "adverse" })).toMatch(/What it is modified on is not stated here\.$/);
    expect(meaningOf({ value: "qualified", basis: "One test failed." })).toBe(
      "The auditor’s conclusion holds with a reservation.",
    );
    expect(meaningOf({ value: "qualified", modifies: ["CC6.1"] })).toBe(
      "The auditor’s conclusion holds except for what is named.",
    );
  });

  test("names each criterion on which it is modified, and the description", () => {
    const opinion = { value: "qualified", modifies: ["A1.3", "description"] } as const;
    expect(tellOpinion(view({ opinion: { ...opinion, modifies: [...opinion.modifies] } }))).toBe(
      "Qualified on A1.3 and the description",
    );
  });

  test("says of the other criteria only what a qualified opinion says", () => {
    const qualified = view({ opinion: { value: "qualified", modifies: ["CC6.1"] } });
    expect(describeOpinionWords(qualified)?.rest).toBe(
      "On the other 32 criteria examined it is not modified.",
    );
    const adverse = view({ opinion: { value: "adverse", modifies: ["CC6.1"] } });
    expect(describeOpinionWords(adverse)?.rest).toBeUndefined();
  });

  test("is never lit where it is modified or withheld", () => {
    expect(describeOpinionWords(view({ opinion: { value: "adverse" } }))?.mark).toBe("modified");
    expect(describeOpinionWords(view({ opinion: { value: "disclaimer" } }))?.mark).toBe("modified");
    const withheld = view({}, { company: { publish: { opinion: false } } });
    expect(describeOpinionWords(withheld)).toBeUndefined();
    expect(tellOpinion(withheld)).toBe("Not published here");
  });
});

describe("a report in words", () => {
  test("says who examined, certified or will examine", () => {
    expect(issuerLabel(view({}))).toBe("Examined by");
    expect(issuerLabel(view(iso))).toBe("Certified by");
    expect(issuerLabel(view({ stage: "fieldwork" }))).toBe("To be examined by");
  });

  test("tells a Type 1 report as a day and a Type 2 report as a period", () => {
    const one = view({ type: 1, asOf: "2026-06-30", period: undefined });
    expect(tellType(one)).toBe("Type 1: the design of controls, as of 30 June 2026");
    expect(tellDays(one)).toBe("As of 30 June 2026");
    const ahead = view({ stage: "fieldwork", issuedOn: undefined, opinion: undefined });
    expect(tellType(ahead)).toBe(
      "Type 2: the design of controls and how they operate will be examined over 12 months (365 days)",
    );
    expect(tellType(view({}))).toBe(
      "Type 2: the design of controls and how they operated over 12 months (365 days)",
    );
    expect(tellDays(view({}))).toBe("1 October 2025 to 30 September 2026");
    expect(tellDays(view(iso))).toBe("Valid from 1 March 2025 to 29 February 2028");
  });

  test("counts the criteria of its categories, the common ones included", () => {
    expect(tellCriteria(view({}))).toBe("33 criteria examined");
    expect(tellCriteria(view({ categories: ["availability"] }))).toBe("36 criteria examined");
    expect(tellCriteria(view({ stage: "observation" }))).toBe("33 criteria to be examined");
    expect(tellCriteria(view(iso))).toBeUndefined();
  });

  test("names the products only where it is not about all of them", () => {
    const products = [
      { id: "app", name: "App" },
      { id: "rates", name: "Rates" },
    ];
    const told = (own: string[]) => {
      const { portal, view } = viewOf({ products: own }, { company: { products } });
      return tellSystem(view, portal);
    };
    expect(told(["rates"])).toBe("Rates");
    expect(told(["app", "rates"])).toBe("App");
    expect(told([])).toBe("App");
  });

  test("tells none, some and withheld exceptions apart", () => {
    const count = { company: { publish: { exceptions: "count" as const } } };
    expect(tellExceptions(view({ exceptions: [] }, count))).toBe("None noted");
    expect(tellExceptions(view({ exceptions: [{ text: "One" }] }, count))).toBe(
      "1 noted in testing",
    );
    expect(tellExceptions(view({}, count))).toBe("Not stated");
    expect(tellExceptions(view({ exceptions: [] }))).toBeUndefined();
  });

  test("says what it takes to read it", () => {
    const file = { path: "a.pdf", bytes: 1, sha256: "0".repeat(64) };
    expect(tellAccess(view({ access: "public", file }), "Example")).toBe(
      "Public: anybody may open it",
    );
    expect(tellAccess(view({ access: "public" }), "Example")).toBe(
      "Public, but no file is published",
    );
    expect(tellAccess(view({}), "Example")).toMatch(/^Not public: .* a person at Example decides$/);
    expect(tellAccess(view({ access: "nda" }), "Example")).not.toContain("decides");
    const withdrawn = { on: "2026-11-20", reason: "Error" };
    expect(tellAccess(view({ withdrawn }), "Example")).toBe("No longer given out");
  });

  test("shows no opinion in the row of a certificate", () => {
    const { portal, view } = viewOf(iso, { company: { publish: { opinion: false } } });
    expect(describeReport(view, portal).second).toBeUndefined();
  });

  test("names in the row of a letter the report that it follows", () => {
    const portal = portalOf({ reports: [report("soc2"), letter("letter")] });
    expect(describeReport(present(portal.reports[1]), portal).scope).toBe(
      "Follows: SOC 2 Type 2 report",
    );
  });
});

describe("the next step", () => {
  const step = (over: Partial<ReportInput>) => {
    const { portal, view } = viewOf(over);
    return describeNextStep(view, portal);
  };

  test("puts the NDA before the decision of a person", () => {
    const { steps } = step({});
    expect(steps.findIndex((text) => text.includes("NDA"))).toBeLessThan(
      steps.findIndex((text) => text.includes("decides")),
    );
  });

  test("names no decision where none is needed", () => {
    expect(step({ access: "nda" }).steps.join(" ")).not.toContain("A person at Example decides");
  });

  test("offers nothing for a withdrawn report", () => {
    const withdrawn = step({ withdrawn: { on: "2026-11-20", reason: "Error" } });
    expect(withdrawn).toMatchObject({ title: "Withdrawn", steps: [] });
  });

  test("keeps a SOC 1 report to those whose accounts it bears on", () => {
    expect(step({ kind: "soc1", categories: [] }).limit).toContain("customers whose accounts");
  });
});

describe("the timeline of a report", () => {
  test("is that of its family, and for a letter that of the report at the root of its chain", () => {
    const second = letter("second", {
      follows: "letter",
      period: { start: "2026-11-17", end: "2026-11-20" },
      signedOn: "2026-11-20",
    });
    const soc1 = report("soc1", { kind: "soc1", categories: [] });
    const portal = portalOf({ reports: [report("soc2"), soc1, letter("letter"), second] });
    const nameFor = (id: string) =>
      findTimeline(present(portal.reports.find((report) => report.id === id)), portal)?.name;
    expect(["soc2", "soc1", "letter", "second"].map(nameFor)).toEqual([
      "SOC 2",
      "SOC 1",
      "SOC 2",
      "SOC 2",
    ]);
  });

  test("does not exist for a certificate", () => {
    const portal = portalOf({ reports: [report("soc2"), report("iso", iso)] });
    const certificate = present(portal.reports.find(({ id }) => id === "iso"));
    expect(findTimeline(certificate, portal)).toBeUndefined();
  });
});
