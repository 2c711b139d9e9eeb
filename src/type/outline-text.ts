/**
 * Text in any script as outlines: what is drawn needs no font in the file, so a stamp can carry every name. It cannot be
 * selected or searched; what must be found again is written as text beside it.
 */
import { outlineOf } from "./font-shelf.ts";
import { glyphPath } from "./glyph-path.ts";
import { prepareText, type SetRun, setLine } from "./set-line.ts";

export interface OutlinedText {
  /**
   * PDF operators that fill the text in the current colour and leave the graphics state as it was. Unit: 1 = font size, origin at
   * the left end of the baseline. Empty where there is nothing to draw.
   */
  path: string;
  /** In units of the font size. */
  width: number;
  /** Characters that no font here covers; U+FFFD is drawn in their place. */
  missing: string[];
}

export async function outlineText(text: string): Promise<OutlinedText> {
  const prepared = prepareText([{ text, style: "regular" }]);
  const line = setLine(prepared);
  const glyphs = line.runs.flatMap(outlineRun).filter(Boolean);
  return {
    path: glyphs.length > 0 ? `q .001 0 0 .001 0 0 cm\n${glyphs.join("\n")}\nf Q` : "",
    width: line.width,
    missing: prepared.missing,
  };
}

function outlineRun({ font, glyphs, positions, x }: SetRun): string[] {
  const scale = 1000 / font.font.unitsPerEm;
  let pen = x * 1000;
  return glyphs.map((glyph, index) => {
    const position = positions[index];
    const place = {
      x: pen + (position?.xOffset ?? 0) * scale,
      y: (position?.yOffset ?? 0) * scale,
      scale,
    };
    pen += (position?.xAdvance ?? 0) * scale;
    return glyphPath(outlineOf(glyph), place);
  });
}
