import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

const NO_NAMES: readonly [string, string] = [
  "products:",
  "publish: { auditorName: false }\nproducts:",
];

it("refuses the name of a firm in a text where no audit firm is to be named", async () => {
  expect(
    await findProblems({
      "company.yaml": [NO_NAMES],
      "policies/access-control.mdx": [["Read the", "Gray Ledger LLP tested this. Read the"]],
      "answers/sign-in.mdx": [["Yes. The", "Yes, says Norm Register. The"]],
      "updates/outage.mdx": [["summary: Pages", "summary: Gray Ledger knows. Pages"]],
      "reports/soc2-2026.yaml": [["stage: issued", "stage: issued\nsummary: By gray ledger, llp."]],
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:16:11 error auditor-named
    "Norm Register" is named here, but publish.auditorName keeps the names of audit firms back.

    policies/access-control.mdx:12:1 error auditor-named
    "Gray Ledger LLP" is named here, but publish.auditorName keeps the names of audit firms back.

    reports/soc2-2026.yaml:4:10 error auditor-named
    "Gray Ledger LLP" is named here, but publish.auditorName keeps the names of audit firms back.

    updates/outage.mdx:5:10 error auditor-named
    "Gray Ledger LLP" is named here, but publish.auditorName keeps the names of audit firms back."
  `);
});

it("finds the name without its legal form", async () => {
  expect(
    await findProblems({
      "reports/soc2-2025.yaml": [["mayBeNamed: true", "mayBeNamed: false"]],
      "reports/soc2-2026.yaml": [["mayBeNamed: true", "mayBeNamed: false"]],
      "policies/access-control.mdx": [["Read the", "Gray\nLedger tested this. Read the"]],
    }),
  ).toMatchInlineSnapshot(`
    "policies/access-control.mdx:12:1 error auditor-named
    "Gray Ledger LLP" is named here, but has not agreed to be named (issuer.mayBeNamed)."
  `);
});

it("takes one word that is left of a name for a name only as it is written there", async () => {
  const renamed: readonly (readonly [string, string])[] = [
    ["name: Gray Ledger LLP", 'name: "Gray, L.L.P."'],
    ["mayBeNamed: true", "mayBeNamed: false"],
  ];
  const reports = { "reports/soc2-2025.yaml": renamed, "reports/soc2-2026.yaml": renamed };
  const policy = (text: string) => ({
    "policies/access-control.mdx": [["Read the", `${text} Read the`]] as const,
  });
  expect(await findProblems({ ...reports, ...policy("Doors are gray. Grayson checks.") })).toBe("");
  expect(await findProblems({ ...reports, ...policy("Gray checks.") })).toContain("auditor-named");
});
