import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a subprocessor that takes effect inside its notice", async () => {
  expect(
    await findProblems({
      "subprocessors/cloud.yaml": [["effectiveOn: 2024-02-01", "effectiveOn: 2024-01-30"]],
    }),
  ).toMatchInlineSnapshot(`
    "subprocessors/cloud.yaml:7:16 error subprocessor-inside-notice
    Cloud was announced on 1 January 2024 and takes effect on 30 January 2024, inside the notice of 30 days.
    expected: 2024-01-31 or later, or emergency with a reason
    received: 2024-01-30"
  `);
});

it("refuses one that takes effect later and is never announced", async () => {
  expect(
    await findProblems({
      "subprocessors/cloud.yaml": [
        ["effectiveOn: 2024-02-01", "effectiveOn: 2099-02-01"],
        ["  announcedOn: 2024-01-01\n", ""],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "subprocessors/cloud.yaml:6:16 error subprocessor-inside-notice
    Cloud takes effect on 1 February 2099, and nothing says when customers are told.
    expected: announcedOn beside it"
  `);
});

it("takes an emergency replacement inside the notice, if it says why", async () => {
  const asEmergency = (more: string) => ({
    "subprocessors/cloud.yaml": [
      [
        "effectiveOn: 2024-02-01",
        `effectiveOn: 2024-01-30\n  emergency: { ${more}noticeSentOn: 2024-01-01 }`,
      ] as [string, string],
    ],
  });
  expect(await findProblems(asEmergency("reason: The old one failed., "))).toBe("");
  expect(await findProblems(asEmergency(""))).toMatchInlineSnapshot(`
    "subprocessors/cloud.yaml:8:3 error schema
    "[0].emergency.reason" is missing.
    expected: text"
  `);
});

it("refuses a transfer without a mechanism", async () => {
  expect(
    await findProblems({
      "subprocessors/cloud.yaml": [
        ["[DE, IE]", "[DE, IN, BR]"],
        ["mechanism: dpf", "mechanism: none-needed"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "subprocessors/cloud.yaml:5:19 error transfer-without-mechanism
    Cloud processes data in IN, BR, outside the EEA, the United Kingdom and Switzerland, but no transfer mechanism is named.
    expected: transfer.mechanism (adequacy is one)

    subprocessors/cloud.yaml:14:16 error transfer-without-mechanism
    Mailer processes data in US, outside the EEA, the United Kingdom and Switzerland, but the mechanism says that none is needed.
    expected: transfer.mechanism (adequacy is one)"
  `);
});
