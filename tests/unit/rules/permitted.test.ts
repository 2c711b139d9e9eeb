import { expect, it } from "vitest";
import { type Changes, findProblems } from "../../fixtures/change-company.ts";

const PERMITTED: Record<string, Changes> = {
  "an emergency replacement inside the notice, with its reason": {
    "subprocessors/cloud.yaml": [
      [
        "effectiveOn: 2024-02-01",
        "effectiveOn: 2024-01-02\n  emergency: { reason: The one before closed., noticeSentOn: 2024-01-01 }",
      ],
    ],
  },
  "a subprocessor that takes effect on the last day of its notice": {
    "subprocessors/cloud.yaml": [["effectiveOn: 2024-02-01", "effectiveOn: 2024-01-31"]],
  },
  "a transfer under an adequacy decision": {
    "subprocessors/cloud.yaml": [["mechanism: dpf", "mechanism: adequacy"]],
  },
  "a past transfer without a mechanism, once the subprocessor is removed": {
    "subprocessors/cloud.yaml": [
      ["mechanism: dpf", "mechanism: none-needed\n  removedOn: 2026-11-23"],
    ],
  },
  "a letter that overlaps the one before": {
    "reports/letter-2.yaml": [["start: 2026-11-01", "start: 2026-10-15"]],
  },
  "a second letter that names the report in place of the letter before": {
    "reports/letter-2.yaml": [["follows: letter-1", "follows: soc2-2026"]],
  },
  "a letter signed on its last day": {
    "reports/letter-2.yaml": [["end: 2026-11-15", "end: 2026-11-16"]],
  },
  "a period of exactly three months": {
    "reports/soc2-2026.yaml": [["start: 2025-10-01", "start: 2026-07-01"]],
  },
  "opinions of no kind at all": {
    "company.yaml": [["products:", "publish: { opinion: false }\nproducts:"]],
    "reports/soc2-2025.yaml": [["stage: issued", "stage: issued\naccess: hidden"]],
  },
  "a modified opinion on the description": {
    "reports/soc2-2025.yaml": [["[CC6.2]", "[description]"]],
  },
  "objectives of a SOC 1 report that are no criteria": {
    "reports/soc1.yaml":
      "kind: soc1\ntype: 1\nstage: issued\nasOf: 2026-09-30\nissuedOn: 2026-11-01\nissuer: { name: Gray Ledger LLP }\nopinion: { value: qualified, modifies: [Payroll 3] }\n",
  },
  "a firm that agreed in one report, named in a text": {
    "policies/access-control.mdx": [["Read the", "Gray Ledger LLP tested this. Read the"]],
  },
  "answers that differ in a row which only one of them can answer in a word": {
    "answers/api-sign-in.md": [
      ["value: yes", "value: text"],
      ["products: [api]\n", ""],
    ],
  },
  "what is due today": {
    "policies/access-control.mdx": [["nextReview: 2027-03-01", "nextReview: 2026-11-23"]],
    "answers/sign-in.mdx": [["validUntil: 2027-10-01", "validUntil: 2026-11-23"]],
    "reports/iso27001.yaml": [["expires: 2028-01-31", "expires: 2026-11-23"]],
    "documents/dpa.yaml": [["nextExpected: 2027-01-10", "nextExpected: 2026-11-23"]],
    "company.yaml": [["expires: 2027-05-01", "expires: 2026-12-24"]],
  },
  "status of today, in whatever zone": {
    "status/scanner.json": [['2026-11-22T06:00:00Z" }', '2026-11-24T01:00:00+02:00" }']],
  },
  "less-than signs and addresses in data": {
    "controls/access.yaml": [
      ["Staff sign in", "Fewer than <5 staff (a <b) <me@example.com> sign in"],
    ],
  },
  "links with queries, to files, to other sites and to sections of pages": {
    "policies/access-control.mdx": [
      [
        "(/answers/sign-in/)",
        "(/request/?document=soc2-2026) [f](/map.pdf) [x](https://example.com/y) [m](mailto:a@example.com) [s](/uptime/#method) [t](#page-main)",
      ],
    ],
    "public/map.pdf": "x",
  },
  "the right file behind the door": { "private/soc2-2026.pdf": "hello report" },
};

it.each(Object.keys(PERMITTED))("permits %s", async (name) => {
  expect(await findProblems(PERMITTED[name] ?? {})).toBe("");
});
