import { describe, expect, it } from "vitest";
import { convert } from "./convert.ts";

describe("grid tables", () => {
  it("joins the lines of a cell and leaves out rows that only spaced the table, saying so", () => {
    const { body, notes } = convert([
      "+-----------+------------+",
      "| **Name**  | **What**   |",
      "| **of it** |            |",
      "+===========+============+",
      "| Low       | Rarely any |",
      "|           | harm       |",
      "+-----------+------------+",
      "|           |            |",
      "+-----------+------------+",
      "| High      | Harm is    |",
      "|           | likely     |",
      "+-----------+------------+",
      "",
      "Table 1: Levels",
    ]);
    expect(body).toBe(
      [
        "| **Name** **of it** | **What** |",
        "| --- | --- |",
        "| Low | Rarely any harm |",
        "| High | Harm is likely |",
        "",
        "Table 1: Levels",
        "",
      ].join("\n"),
    );
    expect(notes).toEqual([
      { line: 5, message: "Empty rows that only spaced a table were left out (1)." },
    ]);
  });

  it("keeps the rows of a form that is to be filled in", () => {
    expect(
      convert([
        "+---+---+",
        "| A | B |",
        "+===+===+",
        "|   |   |",
        "+---+---+",
        "|   |   |",
        "+---+---+",
      ]).body,
    ).toBe("| A | B |\n| --- | --- |\n| | |\n| | |\n");
  });

  it("reads lines whose bars are missing or one place off", () => {
    const source = [
      "+-----+-------+-----+",
      "| A   | B     | C   |",
      "+=====+=======+=====+",
      "| a   | b  | c     |",
      "| a   | b b",
      "+-----+-------+-----+",
    ];
    expect(convert(source).body).toBe("| A | B | C |\n| --- | --- | --- |\n| a a | b b b | c |\n");
  });

  it("keeps paragraphs and bullets of a cell apart", () => {
    const source = [
      "+-------+",
      "| A     |",
      "+=======+",
      "| one   |",
      "|       |",
      "| two   |",
      "| - x   |",
      "+-------+",
    ];
    expect(convert(source).body).toBe("| A |\n| --- |\n| one<br />two<br />- x |\n");
  });

  it("carries alignment over", () => {
    expect(convert(["+:--+:-:+--:+", "| A | B | C |", "+---+---+---+"]).body).toContain(
      "| :--- | :---: | ---: |",
    );
  });

  it("asks about a line that ends in a hyphen instead of guessing", () => {
    const { body, notes } = convert([
      "+--------+",
      "| A      |",
      "+========+",
      "| indivi-|",
      "| dual   |",
      "+--------+",
    ]);
    expect(body).toContain("| indivi- dual |");
    expect(notes[0]).toEqual({
      line: 8,
      message:
        "A line of a table cell ends in a hyphen. Look whether it breaks a word that should be joined.",
    });
  });

  it("keeps a table with joined cells as it was typed, rather than losing the joining", () => {
    const source = [
      "+---+---+",
      "| both  |",
      "+---+---+",
      "| a | b |",
      "+   +---+",
      "|   | c |",
      "+---+---+",
    ];
    const { body, notes } = convert(source);
    expect(body).toBe(`\`\`\`text\n${source.join("\n")}\n\`\`\`\n`);
    expect(notes[0]?.message).toBe(
      "A table of this form cannot be a Markdown table. It is kept as it was typed, in a code block.",
    );
  });
});

describe("other tables", () => {
  it("writes a pipe table whose rule uses + so that GitHub and MDX read it", () => {
    expect(convert(["|Threat|Source|", "|------+------|", "| | |"]).body).toBe(
      "| Threat | Source |\n| --- | --- |\n| | |\n",
    );
  });

  it("fills up rows that have fewer cells than the widest", () => {
    expect(convert(["A | B", "--|--", "1 | 2 | 3", "4"]).body).toBe(
      "| A | B | |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n\n4\n",
    );
  });

  it("keeps a bar in a cell", () => {
    expect(convert(["| A |", "|---|", "| x \\| y |"]).body).toBe("| A |\n| --- |\n| x \\| y |\n");
  });

  it("keeps a table made of dashes as it was typed", () => {
    const source = ["Name   Value", "-----  -----", "a      1"];
    expect(convert(source).body).toBe(`\`\`\`text\n${source.join("\n")}\n\`\`\`\n`);
  });
});
