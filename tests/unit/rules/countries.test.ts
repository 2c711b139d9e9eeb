import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a code that is no country", async () => {
  expect(
    await findProblems({
      "company.yaml": [["country: DE", "country: QQ"]],
      "subprocessors/cloud.yaml": [
        [
          "locations: [DE, IE]",
          "entityCountry: EU\n  locations: [DE, UK]\n  transfer: { mechanism: adequacy }",
        ],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:4:10 error unknown-country
    There is no country with the code "QQ".
    received: QQ

    subprocessors/cloud.yaml:5:18 error unknown-country
    There is no country with the code "EU".
    received: EU

    subprocessors/cloud.yaml:6:19 error unknown-country
    There is no country with the code "UK".
    received: UK
    suggestion: GB"
  `);
});

it("refuses the Data Privacy Framework for what is not in the United States", async () => {
  expect(
    await findProblems({ "subprocessors/cloud.yaml": [["[DE, US]", "[DE, IN]"]] }),
  ).toMatchInlineSnapshot(`
    "subprocessors/cloud.yaml:14:16 error transfer-mechanism-mismatch
    Mailer receives data under the Data Privacy Framework, but is not in the United States: its countries are DE, IN.
    received: dpf"
  `);
});

it("permits it for an organisation of the United States that processes data elsewhere", async () => {
  expect(
    await findProblems({
      "subprocessors/cloud.yaml": [["locations: [DE, US]", "entityCountry: US\n  locations: [DE]"]],
    }),
  ).toBe("");
});
