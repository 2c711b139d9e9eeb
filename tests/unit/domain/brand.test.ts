import { describe, expect, it } from "vitest";
import { ACCENT_CONTRAST, type Brand, contrast, deriveBrand, GROUND } from "#src/domain/brand.ts";

function brandOf(accent: string): Brand {
  const brand = deriveBrand(accent);
  if (!brand) throw new Error(`${accent} was refused.`);
  return brand;
}

describe("the accent of the company", () => {
  it("is taken as it is when it can be read", () => {
    const brand = brandOf("#00566f");
    expect(brand.light).toBe("#00566f");
    expect(brand.notes).toEqual([]);
  });

  it("is darkened, with a note that names both colours, when it is too pale", () => {
    const brand = brandOf("#4aa3df");
    expect(contrast("#4aa3df", GROUND.light)).toBeLessThan(ACCENT_CONTRAST);
    expect(contrast(brand.light, GROUND.light)).toBeGreaterThanOrEqual(ACCENT_CONTRAST);
    expect(brand.notes).toMatchInlineSnapshot(`
      [
        "The accent #4aa3df reaches a contrast of 2.6:1 on the light ground and was darkened to #2e658a, which reaches 6:1.",
      ]
    `);
  });

  it("is none when darkening would leave only a grey", () => {
    expect(deriveBrand("#ffffff")).toBeUndefined();
  });

  it("is warned about when it looks like a status", () => {
    expect(brandOf("#a12b1c").notes.join(" ")).toContain('the colour that means "failing"');
  });

  it("reads at 6:1 in both themes, and so does text on it at 4.5:1, for a thousand colours", () => {
    let refused = 0;
    for (let index = 0; index < 1_000; index += 1) {
      const accent = `#${((index * 2_654_435_761) % 0x1_00_00_00).toString(16).padStart(6, "0")}`;
      const brand = deriveBrand(accent);
      if (!brand) {
        refused += 1;
        continue;
      }
      expect(contrast(brand.light, GROUND.light), accent).toBeGreaterThanOrEqual(ACCENT_CONTRAST);
      expect(contrast(brand.dark, GROUND.dark), accent).toBeGreaterThanOrEqual(ACCENT_CONTRAST);
      expect(contrast(brand.onLight, brand.light), accent).toBeGreaterThanOrEqual(4.5);
      expect(contrast(brand.onDark, brand.dark), accent).toBeGreaterThanOrEqual(4.5);
    }
    expect(refused).toBeLessThan(50);
  });

  it("measures contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });
});
