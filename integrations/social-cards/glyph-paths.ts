/**
 * Outlines of glyphs as path data of SVG, in whole tenths of a pixel and relative to the point before: the shorter the data, the
 * sooner it is drawn, and a card is little else.
 */
import { outlineOf } from "#src/type/font-shelf.ts";
import type { SetLine } from "#src/type/set-line.ts";

/** Units of a card's drawing in a pixel. */
export const TENTHS = 10;

export interface Place {
  /** Left end of the baseline and size of the type, in pixels. */
  x: number;
  baseline: number;
  size: number;
}

export function drawLine(line: SetLine, { x, baseline, size }: Place): string {
  const parts: string[] = [];
  for (const run of line.runs) {
    const scale = (size * TENTHS) / run.font.font.unitsPerEm;
    let pen = (x + run.x * size) * TENTHS;
    run.glyphs.forEach((glyph, index) => {
      const position = run.positions[index];
      const left = pen + (position?.xOffset ?? 0) * scale;
      // Glyphs are drawn upwards, pictures downwards.
      const bottom = baseline * TENTHS - (position?.yOffset ?? 0) * scale;
      pen += (position?.xAdvance ?? 0) * scale;
      parts.push(drawGlyph(outlineOf(glyph).commands, { left, bottom, scale }));
    });
  }
  return parts.join("");
}

interface Command {
  command: string;
  args: readonly number[];
}

const LETTERS: Readonly<Record<string, string>> = {
  lineTo: "l",
  quadraticCurveTo: "q",
  bezierCurveTo: "c",
};

function drawGlyph(
  commands: readonly Command[],
  { left, bottom, scale }: { left: number; bottom: number; scale: number },
): string {
  let drawn = "";
  let [hereX, hereY] = [0, 0];
  let before = "";
  for (const { command, args } of commands) {
    // A fill closes what is open.
    if (command === "closePath" || args.length === 0) continue;
    const isMove = command === "moveTo";
    const letter = isMove ? "M" : (LETTERS[command] ?? "l");
    const [fromX, fromY] = isMove ? [0, 0] : [hereX, hereY];
    // Asked of the text drawn so far, this would copy all of it each time.
    let follows = letter === before && !isMove;
    if (!follows) drawn += letter;
    for (let at = 0; at < args.length; at += 2) {
      const x = Math.round(left + (args[at] ?? 0) * scale);
      const y = Math.round(bottom - (args[at + 1] ?? 0) * scale);
      drawn += spaced(x - fromX, follows) + spaced(y - fromY, true);
      follows = true;
      [hereX, hereY] = [x, y];
    }
    before = letter;
  }
  return drawn;
}

/** A number needs a space before it only after another one, and where it has no sign. */
function spaced(value: number, follows: boolean): string {
  return value < 0 || !follows ? String(value) : ` ${value}`;
}
