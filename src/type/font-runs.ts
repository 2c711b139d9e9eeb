/**
 * Cuts a text into runs of one font. A run is as long as it can be, since letters join and kern within a run only.
 *
 * Han characters are one code point for forms that Chinese, Japanese and Korean readers draw differently, and nothing in a
 * name says which is meant. The text itself decides: with kana it is drawn in the Japanese forms, else with hangul in the
 * Korean ones, else in those of mainland China. docs/door/scripts.md says so to readers.
 */
import { covers, findFont, type OpenFont } from "./font-shelf.ts";
import type { Family, Style } from "./typefaces.ts";

export interface FontRun {
  start: number;
  end: number;
  /** Undefined where no font has the character. */
  font: OpenFont | undefined;
}

export interface StyledSpan {
  text: string;
  style: Style;
  /** Somebody's words within ours: their direction does not reach beyond them. */
  isolate?: boolean;
}

const KANA = /[\p{sc=Hira}\p{sc=Kana}]/u;
const HANGUL = /\p{sc=Hang}/u;
const CJK =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\u3000-\u303f\uff00-\uffef]/u;
const ARABIC = /\p{scx=Arab}/u;
const HEBREW = /\p{scx=Hebr}/u;
/** Spaces, digits and punctuation, which stay in the font of the letters before them where it has them. */
const COMMON = /^[\p{sc=Zyyy}\p{sc=Zinh}]+$/u;

/** One font has all of these, so that most texts need not be looked at letter by letter. */
const ASCII = /^[ -~]+$/;
const ISOLATE = /^[\u2068\u2069]$/;

const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });

/** @param spans drawable text; the runs' places count in all of it */
export function cutIntoRuns(spans: readonly StyledSpan[]): FontRun[] {
  const whole = spans.map(({ text }) => text).join("");
  const han = KANA.test(whole) ? "jp" : HANGUL.test(whole) ? "kr" : "sc";
  const runs: FontRun[] = [];
  let offset = 0;
  for (const { text, style } of spans) {
    let before: OpenFont | undefined;
    const parts = ASCII.test(text) ? [{ segment: text, index: 0 }] : clusters.segment(text);
    for (const { segment, index } of parts) {
      const start = offset + index;
      for (const part of fitCluster(segment, { before, style, han })) {
        const last = runs.at(-1);
        const run = { start: start + part.start, end: start + part.end, font: part.font };
        if (last?.font && last.font === run.font) last.end = run.end;
        else runs.push(run);
        before = part.font;
      }
    }
    offset += text.length;
  }
  return runs;
}

interface Fit {
  before: OpenFont | undefined;
  style: Style;
  han: Family;
}

/** A letter and its marks in one font; where no font has them all, each character in its own. */
function fitCluster(cluster: string, fit: Fit): FontRun[] {
  const whole = fontFor(cluster, fit);
  if (whole) return [{ start: 0, end: cluster.length, font: whole }];
  let start = 0;
  return Array.from(cluster, (character) => {
    const run = { start, end: start + character.length, font: fontFor(character, fit) };
    start = run.end;
    return run;
  });
}

function fontFor(text: string, { before, style, han }: Fit): OpenFont | undefined {
  // Nothing is drawn for the characters that enclose an isolate, so any font will do.
  if (ISOLATE.test(text)) return before ?? findFont("latin", " ", style);
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const families = familiesFor(text, han);
  const fits = families[0] === before?.family || COMMON.test(text);
  if (before && fits && covers(before, codePoints)) return before;
  for (const family of families) {
    const font = findFont(family, text, style);
    if (font) return font;
  }
  return undefined;
}

function familiesFor(text: string, han: Family): Family[] {
  if (CJK.test(text)) {
    const first = KANA.test(text) ? "jp" : HANGUL.test(text) ? "kr" : han;
    return [...new Set<Family>([first, han, "sc", "jp", "kr", "latin"])];
  }
  if (ARABIC.test(text)) return ["arabic", "latin"];
  if (HEBREW.test(text)) return ["hebrew", "latin"];
  return ["latin", "arabic", "hebrew", "sc", "jp", "kr"];
}
