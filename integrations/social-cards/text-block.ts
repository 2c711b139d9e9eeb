/** A text of a card, broken into lines and ready to stand at any place. */
import { breakLines } from "#src/type/break-lines.ts";
import { prepareText, type SetLine } from "#src/type/set-line.ts";
import type { Words } from "./marks.ts";
import { placeGlyphs } from "./placed-glyphs.ts";

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
  /** @param x, y its upper left corner */
  place(x: number, y: number): Words;
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
  return {
    width: Math.max(0, ...lines.map((line) => line.width * size)),
    height: step * lines.length,
    place: (x, y) => ({
      colour,
      glyphs: lines.flatMap((line, index) => {
        // On a whole pixel, where letters stand sharpest.
        const baseline = Math.round(y + step * (index + 0.5) + size * 0.36);
        return placeGlyphs(line, { x, baseline, size });
      }),
    }),
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
