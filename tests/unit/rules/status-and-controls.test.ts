import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a control that is not applicable without a reason", async () => {
  expect(
    await findProblems({ "controls/access.yaml": [["\n  reason: There are no offices.", ""]] }),
  ).toMatchInlineSnapshot(`
    "controls/access.yaml:22:11 error not-applicable-without-reason
    "Offices are locked" is not applicable, but gives no reason.
    expected: reason"
  `);
});

it("refuses status for a control that does not exist", async () => {
  expect(
    await findProblems({
      "status/scanner.json": [['"AC-1"', '"AC-9"']],
      "status/history/AC-9.jsonl":
        '{"at": "2026-01-01T00:00:00Z", "status": "failing", "source": "scanner"}\n',
    }),
  ).toMatchInlineSnapshot(`
    "status/history/AC-9.jsonl:1:1 error status-for-unknown-control
    There is status for "AC-9", but no control with this id.
    received: AC-9
    suggestion: AC-1

    status/scanner.json:6:13 error status-for-unknown-control
    There is status for "AC-9", but no control with this id.
    received: AC-9
    suggestion: AC-1"
  `);
});

it("refuses status from the future", async () => {
  expect(
    await findProblems({
      "status/scanner.json": [['2026-11-22T06:00:00Z" }', '2026-11-24T00:00:00Z" }']],
      "status/history/AC-1.jsonl": [["2026-01-02", "2027-01-02"]],
      "uptime/history/watcher.json": [["2026-11-21", "2026-11-24"]],
    }),
  ).toMatchInlineSnapshot(`
    "status/history/AC-1.jsonl:2:8 error status-in-future
    This status is dated 2 January 2027, after today, 23 November 2026 (UTC).
    received: 2027-01-02

    status/scanner.json:6:59 error status-in-future
    This status is dated 24 November 2026, after today, 23 November 2026 (UTC).
    received: 2026-11-24

    uptime/history/watcher.json:10:19 error status-in-future
    This status is dated 24 November 2026, after today, 23 November 2026 (UTC).
    received: 2026-11-24"
  `);
});

it("refuses evidence from the future", async () => {
  expect(
    await findProblems({
      "controls/access.yaml": [["on: 2026-10-05", "on: 2026-11-24"]],
      "answers/sign-in.mdx": [["lastReviewed: 2026-10-01", "lastReviewed: 2027-10-01"]],
      "policies/access-control.mdx": [["approvedOn: 2026-03-01", "approvedOn: 2026-12-01"]],
      "documents/dpa.yaml": [["2026-01-10", "2026-12-10"]],
      "facts.yaml": [["on: 2026-09-14", "on: 2026-12-14"]],
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:11:15 error evidence-in-future
    This is dated 1 October 2027, after today, 23 November 2026 (UTC).
    received: 2027-10-01

    controls/access.yaml:15:9 error evidence-in-future
    This is dated 24 November 2026, after today, 23 November 2026 (UTC).
    received: 2026-11-24

    documents/dpa.yaml:3:8 error evidence-in-future
    This is dated 10 December 2026, after today, 23 November 2026 (UTC).
    received: 2026-12-10

    facts.yaml:2:7 error evidence-in-future
    This is dated 14 December 2026, after today, 23 November 2026 (UTC).
    received: 2026-12-14

    policies/access-control.mdx:4:13 error evidence-in-future
    This is dated 1 December 2026, after today, 23 November 2026 (UTC).
    received: 2026-12-01"
  `);
});
