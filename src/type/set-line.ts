/** Sets a line of text: shaped glyphs in the order in which they stand on paper, whatever scripts and directions are mixed. */
import bidiFactory, { type EmbeddingLevels } from "bidi-js";
import type { Glyph, GlyphPosition } from "fontkit";
import { drawableText } from "./drawable-text.ts";
import { cutIntoRuns, type FontRun, type StyledSpan } from "./font-runs.ts";
import { findFont, type OpenFont, type ShapedWord } from "./font-shelf.ts";

export interface PreparedText {
  /** As it is drawn, in the order of reading. */
  text: string;
  /** Whether its first letter with a direction runs from right to left. */
  rightToLeft: boolean;
  /** Characters that no font has, each once, in the order of the text. */
  missing: string[];
  /** The same, each time that it occurs. */
  undrawn: string[];
  runs: FontRun[];
  /** Direction of each UTF-16 unit. */
  embedding: EmbeddingLevels;
}

/** A stretch of one font and direction; its glyphs stand from left to right. */
export interface SetRun {
  /** In the order of reading; brackets are already mirrored, and U+FFFD stands for what cannot be drawn. */
  text: string;
  /** The text that it stands for. */
  reads: string;
  rightToLeft: boolean;
  font: OpenFont;
  /** From left to right, joined and with their marks in place; positions in units of the font. */
  glyphs: Glyph[];
  positions: GlyphPosition[];
  /** Left edge and advance, in units of the font size. */
  x: number;
  width: number;
}

export interface SetLine {
  runs: SetRun[];
  width: number;
}

const bidi = bidiFactory();
/** Enclose words whose direction is their own; nothing is drawn for them. */
const FIRST_STRONG = "\u2068";
const POP = "\u2069";
const ISOLATES = /[\u2068\u2069]/g;
/** Stands where a character cannot be drawn. */
export const REPLACEMENT = "\ufffd";

export function prepareText(spans: readonly StyledSpan[]): PreparedText {
  const drawable = spans.map(({ text, style, isolate }) => ({
    text: isolate ? `${FIRST_STRONG}${drawableText(text)}${POP}` : drawableText(text),
    style,
  }));
  const text = drawable.map((span) => span.text).join("");
  const runs = cutIntoRuns(drawable);
  const embedding = bidi.getEmbeddingLevels(text);
  const undrawn = runs
    .filter(({ font }) => !font)
    .flatMap((run) => [...text.slice(run.start, run.end)]);
  return {
    text,
    rightToLeft: (embedding.paragraphs[0]?.level ?? 0) % 2 === 1,
    missing: [...new Set(undrawn)],
    undrawn,
    runs,
    embedding,
  };
}

/** The part of a text from `start` to `end`, as one line. */
export function setLine(prepared: PreparedText, start = 0, end = prepared.text.length): SetLine {
  let x = 0;
  const runs = inVisualOrder(cutAtLevels(prepared, start, end)).flatMap((piece) => {
    const run = setPiece(piece, prepared);
    if (run.text === "") return [];
    const placed = { ...run, x };
    x += run.width;
    return [placed];
  });
  return { runs, width: x };
}

interface Piece extends FontRun {
  level: number;
}

function cutAtLevels({ runs, embedding }: PreparedText, start: number, end: number): Piece[] {
  const pieces: Piece[] = [];
  for (const run of runs) {
    let from = Math.max(run.start, start);
    const last = Math.min(run.end, end);
    while (from < last) {
      const level = embedding.levels[from] ?? 0;
      let to = from + 1;
      while (to < last && embedding.levels[to] === level) to += 1;
      pieces.push({ start: from, end: to, font: run.font, level });
      from = to;
    }
  }
  return pieces;
}

/** Rule L2 of the bidirectional algorithm (UAX 9), on whole pieces: from the highest level down, what is at least as high turns round. */
function inVisualOrder(pieces: Piece[]): Piece[] {
  const order = [...pieces];
  const highest = Math.max(0, ...order.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    let from = 0;
    while (from < order.length) {
      let to = from;
      while (to < order.length && (order[to]?.level ?? 0) >= level) to += 1;
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(to, from + 1);
    }
  }
  return order;
}

function setPiece(piece: Piece, { text }: PreparedText): Omit<SetRun, "x"> {
  const rightToLeft = piece.level % 2 === 1;
  const font = piece.font ?? replacementFont();
  const reads = text.slice(piece.start, piece.end).replace(ISOLATES, "");
  const characters = piece.font ? Array.from(reads) : [REPLACEMENT];
  const drawn = rightToLeft
    ? characters.map((character) => mirrorOf(character) ?? character)
    : characters;
  const line = drawn.join("");
  const words = shapeWords(font, line, rightToLeft ? "rtl" : "ltr");
  const advance = words.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0);
  return {
    text: line,
    reads,
    rightToLeft,
    font,
    glyphs: words.flatMap(({ glyphs }) => glyphs),
    positions: words.flatMap(({ positions }) => positions),
    width: advance / font.font.unitsPerEm,
  };
}

/** About as many different words as a long agreement has; then the font forgets them. */
const MOST_WORDS = 2000;

/** Word by word, since most words were met before and no letters join across a space. */
function shapeWords(font: OpenFont, text: string, direction: "ltr" | "rtl"): ShapedWord[] {
  const words = Array.from(text.matchAll(/[^ ]* |[^ ]+/g), ([word]) => {
    const known = font.words.get(word);
    if (known) return known;
    const { glyphs, positions, advanceWidth } = font.font.layout(
      word,
      undefined,
      undefined,
      undefined,
      direction,
    );
    const shaped = { glyphs, positions, advanceWidth };
    if (font.words.size >= MOST_WORDS) font.words.clear();
    font.words.set(word, shaped);
    return shaped;
  });
  return direction === "rtl" ? words.reverse() : words;
}

/** The bracket that faces the other way; undefined for characters that have none. */
export function mirrorOf(character: string): string | undefined {
  return bidi.getMirroredCharacter(character) ?? undefined;
}

function replacementFont(): OpenFont {
  const font = findFont("latin", REPLACEMENT, "regular");
  if (!font)
    throw new Error(
      "The font package @fontsource/noto-sans lacks U+FFFD, which stands for characters that cannot be drawn. Install the version that package.json names.",
    );
  return font;
}
