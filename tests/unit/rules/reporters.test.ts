import { expect, it } from "vitest";
import { fails } from "#integrations/content-check/check.ts";
import { formatGithub } from "#integrations/content-check/reporters/github.ts";
import { formatJson } from "#integrations/content-check/reporters/json.ts";
import { formatTerminal } from "#integrations/content-check/reporters/terminal.ts";
import { type Changes, checkChanged } from "../../fixtures/change-company.ts";

const late: Changes = {
  "policies/access-control.mdx": [
    ["nextReview: 2027-03-01", "nextReview: 2026-11-22"],
    ["A1.2", "CC9.9"],
  ],
};

const misspelt: Changes = {
  "facts.yaml": [["restoreTest", "restoreTests"]],
  "reports/iso27001.yaml": [["kind: iso27001", "kind: iso"]],
};

it("groups problems by file for people, and says what the message has not said", async () => {
  expect(formatTerminal(await checkChanged(late), { color: false })).toMatchInlineSnapshot(`
    "content/policies/access-control.mdx
      warning  The review of "Access control" was due by 22 November 2026.
               content/policies/access-control.mdx:5:13  policy-overdue  docs/rules/policy-overdue.md
      error    "CC9.9" is not one of the 61 Trust Services Criteria.
               Did you mean CC9.1 or CC9.2?
               content/policies/access-control.mdx:6:19  unknown-criterion  docs/rules/unknown-criterion.md

    1 error and 1 warning in 1 file."
  `);
  expect(formatTerminal(await checkChanged(misspelt), { color: false })).toMatchInlineSnapshot(`
    "content/facts.yaml
      error    "restoreTests" is not a key that is known here.
               Expected: one of hosting, encryption, keys, signIn, penetrationTest, restoreTest, breachNotice, exit, training, dpa, disclosure, insurance, contact24x7, data, ai.
               Did you mean restoreTest?
               content/facts.yaml:1:1  unknown-key  docs/rules/unknown-key.md

    content/reports/iso27001.yaml
      error    "kind" must be one of soc2, soc2-plus, soc1, soc3, iso27001, iso27017, iso27018, iso27701, iso42001, pci-aoc, hitrust, csa-star, certificate, management-letter.
               Found: "iso".
               content/reports/iso27001.yaml:1:7  schema  docs/rules/schema.md

    2 errors in 2 files."
  `);
});

it("says so when there is nothing to say", async () => {
  expect(formatTerminal(await checkChanged({}), { color: false })).toBe(
    "No problem found in 22 files.",
  );
  expect(formatGithub(await checkChanged({}))).toBe("");
});

it("uses colour only where it is wanted", async () => {
  const report = await checkChanged(late);
  expect(formatTerminal(report, { color: false })).not.toContain("\u001b");
  expect(formatTerminal(report, { color: true })).toContain("\u001b[31merror");
});

it("annotates lines on GitHub", async () => {
  expect(formatGithub(await checkChanged(late))).toMatchInlineSnapshot(`
    "::warning file=content/policies/access-control.mdx,line=5,col=13,title=policy-overdue::The review of "Access control" was due by 22 November 2026.%0Adocs/rules/policy-overdue.md
    ::error file=content/policies/access-control.mdx,line=6,col=19,title=unknown-criterion::"CC9.9" is not one of the 61 Trust Services Criteria. Did you mean CC9.1 or CC9.2?%0Adocs/rules/unknown-criterion.md"
  `);
});

it("escapes what would end an annotation early", async () => {
  const report = await checkChanged({ "controls/100%, a:b.yml": "x" });
  expect(formatGithub(report)).toContain("file=content/controls/100%25%2C a%3Ab.yml,line=1,");
});

it("gives other tools the whole report with its version", async () => {
  const report = await checkChanged(late);
  expect(JSON.parse(formatJson(report))).toMatchObject({
    version: 1,
    folder: "content",
    today: "2026-11-23",
    errors: 1,
    warnings: 1,
    problems: [
      { rule: "policy-overdue", key: "nextReview", line: 5, column: 13 },
      { rule: "unknown-criterion", key: "criteria[1]", docs: "docs/rules/unknown-criterion.md" },
    ],
  });
});

it("fails on errors always, and on warnings where it is strict", async () => {
  const clean = await checkChanged({});
  const warned = await checkChanged({
    "company.yaml": [["expires: 2027-05-01", "expires: 2026-12-01"]],
  });
  const wrong = await checkChanged(late);
  expect([clean, warned, wrong].map((report) => fails(report, { strict: false }))).toEqual([
    false,
    false,
    true,
  ]);
  expect([clean, warned, wrong].map((report) => fails(report, { strict: true }))).toEqual([
    false,
    true,
    true,
  ]);
});
