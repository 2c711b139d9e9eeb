/** A text of a card, broken into lines and ready to be drawn at any place. */
import { breakLines } from "#src/type/break-lines.ts";
import { prepareText, type SetLine } from "#src/type/set-line.ts";
import { drawLine } from "./glyph-paths.ts";

export interface TextStyle {
  size: number;
  style: "regular" | "strong";
  colour: string;
  /** Widest line, in pixels. */
  width: number;
  /** Lines at most; the last one ends in an ellipsis where there is more. */
  lines: number;
  /** In sizes of the type. */
  lineHeight: number;
}

export interface TextBlock {
  /** Of the widest line, in pixels. */
  width: number;
  height: number;
  /** @returns SVG */
  draw(x: number, y: number): string;
}

/** Words that stand on many cards, most at the same place: the company's, the day's, a state's. */
const known = new Map<string, TextBlock>();
const MOST_KNOWN = 200;

export function setText(text: string, given: TextStyle): TextBlock {
  const key = JSON.stringify([text, given]);
  const before = known.get(key);
  if (before) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const block = layOut(text, given);
  known.set(key, block);
  return block;
}

function layOut(text: string, given: TextStyle): TextBlock {
  const { size, colour, lineHeight } = given;
  const lines = fitLines(text, given);
  const step = size * lineHeight;
  let last: { x: number; y: number; drawn: string } | undefined;
  return {
    width: Math.max(0, ...lines.map((line) => line.width * size)),
    height: step * lines.length,
    draw(x, y) {
      if (last?.x === x && last.y === y) return last.drawn;
      const paths = lines.map((line, index) =>
        drawLine(line, { x, baseline: y + step * (index + 0.5) + size * 0.36, size }),
      );
      last = { x, y, drawn: `<path fill="${colour}" d="${paths.join("")}"/>` };
      return last.drawn;
    },
  };
}

function fitLines(text: string, { size, style, width, lines: most }: TextStyle): SetLine[] {
  const broken = (part: string) => breakLines(prepareText([{ text: part, style }]), width / size);
  let lines = broken(text);
  if (lines.length <= most) return lines;
  const words = text.split(/(?<=\s)/);
  // Near where it must be cut; then word by word.
  let kept = Math.ceil((words.length * most) / lines.length) + 2;
  do {
    kept -= 1;
    const start = words.slice(0, Math.max(kept, 1)).join("").trimEnd();
    lines = broken(`${start.replace(/[,;:.]$/, "")}…`);
  } while (lines.length > most && kept > 1);
  return lines.slice(0, most);
}
