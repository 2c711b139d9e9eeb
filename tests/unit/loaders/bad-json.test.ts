import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("names line and column of broken JSON", async () => {
  expect(
    await findProblems({
      "status/scanner.json": [["}\n  ]", "},\n  ]"]],
      "uptime/history/watcher.json": '{"schema": "uptime/1"',
    }),
  ).toMatchInlineSnapshot(`
    "status/scanner.json:7:3 error json-syntax
    This is not valid JSON: "]" was not expected here.

    uptime/history/watcher.json:1:22 error json-syntax
    This is not valid JSON: it ends too early."
  `);
});

it("refuses JSON with comments, single quotes or nothing but words", async () => {
  expect(
    await findProblems({
      "status/scanner.json": "{ // tool\n}",
      "status/other.json": "{\n  'schema': 1 }",
      "status/word.json": "undefined",
    }),
  ).toMatchInlineSnapshot(`
    "status/other.json:2:3 error json-syntax
    This is not valid JSON: "'" was not expected here.

    status/scanner.json:1:3 error json-syntax
    This is not valid JSON: "/" was not expected here.

    status/word.json:1:1 error json-syntax
    This is not valid JSON: "u" was not expected here."
  `);
});

it("refuses a key that stands twice in JSON", async () => {
  expect(
    await findProblems({
      "status/scanner.json": [
        ['"status": "operating"', '"status": "failing", "status": "operating"'],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "status/scanner.json:6:42 error duplicate-key
    The key "status" stands twice in the same place. Only one of them could be used."
  `);
});

it("names the line of JSON Lines", async () => {
  expect(
    await findProblems({
      "status/history/AC-1.jsonl":
        '{"at": "2026-01-01T00:00:00Z", "status": "failing", "source": "scanner"}\n\n{"at": "2026-01-02", "status": "fine"}\n{"at"\n',
      "status/history/AC-2.jsonl": '{"at": "2026-01-02", "status": "fine"}\n',
    }),
  ).toMatchInlineSnapshot(`
    "status/history/AC-1.jsonl:4:6 error json-syntax
    This is not valid JSON: it ends too early.

    status/history/AC-2.jsonl:1:1 error schema
    "[0].source" is missing.
    expected: text

    status/history/AC-2.jsonl:1:8 error schema
    "[0].at" must be a time with its zone, for example 2026-11-02T06:00:00Z.
    expected: a time with its zone, for example 2026-11-02T06:00:00Z
    received: "2026-01-02"

    status/history/AC-2.jsonl:1:32 error schema
    "[0].status" must be one of operating, partial, failing, planned, not-applicable, unknown.
    expected: one of operating, partial, failing, planned, not-applicable, unknown
    received: "fine""
  `);
});
