import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a criterion that does not exist and names those that may be meant", async () => {
  expect(
    await findProblems({ "policies/access-control.mdx": [["A1.2", "CC9.9"]] }),
  ).toMatchInlineSnapshot(`
    "policies/access-control.mdx:6:19 error unknown-criterion
    "CC9.9" is not one of the 61 Trust Services Criteria.
    received: CC9.9
    suggestion: CC9.1 or CC9.2"
  `);
});

it("knows the spellings of criteria that other tools use", async () => {
  expect(
    await findProblems({
      "controls/access.yaml": [["[CC6.1]", "[cc_6_1, tsc_CC7.2, PP1.1, CC6.1.3, P1.0, XY1.1]"]],
    }),
  ).toMatchInlineSnapshot(`
    "controls/access.yaml:4:14 error unknown-criterion
    "cc_6_1" is not one of the 61 Trust Services Criteria.
    received: cc_6_1
    suggestion: CC6.1

    controls/access.yaml:4:22 error unknown-criterion
    "tsc_CC7.2" is not one of the 61 Trust Services Criteria.
    received: tsc_CC7.2
    suggestion: CC7.2

    controls/access.yaml:4:33 error unknown-criterion
    "PP1.1" is not one of the 61 Trust Services Criteria.
    received: PP1.1
    suggestion: PI1.1

    controls/access.yaml:4:40 error unknown-criterion
    "CC6.1.3" is not one of the 61 Trust Services Criteria.
    received: CC6.1.3
    suggestion: CC6.1

    controls/access.yaml:4:49 error unknown-criterion
    "P1.0" is not one of the 61 Trust Services Criteria.
    received: P1.0
    suggestion: P1.1

    controls/access.yaml:4:55 error unknown-criterion
    "XY1.1" is not one of the 61 Trust Services Criteria.
    received: XY1.1"
  `);
});

it("refuses a criterion in the parts of a report as well", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [
        ["value: unmodified", "value: qualified\n  modifies: [CC6.9]"],
        ["criterion: CC6.2", "criterion: CC6.20"],
        ["criterion: CC6.4", "criterion: CC10.1"],
        ["criterion: CC6.1", "criterion: A1.4"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:15:14 error unknown-criterion
    "CC6.9" is not one of the 61 Trust Services Criteria.
    received: CC6.9
    suggestion: CC6.7 or CC6.8

    reports/soc2-2026.yaml:17:16 error unknown-criterion
    "CC6.20" is not one of the 61 Trust Services Criteria.
    received: CC6.20
    suggestion: CC6.7 or CC6.8

    reports/soc2-2026.yaml:25:20 error unknown-criterion
    "CC10.1" is not one of the 61 Trust Services Criteria.
    received: CC10.1
    suggestion: CC1.1

    reports/soc2-2026.yaml:28:16 error unknown-criterion
    "A1.4" is not one of the 61 Trust Services Criteria.
    received: A1.4
    suggestion: A1.2 or A1.3"
  `);
});

it("refuses a control that does not exist", async () => {
  expect(
    await findProblems({
      "answers/sign-in.mdx": [["[AC-1]", "[AC-11]"]],
      "reports/soc2-2026.yaml": [["control: AC-2", "control: ac-2"]],
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:6:12 error unknown-control
    There is no control "AC-11".
    received: AC-11
    suggestion: AC-1

    reports/soc2-2026.yaml:17:14 error unknown-control
    There is no control "ac-2".
    received: ac-2
    suggestion: AC-2"
  `);
});

it("refuses a policy that does not exist", async () => {
  expect(
    await findProblems({
      "controls/access.yaml": [["[access-control]", "[acces-control]"]],
      "answers/sign-in.mdx": [["policies: [access-control]", "policies: [passwords]"]],
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:7:12 error unknown-policy
    There is no policy "passwords".
    received: passwords

    controls/access.yaml:6:14 error unknown-policy
    There is no policy "acces-control".
    received: acces-control
    suggestion: access-control"
  `);
});

it("refuses a report that does not exist", async () => {
  expect(
    await findProblems({
      "answers/sign-in.mdx": [["[soc2-2026]", "[soc2-2062]"]],
      "reports/soc2-2026.yaml": [["supersedes: soc2-2025", "supersedes: soc2-2024"]],
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:8:11 error unknown-report
    There is no report "soc2-2062".
    received: soc2-2062
    suggestion: soc2-2026

    reports/soc2-2026.yaml:29:13 error unknown-report
    There is no report "soc2-2024".
    received: soc2-2024
    suggestion: soc2-2025"
  `);
});

it("refuses a subprocessor that does not exist", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["subprocessor: cloud", "subprocessor: clout"]],
      "facts.yaml": [["subprocessor: cloud", "subprocessor: models"]],
      "subprocessors/cloud.yaml": [["id: mailer", "id: mailer\n  replaces: post"]],
    }),
  ).toMatchInlineSnapshot(`
    "facts.yaml:10:21 error unknown-subprocessor
    There is no subprocessor "models".
    received: models

    reports/soc2-2026.yaml:21:19 error unknown-subprocessor
    There is no subprocessor "clout".
    received: clout
    suggestion: cloud

    subprocessors/cloud.yaml:9:13 error unknown-subprocessor
    There is no subprocessor "post".
    received: post"
  `);
});

it("refuses a component that does not exist", async () => {
  expect(
    await findProblems({
      "updates/outage.mdx": [["[web]", "[wep]"]],
      "uptime/history/watcher.json": [['"web"', '"api"']],
    }),
  ).toMatchInlineSnapshot(`
    "updates/outage.mdx:9:16 error unknown-component
    There is no component "wep".
    received: wep
    suggestion: web

    uptime/history/watcher.json:7:13 error unknown-component
    There is no component "api".
    received: api"
  `);
});

it("refuses a product that does not exist", async () => {
  expect(
    await findProblems({
      "controls/access.yaml": [["[app]", "[ap]"]],
      "uptime/components.yaml": [["[app]", "[web]"]],
      "access.yaml": [["product: [app]", "product: [desktop]"]],
    }),
  ).toMatchInlineSnapshot(`
    "access.yaml:8:17 error unknown-product
    There is no product "desktop".
    received: desktop

    controls/access.yaml:5:14 error unknown-product
    There is no product "ap".
    received: ap
    suggestion: app

    uptime/components.yaml:4:16 error unknown-product
    There is no product "web".
    received: web"
  `);
});

it("refuses a document that does not exist", async () => {
  expect(
    await findProblems({
      "access.yaml": [
        ["[soc2-2026]", "[soc2-2028]"],
        ["document: soc2-2026", "document: dpia"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "access.yaml:7:18 error unknown-document
    There is no document "soc2-2028".
    received: soc2-2028
    suggestion: soc2-2025

    access.yaml:13:15 error unknown-document
    There is no document "dpia".
    received: dpia
    suggestion: dpa"
  `);
});

it("refuses two products or components of one id", async () => {
  expect(
    await findProblems({
      "company.yaml": [["id: api", "id: app"]],
      "uptime/components.yaml": [
        [
          "components:",
          "components:\n  - id: web\n    name: Again\n    source: { kind: probe, name: Watcher }",
        ],
      ],
      "answers/api-sign-in.md": [["[api]", "[app]"]],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:11:9 error duplicate-name
    The id "app" is already used above.
    received: app

    uptime/components.yaml:5:9 error duplicate-name
    The id "web" is already used above.
    received: web"
  `);
});
