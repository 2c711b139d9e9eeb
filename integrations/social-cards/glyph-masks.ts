/**
 * How much of each pixel a glyph covers, made once a glyph, size and quarter of a pixel, however many cards it stands on: outlines
 * drawn card by card took most of the time.
 */
import type { Path } from "fontkit";
import { toSvg } from "./marks.ts";
import type { PlacedGlyph } from "./placed-glyphs.ts";

export interface Mask {
  width: number;
  height: number;
  /** Row by row, from 0 (nothing) to 255 (all of the pixel). */
  coverage: Uint8Array;
}

/** A mask and the pixel of the card that its first one falls on. */
export interface PlacedMask {
  mask: Mask;
  left: number;
  top: number;
}

/** Places of a glyph within a pixel, in each direction; finer ones cannot be told apart. */
const STEPS = 4;
/** Some 20 MB of masks of large type; a portal in Latin has under two thousand. */
const MOST_KEPT = 20_000;
/** Pixels in a row of glyphs on the sheet that masks are cut from. */
const SHEET_WIDTH = 2000;

interface Spot {
  key: string;
  /** The glyph with its origin in the pixel at 0, 0, and which pixel of the card that is. */
  glyph: PlacedGlyph;
  column: number;
  row: number;
  /** Of the mask's first pixel, from the pixel of the origin. */
  left: number;
  top: number;
  width: number;
  height: number;
}

export class GlyphMasks {
  private readonly numbers = new WeakMap<Path, number>();
  private numbered = 0;
  private known = new Map<string, Mask>();

  /** @returns one for each glyph, in their order */
  async take(glyphs: readonly PlacedGlyph[]): Promise<PlacedMask[]> {
    if (this.known.size > MOST_KEPT) this.known = new Map();
    // Other cards wait for theirs meanwhile: what this one has stays within reach.
    const { known } = this;
    const spots = glyphs.map((glyph) => this.spotOf(glyph));
    const missing = new Map(
      spots.filter(({ key }) => !known.has(key)).map((spot) => [spot.key, spot]),
    );
    if (missing.size > 0)
      for (const [key, mask] of await drawMasks([...missing.values()])) known.set(key, mask);
    return spots.map(({ key, column, row, left, top }) => ({
      mask: known.get(key) as Mask,
      left: column + left,
      top: row + top,
    }));
  }

  private spotOf(glyph: PlacedGlyph): Spot {
    const { outline, scale } = glyph;
    const { pixel: column, part: right } = snap(glyph.x);
    const { pixel: row, part: down } = snap(glyph.y);
    const { minX, maxX, minY, maxY } = outline.bbox;
    const left = Math.floor(right + minX * scale);
    const top = Math.floor(down - maxY * scale);
    return {
      key: `${this.numberOf(outline)} ${scale} ${right} ${down}`,
      glyph: { outline, scale, x: right, y: down },
      column,
      row,
      left,
      top,
      // A stroke without any breadth leaves no ink, and a sheet has a pixel at least.
      width: Math.max(1, Math.ceil(right + maxX * scale) - left),
      height: Math.max(1, Math.ceil(down - minY * scale) - top),
    };
  }

  private numberOf(outline: Path): number {
    const number = this.numbers.get(outline) ?? this.numbered++;
    this.numbers.set(outline, number);
    return number;
  }
}

/** A place as a whole pixel and the quarters that are left. */
function snap(place: number): { pixel: number; part: number } {
  const steps = Math.round(place * STEPS);
  const pixel = Math.floor(steps / STEPS);
  return { pixel, part: steps / STEPS - pixel };
}

/** Draws glyphs side by side on one sheet, and cuts it up. */
async function drawMasks(spots: readonly Spot[]): Promise<Map<string, Mask>> {
  let [x, y, rowHeight] = [0, 0, 0];
  const places = spots.map((spot) => {
    if (x > 0 && x + spot.width > SHEET_WIDTH) [x, y, rowHeight] = [0, y + rowHeight, 0];
    const place = { ...spot, x, y };
    x += spot.width;
    rowHeight = Math.max(rowHeight, spot.height);
    return place;
  });
  const width = Math.max(...places.map((place) => place.x + place.width));
  const height = y + rowHeight;
  const glyphs = places.map(({ glyph, left, top, ...at }) => ({
    ...glyph,
    x: at.x - left + glyph.x,
    y: at.y - top + glyph.y,
  }));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${toSvg({ glyphs, colour: "#000000" })}</svg>`;
  const { default: sharp } = await import("sharp");
  const sheet = await sharp(Buffer.from(svg)).extractChannel("alpha").raw().toBuffer();
  return new Map(places.map((place) => [place.key, cut(sheet, width, place)]));
}

function cut(
  sheet: Uint8Array,
  sheetWidth: number,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Mask {
  const coverage = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = (y + row) * sheetWidth + x;
    coverage.set(sheet.subarray(from, from + width), row * width);
  }
  return { width, height, coverage };
}
