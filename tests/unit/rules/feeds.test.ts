import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

const OPERATING = '"status": "operating"';

it("refuses a control that operates while its checks fail", async () => {
  expect(
    await findProblems({
      "status/scanner.json": [
        [OPERATING, `${OPERATING}, "checks": { "passed": 9, "failed": 1, "unknown": 0 }`],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "status/scanner.json:6:31 error status-contradicts-checks
    The status of "AC-1" is operating, but 1 check failed.
    received: operating"
  `);
});

it("refuses a control that fails while all its checks pass", async () => {
  expect(
    await findProblems({
      "status/scanner.json": [
        [OPERATING, '"status": "failing", "checks": { "passed": 9, "failed": 0, "unknown": 0 }'],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "status/scanner.json:6:31 error status-contradicts-checks
    The status of "AC-1" is failing, but no check failed.
    received: failing"
  `);
});

it("refuses two statuses of one control in one file", async () => {
  expect(
    await findProblems({
      "status/scanner.json": [
        [
          '06:00:00Z" }\n',
          '06:00:00Z" },\n    { "id": "AC-1", "status": "failing", "lastChecked": "2026-11-22T06:00:00Z" }\n',
        ],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "status/scanner.json:7:13 error control-twice
    There is already a status for "AC-1" above in this file.
    received: AC-1"
  `);
});

it("refuses a tool's not-applicable without a note", async () => {
  expect(
    await findProblems({
      "status/scanner.json": [[OPERATING, '"status": "not-applicable"']],
    }),
  ).toMatchInlineSnapshot(`
    "status/scanner.json:6:31 error not-applicable-without-reason
    scanner says that "AC-1" is not applicable, but gives no reason, and the control's own file gives none either.
    expected: note, with the reason"
  `);
});

it("permits a tool's not-applicable with a note, or where the control says it with a reason", async () => {
  const withNote = '"status": "not-applicable", "note": "There is nothing to sign in to."';
  expect(await findProblems({ "status/scanner.json": [[OPERATING, withNote]] })).toBe("");
  expect(
    await findProblems({
      "status/scanner.json": [
        ['"AC-1"', '"AC-3"'],
        [OPERATING, '"status": "not-applicable"'],
      ],
    }),
  ).toBe("");
});
