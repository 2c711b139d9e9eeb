/** Where the glyphs of a line stand on a card. */
import type { Path } from "fontkit";
import { outlineOf } from "#src/type/font-shelf.ts";
import type { SetLine } from "#src/type/set-line.ts";

export interface PlacedGlyph {
  /** In units of the font, upwards. */
  outline: Path;
  /** Pixels in a unit of the font. */
  scale: number;
  /** Of the glyph's origin, in pixels. */
  x: number;
  y: number;
}

export interface Place {
  /** Left end of the baseline and size of the type, in pixels. */
  x: number;
  baseline: number;
  size: number;
}

/** Those that leave ink; a space has none. */
export function placeGlyphs(line: SetLine, { x, baseline, size }: Place): PlacedGlyph[] {
  const placed: PlacedGlyph[] = [];
  for (const run of line.runs) {
    const scale = size / run.font.font.unitsPerEm;
    let pen = x + run.x * size;
    run.glyphs.forEach((glyph, index) => {
      const { xOffset = 0, yOffset = 0, xAdvance = 0 } = run.positions[index] ?? {};
      const outline = outlineOf(glyph);
      if (outline.commands.length > 0)
        placed.push({ outline, scale, x: pen + xOffset * scale, y: baseline - yOffset * scale });
      pen += xAdvance * scale;
    });
  }
  return placed;
}
