import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a setting for a rule that does not exist", async () => {
  expect(
    await findProblems({
      "company.yaml": [
        [
          "products:",
          "rules:\n  letter-for-type-1:\n    severity: error\n    reason: We never send one.\nproducts:",
        ],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:10:5 error unknown-rule
    There is no rule "letter-for-type-1".
    received: letter-for-type-1
    suggestion: letter-for-type1"
  `);
});

it("refuses to lower a rule that is not soft", async () => {
  expect(
    await findProblems({
      "company.yaml": [
        [
          "products:",
          'rules:\n  policy-overdue:\n    severity: "off"\n    reason: We know.\nproducts:',
        ],
      ],
      "policies/access-control.mdx": [["nextReview: 2027-03-01", "nextReview: 2026-11-22"]],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:10:15 error rule-not-lowerable
    The rule "policy-overdue" cannot be lowered to "off". Only those that docs/rules/ calls soft can.
    expected: warning
    received: off

    policies/access-control.mdx:5:13 warning policy-overdue
    The review of "Access control" was due by 22 November 2026."
  `);
});

it("raises a warning to an error", async () => {
  expect(
    await findProblems({
      "company.yaml": [
        [
          "products:",
          "rules:\n  policy-overdue:\n    severity: error\n    reason: Reviews are never late here.\nproducts:",
        ],
      ],
      "policies/access-control.mdx": [["nextReview: 2027-03-01", "nextReview: 2026-11-22"]],
    }),
  ).toMatchInlineSnapshot(`
    "policies/access-control.mdx:5:13 error policy-overdue
    The review of "Access control" was due by 22 November 2026."
  `);
});

it("lowers a soft rule with its reason", async () => {
  expect(
    await findProblems({
      "company.yaml": [
        [
          "products:",
          "rules:\n  soc2-without-security:\n    severity: warning\n    reason: The firm examined availability alone.\nproducts:",
        ],
      ],
      "reports/soc2-2026.yaml": [["[security, availability]", "[availability]"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:7:13 warning soc2-without-security
    The categories of this SOC 2 report lack security. The common criteria, which make up security, are used whichever category is chosen.
    expected: security among the categories
    received: availability"
  `);
});
