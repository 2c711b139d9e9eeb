import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("warns of a criterion outside the programme", async () => {
  expect(
    await findProblems({
      "controls/access.yaml": [["[CC6.2]", "[CC6.2, P4.1]"]],
      "policies/access-control.mdx": [["A1.2", "C1.1"]],
    }),
  ).toMatchInlineSnapshot(`
    "controls/access.yaml:11:21 warning criterion-out-of-scope
    P4.1 belongs to privacy, which is not among the categories of company.yaml. It is shown as mapped, out of scope.
    received: P4.1

    policies/access-control.mdx:6:19 warning criterion-out-of-scope
    C1.1 belongs to confidentiality, which is not among the categories of company.yaml. It is shown as mapped, out of scope.
    received: C1.1"
  `);
});

it("refuses a SOC 2 report without security", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["[security, availability]", "[availability]"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:7:13 error soc2-without-security
    The categories of this SOC 2 report lack security. The common criteria, which make up security, are used whichever category is chosen.
    expected: security among the categories
    received: availability"
  `);
});

it("refuses an opinion on a criterion outside the report", async () => {
  expect(
    await findProblems({ "reports/soc2-2025.yaml": [["[CC6.2]", "[A1.2, CC6.2]"]] }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2025.yaml:12:14 error opinion-outside-report
    The opinion names A1.2, which is outside this report: its categories are security.
    received: A1.2"
  `);
});

it("refuses a SOC 3 report without security", async () => {
  expect(
    await findProblems({
      "reports/soc3.yaml":
        "kind: soc3\nstage: fieldwork\ncategories: [availability]\naccess: public\n",
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc3.yaml:3:13 error soc2-without-security
    The categories of this SOC 3 report lack security. The common criteria, which make up security, are used whichever category is chosen.
    expected: security among the categories
    received: availability"
  `);
});

it("refuses exceptions and subservice controls on a criterion outside the report", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [
        ["criterion: CC6.2", "criterion: P4.1"],
        ["criterion: CC6.4", "criterion: C1.1"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:16:16 error criterion-outside-report
    An exception names P4.1, which is outside this report: its categories are security, availability.
    received: P4.1

    reports/soc2-2026.yaml:24:20 error criterion-outside-report
    A control of a subservice organisation names C1.1, which is outside this report: its categories are security, availability.
    received: C1.1"
  `);
});
