/** Outlines of as much of a text as there is room for; what is cut ends visibly. */

export interface Outline {
  /** PDF operators that fill the text; the unit is the font's size. */
  path: string;
  width: number;
  /** Characters that no font covers. */
  missing: string[];
}

const ELLIPSIS = "\u2026";
const EMPTY: Outline = { path: "", width: 0, missing: [] };
/** Numbers and the operators that draw a path: nothing that could show a text, a picture or another form. */
const OPERATORS = new Set(["q", "Q", "cm", "m", "l", "c", "v", "y", "h", "re", "f", "f*"]);

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

export async function cutToFit(
  text: string,
  room: { width: number; bytes: number },
  outlineText: (text: string) => Promise<Outline>,
): Promise<Outline> {
  const letters = Array.from(graphemes.segment(text), ({ segment }) => segment);
  let outline = await safely(text, outlineText);
  let count = letters.length;
  while (outline.width > room.width || outline.path.length > room.bytes) {
    if (count === 0) return EMPTY;
    const share = Math.min(room.width / outline.width, room.bytes / outline.path.length);
    count = Math.min(count - 1, Math.floor(count * share));
    outline = await safely(`${letters.slice(0, count).join("").trimEnd()}${ELLIPSIS}`, outlineText);
  }
  return outline;
}

async function safely(
  text: string,
  outlineText: (text: string) => Promise<Outline>,
): Promise<Outline> {
  const outline = await outlineText(text);
  if (!drawsOnlyPaths(outline.path)) throw new Error("An outline is more than a path.");
  return outline;
}

function drawsOnlyPaths(path: string): boolean {
  return path.split(/[-+.\d\s]+/).every((operator) => operator === "" || OPERATORS.has(operator));
}
