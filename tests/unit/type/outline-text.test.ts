import { describe, expect, it } from "vitest";
import { outlineText } from "#src/type/outline-text.ts";

/** Names and companies, and the least and most width that a reader would expect, in units of the font size. */
const NAMES: [script: string, text: string, least: number, most: number][] = [
  ["Latin with diacritics", "Łukasz Żółć, ÆØÅ ß", 8, 11],
  ["Vietnamese", "Đặng Thị Ngọc Ánh", 8, 10],
  ["Cyrillic", "Юлия Щербакова Ђорђе Їжак", 13, 16],
  ["Greek", "Παπαδόπουλος Ἀθηνᾶ ΰ", 10, 13],
  ["Arabic", "محمد بن عبد الله الأحمد", 8, 11],
  ["Arabic with vowels, digits and Latin", "الشَّرِكَة 123 (ABC) ٤٥٦", 8, 13],
  ["Persian", "علی‌رضا گیلانی", 4, 8],
  ["Hebrew", "דוד בֶּן־גּוּרְיוֹן", 4.5, 9],
  ["Hebrew with digits and Latin", "חברת ABC 24 בע״מ", 7, 10],
  ["Simplified Chinese", "陈晓明 深圳市腾讯计算机系统有限公司", 17, 18],
  ["Traditional Chinese", "黃國輝 龘", 4, 5],
  ["Japanese", "山田 太郎 株式会社ソニー・グループ", 15.5, 18],
  ["Korean", "김민수 삼성전자 주식회사 金哲洙", 12, 16],
  ["Devanagari", "नमस्ते राष्ट्रीय", 3.5, 6],
];

describe("outlines of a text", () => {
  it.each(NAMES)("draw %s with nothing missing", async (_, text, least, most) => {
    const { path, width, missing } = await outlineText(text);
    expect(missing).toEqual([]);
    expect(width).toBeGreaterThan(least);
    expect(width).toBeLessThan(most);
    expect(path).toMatch(
      /^q \.001 0 0 \.001 0 0 cm\n(?:-?\d+ -?\d+ (?:[ml]|(?:-?\d+ ){4}c)\n)+f Q$/,
    );
  });

  it("stay short where a glyph has many strokes, since each page of a copy has room for 64 KB", async () => {
    const common =
      "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里";
    for (const character of common)
      expect((await outlineText(character)).path.length).toBeLessThan(1500);
    const company = "深圳市腾讯计算机系统有限公司";
    expect((await outlineText(company)).path.length / company.length).toBeLessThan(1100);
  });

  it("are the same every time", async () => {
    expect(await outlineText("金哲洙 محمد")).toEqual(await outlineText("金哲洙 محمد"));
  });

  it.each([
    ["control characters", "An\u0000na\u0007"],
    ["bidirectional overrides", "\u202eAn\u2066na\u2069\u202c"],
    ["zero-width characters", "A\u200bn\u2060n\ufeffa\u00ad"],
    ["joiners between Latin letters", "An\u200dn\u200ca"],
    ["variation selectors", "An\ufe0fna"],
  ])("leave out %s", async (_, text) => {
    expect(await outlineText(text)).toEqual(await outlineText("Anna"));
  });

  it("keep the joiner that Persian spelling asks for", async () => {
    expect((await outlineText("علی‌رضا")).path).not.toBe((await outlineText("علیرضا")).path);
  });

  it("set a line break as a space", async () => {
    expect(await outlineText("Anna\r\n\tBerg")).toEqual(await outlineText("Anna Berg"));
  });

  it.each([
    ["Thai", "สมชาย ใจดี", ["ส", "ม", "ช", "า", "ย", "ใ", "จ", "ด", "ี"]],
    ["emoji", "Ann 😀👩‍💻", ["😀", "👩", "💻"]],
  ])(
    "name the characters of %s that cannot be drawn, and draw a mark for each",
    async (_, text, missing) => {
      const outlined = await outlineText(text);
      expect(new Set(outlined.missing)).toEqual(new Set(missing));
      expect(outlined.width).toBeGreaterThan(missing.length * 0.5);
    },
  );

  it("draw nothing for a text of which nothing is visible", async () => {
    expect(await outlineText("\u202e\u200b")).toEqual({ path: "", width: 0, missing: [] });
    expect(await outlineText("")).toEqual({ path: "", width: 0, missing: [] });
    expect((await outlineText(" ")).path).toBe("");
  });
});
