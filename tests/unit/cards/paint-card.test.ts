import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { GlyphMasks } from "#integrations/social-cards/glyph-masks.ts";
import { type Mark, toSvg, type Words } from "#integrations/social-cards/marks.ts";
import { type Pixels, paintCard } from "#integrations/social-cards/paint-card.ts";
import { setText } from "#integrations/social-cards/text-block.ts";
import { CARD_SIZE } from "#src/domain/card-address.ts";

const { width, height } = CARD_SIZE;
const PAPER = "#fafaf7";
const ground = new Uint8Array(width * height * 3).map((_, at) => (at % 3 === 2 ? 0xf7 : 0xfa));

const words = (text: string, x: number, y: number, size = 60): Words =>
  setText(text, {
    size,
    style: "strong",
    colour: "#16181b",
    width: 1000,
    lines: 1,
    lineHeight: 1.2,
  }).place(x, y);

async function paint(...marks: Mark[]): Promise<Pixels> {
  const onto = new Uint8Array(ground.length);
  await paintCard(onto, ground, marks, new GlyphMasks());
  return onto;
}

/** The same words, drawn whole by another hand. */
const drawSvg = (drawn: Words): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${PAPER}"/>${toSvg(drawn)}</svg>`,
    ),
  )
    .removeAlpha()
    .raw()
    .toBuffer();

/** Sum of what lies between two pictures, and of the ink of the first. */
function compare(one: Pixels, other: Pixels) {
  let [apart, ink] = [0, 0];
  for (let at = 0; at < one.length; at += 1) {
    apart += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
    ink += Math.abs((one[at] ?? 0) - (ground[at] ?? 0));
  }
  return { apart, ink };
}

describe("painting a card", () => {
  it.each([
    ["Latin", "Žižek & Søn"],
    ["Arabic", "شركة المدينة"],
    ["Hebrew", "שלום עולם"],
    ["Devanagari", "नमस्ते"],
    ["Chinese, Japanese and Korean", "株式会社 データ 안녕"],
  ])("puts glyphs of %s where their outlines are, to a quarter of a pixel", async (_, text) => {
    const drawn = words(text, 72.3, 300);
    const { apart, ink } = compare(await paint(drawn), await drawSvg(drawn));
    expect(ink).toBeGreaterThan(500_000);
    expect(apart / ink).toBeLessThan(0.04);
    const shifted = compare(await paint(words(text, 73.3, 300)), await drawSvg(drawn));
    expect(shifted.apart).toBeGreaterThan(apart * 3);
  });

  it("leaves out what is beyond the edges, and paints the rest", async () => {
    const edges = await paint(words("Wide", -40, -30), words("Wide", width - 60, height - 30));
    const { ink } = compare(edges, edges);
    const whole = await paint(words("Wide", 200, 200), words("Wide", 600, 200));
    expect(ink).toBeGreaterThan(0);
    expect(ink).toBeLessThan(compare(whole, whole).ink * 0.8);
    // Nothing comes back in on the other side.
    const column = (x: number) =>
      [...Array(height).keys()].map((row) => edges[(row * width + x) * 3]);
    expect(new Set(column(width / 2))).toEqual(new Set([0xfa]));
  });

  it("fills a rectangle to the pixel, and what comes later stands on it", async () => {
    const box = { x: 10, y: 20, width: 3, height: 2, colour: "#a02a1b" };
    const painted = await paint(box, { ...box, width: 1, colour: PAPER });
    const at = (x: number, y: number) => [...painted.subarray((y * width + x) * 3).subarray(0, 3)];
    expect([at(10, 20), at(11, 20), at(12, 21)]).toEqual([
      [0xfa, 0xfa, 0xf7],
      [0xa0, 0x2a, 0x1b],
      [0xa0, 0x2a, 0x1b],
    ]);
    expect([at(9, 20), at(13, 20), at(11, 19), at(11, 22)]).toEqual(
      Array(4).fill([0xfa, 0xfa, 0xf7]),
    );
  });

  it("does not take a colour that it cannot read for black", async () => {
    const box = { x: 0, y: 0, width: 1, height: 1, colour: "rebeccapurple" };
    await expect(paint(box)).rejects.toThrow('"rebeccapurple" is not a colour of a social card');
  });
});

describe("masks of glyphs", () => {
  it("are made once a glyph, size and place within a pixel", async () => {
    const masks = new GlyphMasks();
    const [first, second] = await masks.take(words("oo", 100, 100).glyphs);
    const [again, moved] = await masks.take([
      ...words("o", 340, 200).glyphs,
      ...words("o", 340.5, 200).glyphs,
    ]);
    expect(again?.mask).toBe(first?.mask);
    expect(again?.left).toBe((first?.left ?? 0) + 240);
    expect(moved?.mask).not.toBe(first?.mask);
    expect(second?.left).toBeGreaterThan(first?.left ?? 0);
  });
});
