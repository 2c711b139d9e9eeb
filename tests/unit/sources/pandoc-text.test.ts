import { describe, expect, it } from "vitest";
import { convert } from "./convert.ts";

describe("headings", () => {
  it("moves all of them down so that the first level becomes the second", () => {
    expect(convert(["# One", "", "## Two #", "", "Text"]).body).toBe("## One\n\n### Two\n\nText\n");
  });

  it("moves none where the document starts at the second level", () => {
    expect(convert(["## Two", "", "### Three"]).body).toBe("## Two\n\n### Three\n");
  });

  it("reads underlined ones", () => {
    expect(convert(["One", "===", "", "Two", "---"]).body).toBe("## One\n\n### Two\n");
  });

  it("takes #Policy for one and says so", () => {
    const { body, notes } = convert(["#Policy", "", "Text"]);
    expect(body).toBe("## Policy\n\nText\n");
    expect(notes).toEqual([
      { line: 5, message: '"#Policy" is taken for a heading, although no space follows "#".' },
    ]);
  });

  it("leaves out attributes in braces and says so", () => {
    const { body, notes } = convert(["# Scope {#scope .wide}"]);
    expect(body).toBe("## Scope\n");
    expect(notes[0]?.message).toBe(
      "The heading's attributes {#scope .wide} were left out. Links to its old address must be changed.",
    );
  });

  it("says where there is no deeper level", () => {
    const { body, notes } = convert(["# One", "", "###### Six"]);
    expect(body).toBe("## One\n\n###### Six\n");
    expect(notes).toEqual([
      { line: 7, message: "The heading became one of the sixth level, the deepest that there is." },
    ]);
  });
});

describe("text that MDX would read as code", () => {
  it("escapes braces and angle brackets", () => {
    expect(convert(["Mail <insert email address here> or {x}."]).body).toBe(
      "Mail \\<insert email address here> or \\{x}.\n",
    );
  });

  it("leaves code as it is", () => {
    expect(convert(["Run `a < {b}` now."]).body).toBe("Run `a < {b}` now.\n");
    expect(convert(["```sh", "echo {HOME} <file", "```"]).body).toBe(
      "```sh\necho {HOME} <file\n```\n",
    );
  });

  it("turns indented code, which MDX does not know, into a fenced block", () => {
    expect(convert(["Text", "", "    ls {a}", "", "    pwd"]).body).toBe(
      "Text\n\n```\nls {a}\n\npwd\n```\n",
    );
  });

  it("keeps addresses in angle brackets as links", () => {
    expect(convert(["See <https://example.com/a> or <a@example.com>."]).body).toBe(
      "See [https://example.com/a](https://example.com/a) or [a@example.com](mailto:a@example.com).\n",
    );
  });

  it("keeps a comment a comment", () => {
    expect(convert(["<!-- ask */ legal -->", "", "Text"]).body).toBe(
      "{/* ask * / legal */}\n\nText\n",
    );
  });

  it("keeps prose that begins with import or export prose", () => {
    expect(convert(["export controls apply"]).body).toBe("&#101;xport controls apply\n");
  });

  it("keeps a line of prose that looks like the start of a list prose", () => {
    expect(convert(["Systems sold in", "2018. They are", "+ many"]).body).toBe(
      "Systems sold in\n2018\\. They are\n\\+ many\n",
    );
  });
});

describe("layout", () => {
  it("leaves out what only pushes text around on paper, and says where", () => {
    const { body, notes } = convert([
      "One",
      "",
      "\\pagebreak ",
      "",
      "&nbsp;",
      "\f",
      "Two&nbsp;three",
    ]);
    expect(body).toBe("One\n\nTwo&nbsp;three\n");
    expect(notes).toEqual([
      { line: 7, message: "A page break was left out." },
      { line: 9, message: "A spacer (&nbsp;) was left out." },
      { line: 10, message: "A form feed was left out." },
    ]);
  });

  it("leaves code alone", () => {
    expect(convert(["```", "\\pagebreak", "```"]).body).toBe("```\n\\pagebreak\n```\n");
  });

  it("keeps hard line breaks, quotations, rules and definitions", () => {
    expect(convert(["One  ", "two"]).body).toBe("One\\\ntwo\n");
    expect(convert(["> Quoted", "> text"]).body).toBe("> Quoted\n> text\n");
    expect(convert(["One", "", "***", "", "Two"]).body).toBe("One\n\n---\n\nTwo\n");
    expect(
      convert([
        "Asset",
        ":   Something of value",
        "",
        "    and more",
        "",
        "Owner",
        "",
        ":   A person",
      ]).body,
    ).toBe("**Asset**\n\nSomething of value\n\nand more\n\n**Owner**\n\nA person\n");
  });
});
