import { describe, expect, it } from "vitest";
import { prepareText, type SetLine, setLine } from "#src/type/set-line.ts";

function set(text: string): SetLine & { rightToLeft: boolean } {
  const prepared = prepareText([{ text, style: "regular" }]);
  return { ...setLine(prepared), rightToLeft: prepared.rightToLeft };
}

/** Texts of the runs as they stand from left to right. */
const fromLeft = (text: string) => set(text).runs.map((run) => run.text.trim());

describe("a line", () => {
  it("joins Arabic letters: each has another form in the word than alone", () => {
    const [word] = set("محمد").runs;
    const alone = [..."دمحم"].map((letter) => set(letter).runs[0]?.glyphs[0]?.id);
    const joined = word?.glyphs.map(({ id }) => id) ?? [];
    expect(joined).toHaveLength(4);
    // From left to right: the last letter, dal, comes first. Beginning, middle and end forms differ from the one alone.
    joined.forEach((id, index) => {
      expect(id).not.toBe(alone[index]);
    });
    expect(joined[1]).not.toBe(joined[3]);
  });

  it("sets lam before alef in the form that only this pair has", () => {
    const alone = set("ل").runs[0]?.glyphs[0]?.id;
    const [alef, lam] = set("لا").runs[0]?.glyphs.map((id) => id) ?? [];
    const [, before] = set("لد").runs[0]?.glyphs.map((id) => id) ?? [];
    expect([alone, before, alef]).not.toContain(lam);
  });

  it("puts a vowel point over its letter instead of after it", () => {
    const run = set("שָׁ").runs[0];
    expect(run?.width).toBeCloseTo(set("ש").width, 2);
  });

  it("runs from right to left where the first letter does", () => {
    expect(set("דוד Ltd.").rightToLeft).toBe(true);
    expect(fromLeft("דוד Smith & Co")).toEqual(["Smith & Co", "", "דוד"].filter(Boolean));
    expect(set("Smith דוד").rightToLeft).toBe(false);
    expect(fromLeft("Smith דוד")).toEqual(["Smith", "דוד"]);
  });

  it("keeps digits from left to right within Hebrew and Arabic", () => {
    const hebrew = fromLeft("חברה 24 בעמ").join("|");
    expect(hebrew).toMatch(/בעמ.*24.*חברה/);
    const arabic = fromLeft("شركة ٤٥٦ محدودة").join("|");
    expect(arabic).toMatch(/محدودة.*٤٥٦.*شركة/);
  });

  it("turns brackets round in text that runs from right to left", () => {
    const text = fromLeft("חברה (ישראל) אב").join("");
    // From the left: what opens the bracket in reading stands at its right.
    expect(text).toContain("(ישראל)");
    expect(
      set("(א)")
        .runs.map((run) => run.text)
        .join(""),
    ).toBe("(א)");
  });

  it("draws Han characters in the forms of the language that the text shows", () => {
    const family = (text: string) =>
      new Set(
        set(text)
          .runs.filter(({ text: run }) => /\p{sc=Han}/u.test(run))
          .map(({ font }) => font.family),
      );
    expect(family("直樹")).toEqual(new Set(["sc"]));
    expect(family("直樹さん")).toEqual(new Set(["jp"]));
    expect(family("김直樹")).toEqual(new Set(["kr"]));
  });

  it("can be a part of a text", () => {
    const prepared = prepareText([
      { text: "One ", style: "regular" },
      { text: "two", style: "strong" },
    ]);
    expect(setLine(prepared, 0, 3).runs.map(({ text }) => text)).toEqual(["One"]);
    expect(setLine(prepared, 4).runs[0]?.font.path).toContain("600");
  });
});
