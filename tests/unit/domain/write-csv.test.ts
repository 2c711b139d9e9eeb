import { describe, expect, it } from "vitest";
import { writeCsv } from "#src/domain/write-csv.ts";

describe("a list as CSV", () => {
  it("begins with a byte order mark, quotes what needs it, and ends lines as RFC 4180 says", () => {
    const rows = [
      { a: 'say "hi"', b: 1, c: null },
      { a: "one, two", b: -2, c: true },
      { a: "über\nzwei", b: 0, c: new Date(0) },
    ];
    expect(writeCsv(["a", "b", "c"], rows)).toBe(
      '\uFEFFa,b,c\r\n"say ""hi""",1,\r\n"one, two",-2,true\r\n"über\nzwei",0,1970-01-01T00:00:00.000Z\r\n',
    );
  });

  it("disarms what a spreadsheet would compute, and leaves the rest as it is", () => {
    const cells = [
      "=1+1",
      "+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "＝1+1",
      "a=1",
      "1-1",
      "'quoted",
      "名前",
    ];
    const text = writeCsv(
      ["x"],
      cells.map((x) => ({ x })),
    );
    expect(text.slice(1).trimEnd().split("\r\n").slice(1)).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@SUM(A1)",
      `"'\t=1"`,
      `"'\r=1"`,
      "'＝1+1",
      "a=1",
      "1-1",
      "'quoted",
      "名前",
    ]);
  });

  it("writes lists into one cell, disarmed as a whole", () => {
    expect(writeCsv(["x"], [{ x: ["=a", "b"] }])).toBe("\uFEFFx\r\n'=a; b\r\n");
  });
});
