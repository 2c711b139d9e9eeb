/**
 * Outlines of glyphs as path data of SVG, in whole tenths of a pixel and relative to the point before: the shorter the data, the
 * sooner it is drawn, and a card is little else.
 */
import type { Path } from "fontkit";
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
      const bottom = baseline * TENTHS - (position?.yOffset ?? 0) * scale;
      pen += (position?.xAdvance ?? 0) * scale;
      const outline = shapeOf(outlineOf(glyph), scale);
      if (outline) parts.push(`M${Math.round(left)} ${Math.round(bottom)}${outline}`);
    });
  }
  return parts.join("");
}

/** By outline and scale: a text is mostly letters that stand in it before. */
const shapes = new WeakMap<Path, Map<number, string>>();

function shapeOf(outline: Path, scale: number): string {
  const known = shapes.get(outline) ?? new Map<number, string>();
  shapes.set(outline, known);
  const shape = known.get(scale) ?? drawShape(outline.commands, scale);
  known.set(scale, shape);
  return shape;
}

interface Command {
  command: string;
  args: readonly number[];
}

const LETTERS: Readonly<Record<string, string>> = {
  moveTo: "m",
  lineTo: "l",
  quadraticCurveTo: "q",
  bezierCurveTo: "c",
};

/** Relative throughout, from the glyph's own origin, so that it can stand anywhere. */
function drawShape(commands: readonly Command[], scale: number): string {
  let drawn = "";
  let [hereX, hereY] = [0, 0];
  let before = "";
  for (const { command, args } of commands) {
    // A fill closes what is open.
    if (command === "closePath" || args.length === 0) continue;
    const letter = LETTERS[command] ?? "l";
    const [fromX, fromY] = [hereX, hereY];
    // After a move, pairs of numbers without a letter would be lines.
    let follows = letter === before && letter !== "m";
    if (!follows) drawn += letter;
    for (let at = 0; at < args.length; at += 2) {
      const x = Math.round((args[at] ?? 0) * scale);
      // Glyphs are drawn upwards, pictures downwards.
      const y = Math.round(-(args[at + 1] ?? 0) * scale);
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
