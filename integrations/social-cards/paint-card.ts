/** Puts the marks of a card on its ground, pixel by pixel. */
import { CARD_SIZE } from "#src/domain/card-address.ts";
import type { GlyphMasks, PlacedMask } from "./glyph-masks.ts";
import type { Mark, Rectangle } from "./marks.ts";

/** Red, green and blue of each pixel, row by row. */
export type Pixels = Uint8Array;

/** @param onto becomes the card, whatever was on it before */
export async function paintCard(
  onto: Pixels,
  ground: Pixels,
  marks: readonly Mark[],
  masks: GlyphMasks,
): Promise<void> {
  // All at once, so that those which are new are drawn on one sheet.
  const taken = await masks.take(marks.flatMap(glyphsOf));
  onto.set(ground);
  for (const mark of marks) {
    const colour = channels(mark.colour);
    if (!("glyphs" in mark)) fill(onto, mark, colour);
    else for (const mask of taken.splice(0, mark.glyphs.length)) cover(onto, mask, colour);
  }
}

const glyphsOf = (mark: Mark) => ("glyphs" in mark ? mark.glyphs : []);

type Colour = readonly [number, number, number];

function channels(hex: string): Colour {
  const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex) ?? [];
  if (!red || !green || !blue)
    throw new Error(`"${hex}" is not a colour of a social card: six hexadecimal digits after "#".`);
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

function fill(
  pixels: Pixels,
  { x, y, width, height }: Rectangle,
  [red, green, blue]: Colour,
): void {
  for (let row = Math.max(y, 0); row < Math.min(y + height, CARD_SIZE.height); row += 1)
    for (let column = Math.max(x, 0); column < Math.min(x + width, CARD_SIZE.width); column += 1) {
      const at = (row * CARD_SIZE.width + column) * 3;
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
}

/** What of a glyph lies outside of the card is left out. */
function cover(pixels: Pixels, { mask, left, top }: PlacedMask, [red, green, blue]: Colour): void {
  const { width, height, coverage } = mask;
  const [first, last] = [Math.max(0, -left), Math.min(width, CARD_SIZE.width - left)];
  for (let row = Math.max(0, -top); row < Math.min(height, CARD_SIZE.height - top); row += 1)
    for (let column = first; column < last; column += 1) {
      const covered = coverage[row * width + column] ?? 0;
      if (covered === 0) continue;
      const at = ((top + row) * CARD_SIZE.width + left + column) * 3;
      pixels[at] = mix(pixels[at] ?? 0, red, covered);
      pixels[at + 1] = mix(pixels[at + 1] ?? 0, green, covered);
      pixels[at + 2] = mix(pixels[at + 2] ?? 0, blue, covered);
    }
}

/** What a pixel is of which so much of 255 is covered, to the nearest whole number; 257/65536 is 1/255, in whole numbers. */
const mix = (before: number, colour: number, covered: number): number =>
  before + (((colour - before) * covered * 257 + 32_768) >> 16);
