import { describe, expect, test } from "vitest";
import type { CompanyInput } from "#src/schemas/company.ts";
import {
  control,
  facts,
  type Parts,
  portalOf,
  present,
  report,
  subprocessor,
} from "../../support/content-builder.ts";
import { NOTHING, tellingContent } from "../../support/telling-content.ts";

/** The words of the content that reach the portal in any form. */
function wordsIn(publish: CompanyInput["publish"]): string[] {
  const text = JSON.stringify(portalOf(tellingContent(publish)));
  return [...new Set(text.match(/WORD-[a-z-]+|HIDDEN-[A-Z]+|FUTURE-SUB|inside(?=")/g))].sort();
}

describe("what the policy withholds", () => {
  test("reaches no part of the portal where everything is withheld", () => {
    expect(wordsIn(NOTHING)).toEqual([]);
  });

  test("is told once the policy says so, and internal, hidden, private and gated things still are not", () => {
    expect(
      wordsIn({
        criteriaMap: true,
        controlStatus: "history",
        opinion: true,
        exceptions: "text",
        auditorName: true,
        cuecs: true,
      }),
    ).toEqual([
      "WORD-auditor",
      "WORD-availability-note",
      "WORD-basis",
      "WORD-exception",
      "WORD-history-note",
      "WORD-licence",
      "WORD-performer",
      "WORD-public-cuec",
      "WORD-response",
      "WORD-status-note",
      "WORD-tool",
    ]);
  });

  test.each<[string, CompanyInput["publish"], string[]]>([
    [
      "the current status",
      { ...NOTHING, controlStatus: "current" },
      ["WORD-availability-note", "WORD-performer", "WORD-status-note", "WORD-tool"],
    ],
    ["the opinion", { ...NOTHING, opinion: true }, ["WORD-basis"]],
    ["the opinion of another kind", { ...NOTHING, opinion: { soc1: true } }, []],
    ["the number of exceptions", { ...NOTHING, exceptions: "count" }, []],
    [
      "the text of exceptions",
      { ...NOTHING, exceptions: "text" },
      ["WORD-exception", "WORD-response"],
    ],
    ["the auditor", { ...NOTHING, auditorName: true }, ["WORD-auditor", "WORD-licence"]],
    ["what customers must do", { ...NOTHING, cuecs: true }, ["WORD-public-cuec"]],
  ])("stays so where only %s is published", (_, publish, words) => {
    expect(wordsIn(publish)).toEqual(words);
  });

  test("cannot be told from the state, the reason or the date of a withheld control", () => {
    const seen = tellingContent(NOTHING);
    const unseen = {
      ...seen,
      status: [],
      statusHistory: [],
      controls: present(seen.controls).map((entry) => ({
        ...entry,
        data: { ...entry.data, lastPerformed: undefined },
      })),
    };
    expect(portalOf(seen)).toEqual(portalOf(unseen as Parts));
  });

  test("is said to be withheld", () => {
    const portal = portalOf(tellingContent({ ...NOTHING, criteriaMap: true }));
    expect(portal.controls[0]).toMatchObject({
      state: "withheld",
      because: "Live control status is not published here; ask under NDA.",
    });
    expect(portal.criteria.find(({ id }) => id === "CC6.1")).toMatchObject({
      state: "withheld",
      counts: "1 control mapped: 1 withheld",
    });
  });
});

describe("control status published for some categories only", () => {
  const publish: CompanyInput["publish"] = {
    controlStatus: { default: "current", categories: { availability: "none" } },
  };
  const portal = portalOf(tellingContent(publish));
  const criterion = (id: string) => portal.criteria.find((one) => one.id === id);

  test("withholds a control when any of its criteria stands in a withheld category", () => {
    expect(portal.controls.map(({ id, state, level }) => [id, state, level])).toEqual([
      ["AUTO", "failing", "current"],
      ["AVAIL", "withheld", "none"],
    ]);
    expect(JSON.stringify(portal)).not.toContain("WORD-availability-note");
  });

  test("does not let a criterion elsewhere shine through or be lit by it", () => {
    expect(criterion("A1.2")?.state).toBe("withheld");
    expect(criterion("CC7.5")).toMatchObject({
      state: "withheld",
      counts: "1 control mapped: 1 withheld",
    });
    expect(criterion("CC6.1")?.state).toBe("attention");
  });

  test("gives a control the lowest level of its categories", () => {
    const levels = portalOf({
      company: {
        publish: { controlStatus: { default: "history", categories: { availability: "current" } } },
      },
      controls: [
        control({ id: "S" }),
        control({ id: "SA", criteria: ["CC6.1", "A1.2"] }),
        control({ id: "free", criteria: [] }),
      ],
    }).controls.map(({ id, level, history: told }) => [id, level, told.published]);
    expect(levels).toEqual([
      ["S", "history", true],
      ["SA", "current", false],
      ["free", "history", true],
    ]);
  });

  test("still tells what a control's file says", () => {
    const [planned] = portalOf({
      company: { publish: NOTHING },
      controls: [control({ status: "planned" })],
    }).controls;
    expect(planned).toMatchObject({ state: "planned", observation: { published: false } });
  });
});

describe("the criteria map", () => {
  const portal = portalOf(
    tellingContent({ criteriaMap: false, controlStatus: "current", exceptions: "text" }),
  );

  test("when withheld leaves criteria without controls, policies and counts", () => {
    expect(portal.criteria.find(({ id }) => id === "CC6.1")).toMatchObject({
      state: "withheld",
      counts: "Mapping not published",
      tally: {},
      controls: [],
      policies: [],
    });
    expect(portal.criteria.find(({ id }) => id === "P1.1")?.state).toBe("out-of-scope");
  });

  test("when withheld cannot be put together from controls, policies, answers or exceptions", () => {
    expect(
      [portal.controls, portal.policies, portal.answers]
        .flat()
        .every(({ criteria }) => criteria.length === 0),
    ).toBe(true);
    const { exceptions } = present(portal.reports[0]);
    expect(exceptions).toMatchObject({
      published: true,
      value: { list: [{ criterion: "CC6.1", text: "WORD-exception" }] },
    });
    expect(JSON.stringify(exceptions)).not.toContain("AUTO");
  });
});

describe("facts of reports", () => {
  const soc2 = (publish: CompanyInput["publish"], over = {}) =>
    present(portalOf({ company: { publish }, reports: [report("soc2", over)] }).reports[0]);

  test("tell exceptions as a number, in full, or not at all", () => {
    const exceptions = [{ text: "One thing." }];
    expect(soc2({ exceptions: "none" }, { exceptions }).exceptions).toEqual({ published: false });
    expect(soc2({ exceptions: "count" }, { exceptions }).exceptions).toEqual({
      published: true,
      value: { count: 1 },
    });
    expect(soc2({ exceptions: "text" }, { exceptions }).exceptions).toEqual({
      published: true,
      value: { count: 1, list: exceptions },
    });
    expect(soc2({ exceptions: "count" }, { exceptions: [] }).exceptions).toEqual({
      published: true,
      value: { count: 0 },
    });
    expect(soc2({ exceptions: "count" }).exceptions).toEqual({ published: true, value: undefined });
  });

  test("name the auditor only where the firm permits it as well", () => {
    expect(soc2({}, { issuer: { name: "Firm", mayBeNamed: false } }).auditor).toEqual({
      published: false,
    });
    expect(soc2({}, { issuer: { name: "Firm", mayBeNamed: true } }).auditor).toMatchObject({
      published: true,
      value: { name: "Firm" },
    });
    expect(
      soc2({ auditorName: false }, { issuer: { name: "Firm", mayBeNamed: true } }).auditor,
    ).toEqual({ published: false });
  });

  test("publish opinions by kind, and none for a kind that is not named", () => {
    expect(soc2({ opinion: { soc2: true } }).opinion.published).toBe(true);
    expect(soc2({ opinion: { soc1: true } }).opinion.published).toBe(false);
    expect(soc2({ opinion: { soc2: false } }).opinion.published).toBe(false);
  });

  test("say how many customer duties stand in the report only", () => {
    const cuecs = [{ text: "Do this.", access: "public" as const }, { text: "Do that." }];
    expect(soc2({ cuecs: true }, { cuecs })).toMatchObject({
      customers: { published: true, value: [{ text: "Do this.", report: "soc2" }] },
      withheldCuecs: 1,
    });
    expect(soc2({ cuecs: false }, { cuecs })).toMatchObject({
      customers: { published: false },
      withheldCuecs: 0,
    });
  });
});

test("as shipped the criteria map and report facts are open, live status and exceptions are not", () => {
  expect(portalOf().publish).toEqual({
    criteriaMap: true,
    controlStatus: { default: "none", categories: {} },
    opinion: true,
    exceptions: "none",
    auditorName: true,
    cuecs: false,
  });
});

test("a control's detail is published only where it says so", () => {
  const details = portalOf({
    controls: [
      control({ id: "A", detail: "Long." }),
      control({ id: "B", detail: "Long.", detailAccess: "public" }),
    ],
  }).controls;
  expect(details.map(({ detail }) => detail)).toEqual([undefined, "Long."]);
});

test("rules and their reasons stay in the company's repository", () => {
  expect(
    JSON.stringify(
      portalOf({
        company: { rules: { "some-rule": { severity: "off", reason: "SECRET-REASON" } } },
      }),
    ),
  ).not.toContain("SECRET-REASON");
});

test("an AI feature names its subprocessor where that is published", () => {
  const feature = {
    name: "Reading",
    description: "Reads.",
    onByDefault: false,
    trainsOnCustomerData: false,
  };
  const portal = portalOf({
    facts: facts({
      ai: {
        statedOn: "2026-11-01",
        summary: "Two features.",
        features: [
          { ...feature, subprocessor: "here" },
          { ...feature, subprocessor: "ghost" },
        ],
      },
    }),
    subprocessors: [subprocessor("here")],
  });
  expect(portal.ai?.features.map(({ operator }) => operator)).toEqual([
    { kind: "subprocessor", id: "here" },
    { kind: "not-published" },
  ]);
});

test("where the body's name is held back, so is the address at which it verifies its certificates", () => {
  const certificate = { number: "C-1", verify: "https://body.example/verify" };
  const portalWith = (auditorName: boolean) =>
    portalOf({
      company: { publish: { auditorName } },
      reports: [
        report("iso", {
          kind: "iso27001",
          certificate,
          issuer: { name: "Body", mayBeNamed: true },
        }),
      ],
    });
  expect(JSON.stringify(portalWith(true))).toContain("body.example");
  expect(JSON.stringify(portalWith(false))).not.toContain("body.example");
  expect(portalWith(false).reports[0]?.certificate?.number).toBe("C-1");
});
