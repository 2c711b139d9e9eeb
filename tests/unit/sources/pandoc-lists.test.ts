import { describe, expect, it } from "vitest";
import { convert } from "./convert.ts";

describe("lists", () => {
  it("numbers items that are all marked a., and nests those marked i. and 1. below them", () => {
    const source = [
      "a. First",
      "",
      "    i. Inner",
      "",
      "        1. Innermost",
      "",
      "            a. Deepest",
      "",
      "    i. Second inner",
      "",
      "a. Second",
    ];
    expect(convert(source).body).toBe(
      [
        "1. First",
        "",
        "   1. Inner",
        "",
        "      1. Innermost",
        "",
        "         1. Deepest",
        "",
        "   2. Second inner",
        "",
        "2. Second",
        "",
      ].join("\n"),
    );
  });

  it("takes a line that wraps to the margin as part of the item", () => {
    expect(convert(["a. One", "    i. The owner approves", "and signs.", "    i. Next"]).body).toBe(
      "1. One\n   1. The owner approves\n      and signs.\n   2. Next\n",
    );
  });

  it("nests a marker of another kind that is indented by two only", () => {
    expect(convert(["a. One", "", "  i. Inner", "", "  i. Inner two", "", "a. Two"]).body).toBe(
      "1. One\n\n   1. Inner\n\n   2. Inner two\n\n2. Two\n",
    );
  });

  it("takes a marker of the same kind for a sibling, when a tab puts it a little deeper", () => {
    expect(convert(["a. One", "", "    i. Inner", "", "\t  i. Inner two"]).body).toBe(
      "1. One\n\n   1. Inner\n\n   2. Inner two\n",
    );
  });

  it("counts on from a list that starts with b. after a table or a page break", () => {
    const source = ["a. One", "", "Table 1: Levels", "", "b. Two", "", "c. Three", "", "a. Four"];
    expect(convert(source).body).toBe(
      "1. One\n\nTable 1: Levels\n\n2. Two\n\n3. Three\n\n4. Four\n",
    );
  });

  it("does not end a list at a page break", () => {
    expect(convert(["  a. One", "", "\\pagebreak", "", "  a. Two"]).body).toBe(
      "1. One\n\n2. Two\n",
    );
  });

  it("reads i. after h. as a letter", () => {
    const { body, notes } = convert(["g. Seven", "h. Eight", "i. Nine"]);
    expect(body).toBe("7. Seven\n8. Eight\n9. Nine\n");
    expect(notes).toEqual([]);
  });

  it("says where a marker counted otherwise than lists do", () => {
    const { body, notes } = convert(["a. One", "f. Two"]);
    expect(body).toBe("1. One\n2. Two\n");
    expect(notes).toEqual([
      {
        line: 6,
        message: 'The marker "f." became number 2, because lists count on from their first item.',
      },
    ]);
  });

  it("keeps bullets, tight as they were", () => {
    expect(convert([" * One", " * Two", "   more"]).body).toBe("- One\n- Two\n  more\n");
  });

  it("keeps two lists apart that follow each other", () => {
    expect(convert(["- One", "", "* Other"]).body).toBe("- One\n\n* Other\n");
    expect(convert(["1. One", "", "a. Other"]).body).toBe("1. One\n\n1) Other\n");
  });

  it("keeps a paragraph of an item in the item", () => {
    expect(convert(["a. One", "", "   Still one", "", "a. Two"]).body).toBe(
      "1. One\n\n   Still one\n\n2. Two\n",
    );
  });

  it("ends a list at text that stands at the margin after an empty line", () => {
    expect(convert(["a. One", "", "Not one"]).body).toBe("1. One\n\nNot one\n");
  });

  it("does not take an abbreviation or a word for a marker", () => {
    expect(convert(["e.g. this", "(i.e. that)", "a word"]).body).toBe(
      "e.g. this\n(i.e. that)\na word\n",
    );
  });
});
