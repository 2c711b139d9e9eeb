import { describe, expect, it } from "vitest";
import { ACCENT_CONTRAST, contrast, deriveBrand, GROUND } from "#src/domain/brand.ts";

describe("the accent of the company", () => {
  it("is taken as it is when it can be read", () => {
    const brand = deriveBrand("#00566f");
    expect(brand.light).toBe("#00566f");
    expect(brand.notes).toEqual([]);
  });

  it("is darkened, with a note that names both colours, when it is too pale", () => {
    const brand = deriveBrand("#4aa3df");
    expect(contrast("#4aa3df", GROUND.light)).toBeLessThan(ACCENT_CONTRAST);
    expect(contrast(brand.light, GROUND.light)).toBeGreaterThanOrEqual(ACCENT_CONTRAST);
    expect(brand.notes).toMatchInlineSnapshot(`
      [
        "The accent #4aa3df reaches a contrast of 2.6:1 on the light ground and was darkened to #2e658a, which reaches 6:1.",
      ]
    `);
  });

  it("is refused with what to do when darkening leaves no colour", () => {
    expect(() => deriveBrand("#ffffff")).toThrowErrorMatchingInlineSnapshot(
      `[Error: The accent #ffffff cannot be read on the page's ground, not even when darkened. Choose a stronger colour for "accent" in company.yaml, for example #00566f.]`,
    );
  });

  it("is warned about when it looks like a status", () => {
    expect(deriveBrand("#a12b1c").notes.join(" ")).toContain('the colour that means "failing"');
  });

  it("reads at 6:1 in both themes, and so does text on it at 4.5:1, for a thousand colours", () => {
    let refused = 0;
    for (let index = 0; index < 1_000; index += 1) {
      const accent = `#${((index * 2_654_435_761) % 0x1_00_00_00).toString(16).padStart(6, "0")}`;
      try {
        const brand = deriveBrand(accent);
        expect(contrast(brand.light, GROUND.light), accent).toBeGreaterThanOrEqual(ACCENT_CONTRAST);
        expect(contrast(brand.dark, GROUND.dark), accent).toBeGreaterThanOrEqual(ACCENT_CONTRAST);
        expect(contrast(brand.onLight, brand.light), accent).toBeGreaterThanOrEqual(4.5);
        expect(contrast(brand.onDark, brand.dark), accent).toBeGreaterThanOrEqual(4.5);
      } catch (error) {
        if (!String(error).includes("cannot be read")) throw error;
        refused += 1;
      }
    }
    expect(refused).toBeLessThan(50);
  });

  it("measures contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });
});
