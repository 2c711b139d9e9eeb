import { describe, expect, it } from "vitest";
import { correctWord } from "#src/domain/search/correct.ts";
import { cutExcerpt, unexplained } from "#src/domain/search/excerpt.ts";
import { preferCurrent } from "#src/domain/search/prefer-current.ts";
import { rankTogether } from "#src/domain/search/rank.ts";
import { findSynonyms } from "#src/domain/search/synonyms.ts";
import { searchWords } from "#src/domain/search/words.ts";

describe("words", () => {
  it("drops what stands everywhere, folds case, accents and plurals, and keeps ids whole", () => {
    expect(searchWords("Do you have the Policies for CC6.1 and AC-01?")).toEqual([
      "policy",
      "cc61",
      "ac01",
    ]);
    expect(searchWords("Où est l’hébergement? résumé's")).toContain("resume");
  });

  it("reads names that are written in several ways as one", () => {
    const named = ["SOC 2 Type II", "SOC2 type 2", "soc-2 Type-2"].map(searchWords);
    expect(new Set(named.map(String))).toEqual(new Set(["soc2,type2"]));
    expect(searchWords("24/7")).toEqual(searchWords("24x7"));
  });

  it("finds nothing in what has no words", () => {
    expect(searchWords(" … <script> ?")).toEqual(["script"]);
    expect(searchWords("the of and 12")).toEqual([]);
  });
});

describe("what is past", () => {
  const entry = (id: string, state: string, kind = "report", title = "SOC 2 Type 2 report") => ({
    id,
    kind,
    title,
    state,
  });
  const words = searchWords("SOC 2 type 2");

  it("steps behind what stands, of its own kind and where both are named so", () => {
    const found = [
      entry("first", "superseded"),
      entry("policy", "current", "policy"),
      entry("letter", "in-force", "report", "Letter after the SOC 2 Type 2 report"),
      entry("type1", "superseded", "report", "SOC 2 Type 1 report"),
      entry("now", "in-force"),
    ];
    expect(preferCurrent(found, words)).toEqual(["now", "policy", "letter", "type1", "first"]);
    expect(preferCurrent(found, searchWords("SOC 2 type 1"))).toEqual(found.map(({ id }) => id));
  });
});

describe("synonyms", () => {
  it.each([
    ["MFA", "second factor"],
    ["two-factor authentication", "MFA"],
    ["pentest", "penetration test"],
    ["SSO", "single sign-on"],
    ["Business continuity", "BCP"],
    ["disaster recovery", "DR"],
    ["vendors", "subprocessor"],
  ])("know %s as %s", (said, meant) => {
    expect(findSynonyms(said)).toContain(meant);
  });

  it("add nothing that the text says already, and nothing to half a word", () => {
    expect(findSynonyms("MFA")).not.toContain("MFA");
    expect(findSynonyms("drill")).not.toContain("DR");
    expect(findSynonyms("lampposts")).toEqual([]);
  });
});

describe("misspelt words", () => {
  const known = ["encryption", "insurance", "restore", "rest", "subprocessor", "transit"];

  it.each([
    ["subproccesor", "subprocessor"],
    ["encrytion", "encryption"],
    ["tranist", "transit"],
  ])("%s was meant as %s", (typed, meant) => {
    expect(correctWord(typed, known)).toBe(meant);
  });

  it("leaves known words, beginnings, short words, numbers and what is near nothing", () => {
    expect(correctWord("transit", known)).toBe("transit");
    expect(correctWord("subproc", known)).toBe("subproc");
    expect(correctWord("rset", known)).toBe("rset");
    expect(correctWord("cc61", known)).toBe("cc61");
    expect(correctWord("instance", known)).toBeUndefined();
  });
});

describe("ranking", () => {
  it("puts what has all words before what has one of them often", () => {
    const often = [{ id: "often", score: 9 }];
    const both = [{ id: "both", score: 4 }];
    const ranked = rankTogether(["webhook", "signature"], [[...often, ...both], both]);
    expect(ranked.map(({ id }) => id)).toEqual(["both", "often"]);
  });

  it("lets a word that everything is about lead nowhere by itself", () => {
    const ranked = rankTogether(
      ["customer", "retention"],
      [[{ id: "customers", score: 9 }], [{ id: "retention", score: 5 }]],
    );
    expect(ranked[0]?.id).toBe("retention");
  });
});

describe("excerpts", () => {
  const text = `${"Nothing of it here. ".repeat(20)}Stored data is encrypted with AES-256, and backups too.`;

  it("show the place that was found, marked, with what was left out said to be", () => {
    const parts = cutExcerpt(text, ["encryption"]);
    expect(parts[0]?.text).toMatch(/^… /);
    expect(parts.filter(({ isFound }) => isFound)).toEqual([{ text: "encrypted", isFound: true }]);
  });

  it("begin at the beginning where only a synonym was found", () => {
    const [first] = cutExcerpt(text, ["cipher"]);
    expect(first?.text.startsWith("Nothing of it here.")).toBe(true);
    expect(first?.text.endsWith("…")).toBe(true);
  });

  it("tell which words no text explains", () => {
    expect(unexplained(["encryption", "subproccesor"], [text])).toEqual(["subproccesor"]);
    expect(unexplained(["rest"], ["Each restore is tested"])).toEqual(["rest"]);
  });
});
