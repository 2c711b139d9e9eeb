import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("reports everything that is wrong in every file at once", async () => {
  expect(
    await findProblems({
      "company.yaml": [
        ["schema: 1", "schema: 2"],
        ["name: Example\n", "nam: Example\n"],
        ["country: DE", "country: de"],
        ["portal: https://trust.example.com/", "portal: trust.example.com"],
      ],
      "policies/access-control.mdx": [['version: "1.0"', "version: 1.0"]],
      "controls/access.yaml": [
        ["operation: automated", "operation: automatic"],
        ["cadence: quarterly", "cadence: sometimes"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:1:1 error schema
    "name" is missing.
    expected: text

    company.yaml:1:9 error schema
    "schema" must be 1: docs/upgrade.md says how to bring older content up to date.
    expected: 1
    received: the number 2

    company.yaml:2:1 error unknown-key
    "nam" is not a key that is known here.
    expected: one of schema, sample, name, legalName, country, description, website, portal, gate, storage, agreement, logo, policyPdfs, accent, products, system, contacts, categories, publish, securityTxt, csaf, fedramp, frameworks, notYet, noticeDays, changesFromGit, ages, rules
    suggestion: name

    company.yaml:4:10 error schema
    "country" must be a two-letter country code such as DE or US.
    expected: a two-letter country code such as DE or US
    received: "de"

    company.yaml:6:9 error schema
    "portal" must be a full address that starts with https:// or http://.
    expected: a full address that starts with https:// or http://
    received: "trust.example.com"

    controls/access.yaml:7:14 error schema
    "[0].operation" must be one of automated, manual, both.
    expected: one of automated, manual, both
    received: "automatic"
    suggestion: automated

    controls/access.yaml:13:12 error schema
    "[1].cadence" must be one of daily, weekly, monthly, quarterly, semi-annual, annual, or a number of days.
    expected: one of daily, weekly, monthly, quarterly, semi-annual, annual, or a number of days
    received: "sometimes"

    policies/access-control.mdx:3:10 error schema
    "version" must be text: put the version in quotes, for example "2.0".
    expected: text
    received: the number 1"
  `);
});

it("says what was expected and what was found", async () => {
  expect(
    await findProblems({
      "facts.yaml":
        'breachNotice:\n  hours: 48.5\nhosting:\n  regions: Frankfurt\nrestoreTest:\n  on: 2026-02-30\nencryption: yes\ninsurance:\n  text: ""\n',
    }),
  ).toMatchInlineSnapshot(`
    "facts.yaml:2:10 error schema
    "breachNotice.hours" must be a whole number.
    expected: a whole number
    received: the number 48.5

    facts.yaml:4:12 error schema
    "hosting.regions" must be a list.
    expected: a list
    received: "Frankfurt"

    facts.yaml:6:7 error schema
    "restoreTest.on" is not a day of the calendar.
    received: "2026-02-30"

    facts.yaml:7:13 error schema
    "encryption" must be a mapping of keys to values.
    expected: a mapping of keys to values
    received: "yes"

    facts.yaml:9:9 error schema
    "insurance.text" must not be empty.
    received: """
  `);
});

it("finds the branch that was meant where several forms are possible", async () => {
  expect(
    await findProblems({
      "company.yaml": [
        [
          "products:",
          "publish:\n  controlStatus:\n    default: curent\n    categories: { securty: none }\n  opinion: sometimes\nproducts:",
        ],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:10:14 error schema
    "publish.controlStatus.default" must be one of none, current, history.
    expected: one of none, current, history
    received: "curent"
    suggestion: current

    company.yaml:11:19 error unknown-key
    "publish.controlStatus.categories.securty" is not a key that is known here.
    expected: one of security, availability, confidentiality, processing-integrity, privacy
    suggestion: security

    company.yaml:12:12 error schema
    "publish.opinion" must be true or false.
    expected: true or false
    received: "sometimes""
  `);
});

it("names items of lists", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [
        ["text: One review was late.", "texts: One review was late."],
        ["criterion: CC6.4", "expect: nothing"],
      ],
      "subprocessors/cloud.yaml": [["[DE, IE]", "[Germany]"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:16:5 error schema
    "exceptions[0].text" is missing.
    expected: text

    reports/soc2-2026.yaml:18:5 error unknown-key
    "exceptions[0].texts" is not a key that is known here.
    expected: one of criterion, control, text, response, resolvedOn
    suggestion: text

    reports/soc2-2026.yaml:24:9 error schema
    "subservice[0].csocs[0].criterion" is missing.
    expected: text

    reports/soc2-2026.yaml:24:9 error unknown-key
    "subservice[0].csocs[0].expect" is not a key that is known here.
    expected: one of criterion, expects
    suggestion: expects

    subprocessors/cloud.yaml:5:15 error schema
    "[0].locations[0]" must be a two-letter country code such as DE or US.
    expected: a two-letter country code such as DE or US
    received: "Germany""
  `);
});

it("refuses a relative date in real content", async () => {
  expect(
    await findProblems({
      "policies/access-control.mdx": [["nextReview: 2027-03-01", 'nextReview: "@today+1y"']],
    }),
  ).toMatchInlineSnapshot(`
    "policies/access-control.mdx:5:13 error sample-date
    "@today+1y" is a date for the fictional company only. Write the real date, or say "sample: true" in company.yaml.
    expected: a date written YYYY-MM-DD
    received: @today+1y"
  `);
});

it("refuses a relative date that it does not know", async () => {
  expect(
    await findProblems({
      "company.yaml": [["schema: 1", "schema: 1\nsample: true"]],
      "policies/access-control.mdx": [["nextReview: 2027-03-01", 'nextReview: "@today+1q"']],
    }),
  ).toMatchInlineSnapshot(`
    "policies/access-control.mdx:5:13 error sample-date
    "@today+1q" is not a relative date that is known here.
    expected: @today, @today-30d, @today+2w, @today-13m or @today-1y; then perhaps ^ or $; then perhaps a time such as T06:00:00Z
    received: @today+1q"
  `);
});

it("refuses the fictional company on a host", async () => {
  expect(
    await findProblems(
      { "company.yaml": [["schema: 1", "schema: 1\nsample: true"]] },
      { environment: { NETLIFY: "true" } },
    ),
  ).toMatchInlineSnapshot(`
    "company.yaml:2:9 error sample-on-host
    This is the fictional company, and this build runs on Netlify. A portal with made-up claims is not published by accident: put your own content in its place, or set FANLIGHT_ALLOW_SAMPLE=1 for a demonstration."
  `);
});

it.each(["https://example.com/trust", "https://example.com/?a=b", "https://example.com/#trust"])(
  "refuses the portal address %s, since pages live at the root",
  async (address) => {
    const problems = await findProblems({
      "company.yaml": [["https://trust.example.com/", address]],
    });
    expect(problems.split("\n").slice(0, 2)).toEqual([
      "company.yaml:6:9 error schema",
      '"portal" must be an origin such as https://trust.example.com/, without a path, query or hash: pages live at the root.',
    ]);
  },
);

it.each(["https://trust.example.com", "http://localhost:4321/"])(
  "permits the portal address %s",
  async (address) => {
    expect(await findProblems({ "company.yaml": [["https://trust.example.com/", address]] })).toBe(
      "",
    );
  },
);
