import { expect, test } from "vitest";
import type { ReportInput } from "#src/schemas/report.ts";
import { portalOf, report, subprocessor } from "../../support/content-builder.ts";

const cloud = (...criteria: string[]): Partial<ReportInput> => ({
  subservice: [
    {
      name: "Cloud",
      subprocessor: "cloud",
      method: "carve-out",
      csocs: criteria.map((criterion) => ({ criterion, expects: `Does ${criterion}.` })),
    },
  ],
});
const preparing = {
  stage: "observation" as const,
  period: undefined,
  issuedOn: undefined,
  opinion: undefined,
};

test("providers' duties come in the order of the criteria, with a link to a published subprocessor", () => {
  const { providers } = portalOf({
    reports: [report("soc2", cloud("A1.2", "CC6.4"))],
    subprocessors: [subprocessor("cloud")],
  });
  expect(providers).toEqual([
    {
      criterion: "CC6.4",
      expects: "Does CC6.4.",
      provider: "Cloud",
      subprocessor: "cloud",
      report: "soc2",
      method: "carve-out",
    },
    {
      criterion: "A1.2",
      expects: "Does A1.2.",
      provider: "Cloud",
      subprocessor: "cloud",
      report: "soc2",
      method: "carve-out",
    },
  ]);
});

test("a duty that two reports repeat is listed once, from the one in force", () => {
  const { providers } = portalOf({
    reports: [
      report("a-next", { ...preparing, ...cloud("CC6.4", "CC6.5") }),
      report("soc2", cloud("CC6.4")),
    ],
  });
  expect(providers.map(({ criterion, report: from }) => [criterion, from])).toEqual([
    ["CC6.4", "soc2"],
    ["CC6.5", "a-next"],
  ]);
});

test("duties of superseded and withdrawn reports are not listed", () => {
  const reports = [
    report("old", cloud("CC6.4")),
    report("new", { supersedes: "old" }),
    report("gone", { ...cloud("CC6.5"), withdrawn: { on: "2026-11-20", reason: "An error." } }),
  ];
  expect(portalOf({ reports }).providers).toEqual([]);
});

test("customers' duties stand at their criterion, and those on none only in the whole list", () => {
  const cuecs = [
    { criterion: "CC6.2", text: "Remove leavers.", access: "public" as const },
    { text: "Read the report.", access: "public" as const },
  ];
  const portal = portalOf({
    company: { publish: { cuecs: true } },
    reports: [report("soc2", { cuecs })],
  });
  expect(portal.customers).toEqual({
    published: true,
    value: [
      { criterion: undefined, text: "Read the report.", report: "soc2" },
      { criterion: "CC6.2", text: "Remove leavers.", report: "soc2" },
    ],
  });
  expect(portal.criteria.find(({ id }) => id === "CC6.2")?.customers).toMatchObject({
    published: true,
    value: [{ text: "Remove leavers." }],
  });
  expect(portal.criteria.find(({ id }) => id === "CC6.1")?.customers).toEqual({
    published: true,
    value: [],
  });
});
