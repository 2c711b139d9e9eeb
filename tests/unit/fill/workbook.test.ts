import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lettersOf, WorkbookError } from "#src/domain/workbook/definitions.ts";
import { guessColumns } from "#src/domain/workbook/guess-columns.ts";
import { openBook } from "#src/domain/workbook/open-book.ts";
import { present } from "../../support/content-builder.ts";
import { makeWorkbook, partsOf } from "../../support/make-workbook.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const bytesOf = (text: string) => new TextEncoder().encode(text);
const cellsOf = (bytes: Uint8Array) =>
  openBook(bytes).sheets.map(({ rows }) => rows.map(({ number, cells }) => [number, [...cells]]));
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

const book = makeWorkbook({
  shared: ["ID", "Question", "Is it &lt;b&gt;safe&lt;/b&gt; &amp; sound?"],
  rows:
    '<row r="1" spans="1:3" ht="30"><c r="A1" s="4" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
    '<row r="2"><c r="A2"><v>1.5</v></c><c r="B2" s="7" t="s"><v>2</v></c><c r="C2" s="9"/><c r="D2"><f>LEN(B2)</f><v>11</v></c></row>' +
    '<row r="5"/>',
  after: '<mergeCells count="1"><mergeCell ref="A7:C7"/></mergeCells>',
  more: { "xl/vbaProject.bin": "MACRO" },
});

describe("a workbook", () => {
  it("is read as text, with its merged cells, formulas and the values that were saved last", () => {
    const { sheets, notes } = openBook(book);
    expect(sheets[0]).toMatchObject({
      name: "Form & notes",
      rows: [
        { number: 1, cells: ["ID", "Question"] },
        { number: 2, cells: ["1.5", "Is it <b>safe</b> & sound?", undefined, "11"] },
      ],
      merges: [{ from: { row: 7, column: 0 }, to: { row: 7, column: 2 } }],
    });
    expect([...present(sheets[0]).formulas]).toEqual(["2:3"]);
    expect(notes).toEqual([
      "The workbook holds macros. None of them is run here, and they stay in the file as they are.",
    ]);
  });

  it("is written in its place: every other part and every other character stays", () => {
    const written = openBook(book).write(0, [
      { row: 2, column: 2, text: 'Yes & <no> "1"' },
      { row: 2, column: 5, text: "New", like: 1 },
      { row: 3, column: 2, text: "A row that was not there" },
      { row: 5, column: 0, text: "=1+1" },
      { row: 9, column: 1, text: "After\nall" },
    ]);
    const [before, after] = [partsOf(book), partsOf(written)];
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [name, part] of before) if (name !== SHEET) expect(after.get(name)).toBe(part);
    const string = (at: string, words: string, style = "") =>
      `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`;
    const wanted = present(before.get(SHEET))
      .replace('ref="A1:D9"', 'ref="A1:F9"')
      .replace('<c r="C2" s="9"/>', string("C2", "Yes &amp; &lt;no&gt; &quot;1&quot;", ' s="9"'))
      .replace("<v>11</v></c></row>", `<v>11</v></c>${string("F2", "New", ' s="7"')}</row>`)
      .replace(
        '<row r="5"/>',
        `<row r="3">${string("C3", "A row that was not there")}</row><row r="5">${string("A5", "=1+1")}</row><row r="9">${string("B9", "After\nall")}</row>`,
      );
    expect(after.get(SHEET)).toBe(wanted);
    expect(cellsOf(written)[0]?.[1]?.[1]).toEqual([
      "1.5",
      "Is it <b>safe</b> & sound?",
      'Yes & <no> "1"',
      "11",
      undefined,
      "New",
    ]);
  });

  it("may name its elements with a prefix, leave out addresses and use CDATA", () => {
    const odd = makeWorkbook({
      rows: "<row><c t='inlineStr'><is><t><![CDATA[a < b & c]]></t></is></c><c><v>2</v></c></row>",
    });
    const prefixed = makeWorkbook({ rows: "", more: {} });
    const xml = present(partsOf(odd).get(SHEET)).replaceAll(
      /<(\/?)(worksheet|sheetData|row|c|is|t|v|dimension)\b/g,
      "<$1x:$2",
    );
    const own = makeWorkbook({ rows: "", more: { [SHEET]: xml } });
    expect([cellsOf(odd), cellsOf(own)]).toEqual([
      [[[1, ["a < b & c", "2"]]]],
      [[[1, ["a < b & c", "2"]]]],
    ]);
    expect(
      present(partsOf(openBook(own).write(0, [{ row: 1, column: 2, text: "z" }])).get(SHEET)),
    ).toContain('<x:c r="C1" t="inlineStr"><x:is><x:t xml:space="preserve">z</x:t></x:is></x:c>');
    expect(() => openBook(prefixed)).toThrow("holds no text in any cell");
  });

  it("keeps what it held through any writes", () => {
    const cell = fc.record({
      row: fc.integer({ min: 1, max: 12 }),
      column: fc.integer({ min: 0, max: 8 }),
      text: fc.string({ unit: "grapheme" }),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(cell, { selector: ({ row, column }) => `${row}:${column}` }),
        (writes) => {
          const again = openBook(openBook(book).write(0, writes)).sheets[0];
          const at = (row: number, column: number) =>
            again?.rows.find(({ number }) => number === row)?.cells[column] ?? "";
          const clean = (words: string) =>
            words
              .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
              .replace(/\r\n?/g, "\n");
          for (const write of writes) expect(at(write.row, write.column)).toBe(clean(write.text));
          if (!writes.some(({ row, column }) => row === 2 && column === 0))
            expect(at(2, 0)).toBe("1.5");
        },
      ),
      { numRuns: process.env.FANLIGHT_TEST_FULL ? 2000 : 40 },
    );
  });
});

describe("a CSV", () => {
  const write = (source: Uint8Array, column: number, words: string, row = 2) =>
    openBook(source).write(0, [{ row, column, text: words }]);

  it("keeps its delimiter, its quotes, its line ends and its byte order mark", () => {
    const source = '\uFEFF"ID";Question;Answer\r\n1;"Is it; really?";\r\n2; bare "quote" ;x';
    expect(text(write(bytesOf(source), 2, "Yes; it is"))).toBe(
      '"ID";Question;Answer\r\n1;"Is it; really?";"Yes; it is"\r\n2; bare "quote" ;x',
    );
    expect(openBook(bytesOf(source)).write(0, []).slice(0, 3)).toEqual(
      new Uint8Array([0xef, 0xbb, 0xbf]),
    );
    expect(text(write(bytesOf("a\tb\n1\t2\n"), 3, "=1+1"))).toBe("a\tb\n1\t2\t\t'=1+1\n");
  });

  it("in Latin-1 stays in Latin-1, and becomes UTF-8 where a letter needs it", () => {
    const source = Uint8Array.from(Buffer.from("ID,Frage\n1,Für wen?\n", "latin1"));
    const { sheets, notes } = openBook(source);
    expect(sheets[0]?.rows[1]?.cells).toEqual(["1", "Für wen?"]);
    expect(notes[0]).toContain("read as Latin-1");
    expect(Buffer.from(write(source, 2, "Für alle")).toString("latin1")).toBe(
      "ID,Frage\n1,Für wen?,Für alle\n",
    );
    expect(text(write(source, 2, "名前"))).toBe("ID,Frage\n1,Für wen?,名前\n");
  });

  it("in UTF-16 stays in UTF-16", () => {
    const source = Uint8Array.from(Buffer.from("\uFEFFa\tb\r\n1\t2\r\n", "utf16le"));
    expect(Buffer.from(write(source, 1, "ü")).toString("utf16le")).toBe("\uFEFFa\tb\r\n1\tü\r\n");
  });

  it("comes back as it was where nothing is written", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r\n", "a", " ", "é") }),
        (source) => {
          let opened: ReturnType<typeof openBook>;
          try {
            opened = openBook(bytesOf(source));
          } catch (error) {
            if (error instanceof WorkbookError) return;
            throw error;
          }
          expect(text(opened.write(0, []))).toBe(source);
        },
      ),
      { numRuns: process.env.FANLIGHT_TEST_FULL ? 5000 : 300 },
    );
  });
});

describe("what is no questionnaire", () => {
  const wide = (words: string) => [...words].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

  it.each<[string, Uint8Array, string]>([
    ["an empty file", new Uint8Array(), "The file is empty."],
    [
      "a workbook with a password",
      Uint8Array.from([...OLE, ...wide("EncryptedPackage")]),
      "protected by a password",
    ],
    ["an old workbook", Uint8Array.from(OLE), "the older form XLS"],
    ["a PDF", bytesOf("%PDF-1.7"), "The file is a PDF."],
    ["a broken archive", bytesOf("PK\u0003\u0004 and then nothing"), "The workbook is damaged"],
    [
      "another archive",
      makeWorkbook({ rows: "", more: { "_rels/.rels": "<Relationships/>" } }),
      "a zip archive and no XLSX workbook",
    ],
    [
      "OpenDocument",
      makeWorkbook({ rows: "", more: { "_rels/.rels": "<Relationships/>", mimetype: "x" } }),
      "OpenDocument (ODS)",
    ],
    [
      "an empty sheet",
      makeWorkbook({ rows: '<row r="1"><c r="A1" s="1"/></row>' }),
      "holds no text in any cell",
    ],
    ["binary", Uint8Array.from([1, 0, 2, 0, 255, 254]), "neither a workbook nor text"],
    ["a page named XLS", bytesOf('\uFEFF\n<html xmlns:x="urn:x"><table>'), "is HTML or XML"],
    ["flat OpenDocument", bytesOf('<?xml version="1.0"?><office:document/>'), "is HTML or XML"],
    ["JSON", bytesOf('{"questions": ["a, b"]}\n'), "The file is JSON"],
    ["an open quotation mark", bytesOf('a,b\n"c,d\n'), "opens in row 2 is never closed"],
    ["50 MB", new Uint8Array(50_000_000), "The file has 50 MB; up to 30 MB are read here."],
  ])("%s is refused in words", (_, bytes, words) => {
    expect(() => openBook(bytes)).toThrow(WorkbookError);
    expect(() => openBook(bytes)).toThrow(words);
  });

  it("takes a question that begins with a mark of HTML, or stands in brackets", () => {
    for (const question of ["<b>Do you encrypt?</b>", "[Encryption] Do you? [x]", "{Name} asks?"])
      expect(openBook(bytesOf(`${question},\n`)).sheets[0]?.rows[0]?.cells[0]).toBe(question);
  });

  it("never fails in another way", () => {
    fc.assert(
      fc.property(fc.nat(book.length - 1), fc.uint8Array({ maxLength: 40 }), (at, other) => {
        const changed = book.slice();
        changed.set(other.slice(0, changed.length - at), at);
        try {
          openBook(changed);
        } catch (error) {
          if (!(error instanceof WorkbookError)) throw error;
        }
      }),
      { numRuns: process.env.FANLIGHT_TEST_FULL ? 3000 : 150 },
    );
  });
});

describe("the columns", () => {
  const guess = (...lines: string[]) =>
    guessColumns(present(openBook(bytesOf(lines.join("\n"))).sheets[0]));

  it.each([
    [
      "by their names",
      ["No.,Domain,Question Text,Vendor Response,Comments", "1,A,Is it so?,,"],
      { header: 1, columns: { id: 0, section: 1, question: 2, answer: 3, details: 4 } },
    ],
    [
      "below a title",
      ["Acme form", "", "ID,Control Specification,Answer", "A-1,Is it so?,"],
      { header: 3, columns: { id: 0, question: 1, answer: 2 } },
    ],
    [
      "in other languages",
      ["Nr;Frage;Antwort;Bemerkung", "1;Wer liest das?;;"],
      { header: 1, columns: { id: 0, question: 1, answer: 2, details: 3 } },
    ],
    [
      "without names",
      ["1.1,Do you have a plan for it?", "1.2,Is it tested every single year?"],
      { header: undefined, columns: { id: 0, question: 1 } },
    ],
  ])("are guessed %s", (_, lines, wanted) => {
    expect(guess(...lines)).toEqual(wanted);
  });

  it("are found among 200 of them", () => {
    const names = Array.from({ length: 200 }, (_, at) =>
      at === 150 ? "Question" : at === 151 ? "Response" : `c${at}`,
    );
    const { columns } = guess(
      names.join(","),
      names.map((_, at) => (at === 150 ? "Is it so?" : "")).join(","),
    );
    expect(columns).toMatchObject({ question: 150, answer: 151 });
    expect(lettersOf(150)).toBe("EU");
  });
});
