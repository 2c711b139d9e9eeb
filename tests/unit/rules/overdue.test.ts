import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("warns of a policy whose review is overdue", async () => {
  expect(
    await findProblems({
      "policies/access-control.mdx": [["nextReview: 2027-03-01", "nextReview: 2026-11-22"]],
    }),
  ).toMatchInlineSnapshot(`
    "policies/access-control.mdx:5:13 warning policy-overdue
    The review of "Access control" was due by 22 November 2026."
  `);
});

it("warns of an answer past its date", async () => {
  expect(
    await findProblems({
      "answers/sign-in.mdx": [["validUntil: 2027-10-01", "validUntil: 2026-11-22"]],
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:12:13 warning answer-overdue
    This answer was valid until 22 November 2026."
  `);
});

it("warns of an expired certificate and an expired document", async () => {
  expect(
    await findProblems({
      "reports/iso27001.yaml": [["expires: 2028-01-31", "expires: 2026-11-22"]],
      "documents/dpa.yaml": [["dated: 2026-01-10", "dated: 2026-01-10\nexpires: 2026-06-30"]],
    }),
  ).toMatchInlineSnapshot(`
    "documents/dpa.yaml:4:10 warning certificate-expired
    "Data processing agreement" expired on 30 June 2026.

    reports/iso27001.yaml:9:12 warning certificate-expired
    This certificate expired on 22 November 2026."
  `);
});

it("warns of a security.txt that expires soon", async () => {
  expect(
    await findProblems({ "company.yaml": [["expires: 2027-05-01", "expires: 2026-12-23"]] }),
  ).toMatchInlineSnapshot(`
    "company.yaml:21:12 warning security-txt-expiring
    security.txt expires on 23 December 2026.
    expected: a day less than a year ahead
    received: 2026-12-23"
  `);
});

it("warns of a security.txt that has expired", async () => {
  expect(
    await findProblems({ "company.yaml": [["expires: 2027-05-01", "expires: 2026-11-22"]] }),
  ).toMatchInlineSnapshot(`
    "company.yaml:21:12 warning security-txt-expiring
    security.txt expired on 22 November 2026.
    expected: a day less than a year ahead
    received: 2026-11-22"
  `);
});

it("warns of a report and a document that were expected by now", async () => {
  expect(
    await findProblems({
      "reports/soc2-2027.yaml": [["issue: 2027-11-30", "issue: 2026-11-22"]],
      "documents/dpa.yaml": [["nextExpected: 2027-01-10", "nextExpected: 2026-11-22"]],
    }),
  ).toMatchInlineSnapshot(`
    "documents/dpa.yaml:4:15 warning expected-date-passed
    A new version of "Data processing agreement" was expected by 22 November 2026.

    reports/soc2-2027.yaml:9:10 warning expected-date-passed
    This report was expected by 22 November 2026 and is not issued."
  `);
});
