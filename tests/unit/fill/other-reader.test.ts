/** A workbook of 5,000 rows that another program wrote, filled in here and read back by that program. */
import { read, utils, type WorkBook, write } from "@e965/xlsx";
import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { indexAnswers } from "#src/domain/fill/answer-index.ts";
import { planWrites } from "#src/domain/fill/plan-writes.ts";
import { proposeRows } from "#src/domain/fill/row-states.ts";
import { guessColumns } from "#src/domain/workbook/guess-columns.ts";
import { openBook } from "#src/domain/workbook/open-book.ts";
import { present } from "../../support/content-builder.ts";

const ROWS = 5000;
const SHEET = "xl/worksheets/sheet2.xml";

function makeQuestionnaire(): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["Read me first"], [46_000]]), "Notes");
  const rows = Array.from({ length: ROWS }, (_, at) => [
    `Q-${at}`,
    at % 500 === 0 ? "Is customer data encrypted at rest?" : `How many boats have berth ${at}?`,
    at === 500 ? "See our letter" : undefined,
    at % 3 ? at / 7 : at % 2 === 0,
  ]);
  const form = utils.aoa_to_sheet([["Ref", "Question", "Response", "Score"], ...rows]);
  form["D2"] = { t: "n", v: 35, f: "LEN(B2)", z: "0.00%" };
  form["C1002"] = { t: "n", v: 2, f: "1+1" };
  form["B3"].c = [{ a: "Buyer", t: "Mind the tide" }];
  form["B4"].l = { Target: "https://buyer.example/?a=1&b=2" };
  form["!merges"] = [utils.decode_range("A5003:D5003")];
  form["!cols"] = [{ wch: 8 }, { wch: 60 }];
  form["!autofilter"] = { ref: "A1:D5001" };
  utils.book_append_sheet(book, form, "Form & more");
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", bookSST: true }));
}

const readBack = (bytes: Uint8Array): WorkBook =>
  read(bytes, { cellFormula: true, cellNF: true, cellStyles: true });

function fillIn(bytes: Uint8Array): Uint8Array {
  const book = openBook(bytes);
  const at = book.sheets.findIndex(({ name }) => name === "Form & more");
  const sheet = present(book.sheets[at]);
  const { header, columns } = guessColumns(sheet);
  expect([header, columns]).toEqual([1, { id: 0, question: 1, answer: 2 }]);
  const index = indexAnswers([
    {
      id: "rest",
      question: "Is customer data encrypted at rest?",
      value: "yes",
      text: "Yes. AES & “more”, 5 < 6.",
      topics: [],
      state: "current",
      lastReviewed: "2026-11-01",
      questionnaires: {},
      page: "https://trust.example.com/answers/rest/",
    },
  ]);
  const { rows, unread } = proposeRows(sheet, { columns, header, questionnaire: undefined }, index);
  expect([rows.length, unread]).toEqual([ROWS, 0]);
  const choices = rows.flatMap(({ row, chosen, sure, kept }) =>
    chosen && kept === undefined ? [{ row, answer: chosen, sure }] : [],
  );
  const options = { columns, header, company: "Acme", saySure: false };
  return book.write(at, planWrites(sheet, choices, options));
}

it("holds the answers, and every other cell, formula, format and part as it was", () => {
  const original = makeQuestionnaire();
  const filled = fillIn(original);
  const [before, after] = [readBack(original), readBack(filled)];
  expect(after.SheetNames).toEqual(before.SheetNames);
  expect(after.Sheets["Notes"]).toEqual(before.Sheets["Notes"]);

  const [asked, told] = [
    present(before.Sheets["Form & more"]),
    present(after.Sheets["Form & more"]),
  ];
  const changed = Object.keys(told).filter(
    (at) => JSON.stringify(told[at]) !== JSON.stringify(asked[at]),
  );
  // Row 502 was answered already, and a formula stands in row 1002.
  const wanted = [2, 1502, 2002, 2502, 3002, 3502, 4002, 4502].map((row) => `C${row}`);
  expect(changed).toEqual(wanted);
  for (const at of wanted)
    expect(told[at].v).toBe("Yes. AES & “more”, 5 < 6.\nhttps://trust.example.com/answers/rest/");
  expect(Object.keys(asked).filter((at) => !(at in told))).toEqual([]);
  expect([told["C502"].v, told["C1002"].f, told["D2"].f, told["D2"].z]).toEqual([
    "See our letter",
    "1+1",
    "LEN(B2)",
    "0.00%",
  ]);
  expect(told["B3"].c[0].t).toBe("Mind the tide");

  const [parts, written] = [unzipSync(original), unzipSync(filled)];
  expect(Object.keys(written)).toEqual(Object.keys(parts));
  const differ = Object.entries(parts).filter(
    ([name, part]) => Buffer.compare(part, present(written[name])) !== 0,
  );
  expect(differ.map(([name]) => name)).toEqual([SHEET]);
});
