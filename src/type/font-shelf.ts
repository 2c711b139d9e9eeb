/** Opens font files when a text needs them, and keeps the last few: all of them would be 50 MB on disk and more in memory. */
import { readFileSync } from "node:fs";
import { create, type Font, type Glyph, type GlyphPosition, type Path } from "fontkit";
import { type Family, filesFor, type Style } from "./typefaces.ts";
import { unpackWoff } from "./unpack-woff.ts";

/** Glyphs from left to right. */
export interface ShapedWord {
  glyphs: readonly Glyph[];
  positions: readonly GlyphPosition[];
  /** In units of the font. */
  advanceWidth: number;
}

export interface OpenFont {
  /** The file's path, which names the font. */
  path: string;
  /** The unpacked font, as a PDF writer wants it. */
  data: Buffer;
  font: Font;
  family: Family;
  /** Whether it has a glyph, by code point; asked for each letter of a text. */
  glyphs: Map<number, boolean>;
  /** Words that were shaped lately. */
  words: Map<string, ShapedWord>;
}

const KEPT = 24;
const shelf = new Map<string, OpenFont>();

/** A font with a glyph for each character of `text`; undefined where no file of the family has them all. */
export function findFont(family: Family, text: string, style: Style): OpenFont | undefined {
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const first = codePoints[0];
  if (first === undefined) return undefined;
  for (const path of filesFor(family, first, style)) {
    const open = openFont(path, family);
    if (covers(open, codePoints)) return open;
  }
  return undefined;
}

export function covers({ font, glyphs }: OpenFont, codePoints: readonly number[]): boolean {
  return codePoints.every((codePoint) => {
    let has = glyphs.get(codePoint);
    if (has === undefined) {
      has = font.hasGlyphForCodePoint(codePoint);
      glyphs.set(codePoint, has);
    }
    return has;
  });
}

function openFont(path: string, family: Family): OpenFont {
  let open = shelf.get(path);
  shelf.delete(path);
  if (!open) {
    const data = unpackWoff(readFileSync(path));
    open = {
      path,
      data,
      font: tellGlyphsApart(create(data) as Font),
      family,
      glyphs: new Map(),
      words: new Map(),
    };
    const oldest = shelf.size >= KEPT ? shelf.keys().next().value : undefined;
    if (oldest !== undefined) shelf.delete(oldest);
  }
  // Set last: a Map lists its keys in the order of insertion, so the first is the one that was not used for longest.
  shelf.set(path, open);
  return open;
}

/**
 * fontkit keeps one object a glyph, with the characters of its first use. Letters of Arabic share glyphs and differ in their dots,
 * so each use is given the characters that it stands for, on an object before the one that is kept.
 */
function tellGlyphsApart(font: Font): Font {
  const getGlyph = font.getGlyph.bind(font);
  font.getGlyph = (id, codePoints = []) => {
    const kept = getGlyph(id, codePoints);
    // Measured on the object that is kept, so that each use finds it there.
    void kept.advanceWidth;
    const use: Glyph = Object.create(kept);
    use.codePoints = codePoints;
    return use;
  };
  return font;
}

/** Read once a glyph, however often it is used. */
export function outlineOf(use: Glyph): Path {
  return (Object.getPrototypeOf(use) as Glyph).path;
}
