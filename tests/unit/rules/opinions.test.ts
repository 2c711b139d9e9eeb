import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses to hide a modified opinion beside a published unmodified one", async () => {
  expect(
    await findProblems({
      "reports/soc2-2025.yaml": [["stage: issued", "stage: issued\naccess: hidden"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2025.yaml:4:9 error selective-opinion
    The opinion of this report is qualified and is withheld, because the report is hidden, while the unmodified opinion of "SOC 2 Type 2 report" is published."
  `);
});

it("refuses to publish opinions of one kind of SOC 2 report only", async () => {
  expect(
    await findProblems({
      "company.yaml": [
        ["products:", "publish:\n  opinion: { soc2: true, iso27001: true }\nproducts:"],
      ],
      "reports/soc2-2025.yaml": [["kind: soc2", "kind: soc2-plus"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2025.yaml:1:7 error selective-opinion
    The opinion of this report is qualified and is withheld, because publish.opinion leaves out "soc2-plus", while the unmodified opinion of "SOC 2 Type 2 report" is published."
  `);
});

it("refuses the name of a firm that has not agreed", async () => {
  expect(
    await findProblems({
      "reports/iso27001.yaml": [
        ["mayBeNamed: true", "mayBeNamed: false"],
        ["stage: issued", "stage: issued\nsummary: Issued by Norm Register."],
      ],
      "policies/access-control.mdx": [["Read the", "The NORM REGISTER agrees.\n\nRead the"]],
    }),
  ).toMatchInlineSnapshot(`
    "policies/access-control.mdx:12:5 error auditor-named
    "Norm Register" is named here, but has not agreed to be named (issuer.mayBeNamed).

    reports/iso27001.yaml:3:10 error auditor-named
    "Norm Register" is named here, but has not agreed to be named (issuer.mayBeNamed)."
  `);
});

it("takes a SOC 3 report for one of the same kind as the SOC 2 report behind it", async () => {
  expect(
    await findProblems({
      "company.yaml": [
        ["products:", "publish:\n  opinion: { soc3: true, iso27001: true }\nproducts:"],
      ],
      "reports/soc3.yaml":
        "kind: soc3\nstage: issued\nperiod: { start: 2025-10-01, end: 2026-09-30 }\ncategories: [security]\nissuer: { name: Gray Ledger LLP }\nissuedOn: 2026-11-02\nopinion: { value: unmodified }\naccess: public\n",
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2025.yaml:1:7 error selective-opinion
    The opinion of this report is qualified and is withheld, because publish.opinion leaves out "soc2", while the unmodified opinion of "SOC 3 report" is published."
  `);
});
