/** Breaks a text into lines of a given width, in any script. */
import { type PreparedText, type SetLine, setLine } from "./set-line.ts";

const CJK = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\u3000-\u303f\uff00-\uffef]/u;
/** What no line of Chinese, Japanese or Korean begins with, and what none ends with (UAX 14, classes CL, NS and OP). */
const NO_START = /[\p{Pe}\p{Pf}、。，．：；？！・ー々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ％]/u;
const NO_END = /[\p{Ps}\p{Pi}]/u;
/** After these a long word may go on in the next line. */
const SEAM = /[-–—/]/;

/** @param width in units of the font size */
export function breakLines(prepared: PreparedText, width: number): SetLine[] {
  const lines: SetLine[] = [];
  let start = 0;
  let end = 0;
  let used = 0;
  const close = () => {
    if (end > start) lines.push(setLine(prepared, start, end));
  };
  for (const piece of cutToWidth(prepared, width)) {
    const gap = piece.start > end && end > start ? spaceBefore(prepared, end, piece.start) : 0;
    if (end > start && used + gap + piece.width > width) {
      close();
      start = piece.start;
      used = 0;
    } else {
      used += gap;
      if (end === start) start = piece.start;
    }
    used += piece.width;
    end = piece.end;
  }
  close();
  return lines;
}

interface Piece {
  start: number;
  /** Without the spaces that follow. */
  end: number;
  width: number;
}

function spaceBefore(prepared: PreparedText, from: number, to: number): number {
  return setLine(prepared, from, to).width;
}

/** The parts between which a line may end; one that is wider than a line is cut where it fits. */
function* cutToWidth(prepared: PreparedText, width: number): Generator<Piece> {
  for (const { start, end } of cutAtBreaks(prepared.text)) {
    const piece = { start, end, width: setLine(prepared, start, end).width };
    if (piece.width <= width) yield piece;
    else yield* cutLong(prepared, piece, width);
  }
}

function* cutLong(prepared: PreparedText, { start, end }: Piece, width: number): Generator<Piece> {
  let from = start;
  let used = 0;
  const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment, index } of clusters.segment(prepared.text.slice(start, end))) {
    const at = start + index;
    const more = setLine(prepared, at, at + segment.length).width;
    if (used + more > width && at > from) {
      yield { start: from, end: at, width: used };
      from = at;
      used = 0;
    }
    used += more;
  }
  yield { start: from, end, width: used };
}

function cutAtBreaks(text: string): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = 0;
  let before = "";
  let at = 0;
  const close = (end: number, next: number) => {
    if (end > start) parts.push({ start, end });
    start = next;
  };
  for (const character of text) {
    if (character === " ") close(at, at + 1);
    else if (before !== "" && before !== " " && mayBreak(before, character)) close(at, at);
    before = character;
    at += character.length;
  }
  close(text.length, text.length);
  return parts;
}

function mayBreak(before: string, after: string): boolean {
  if (NO_START.test(after) || NO_END.test(before) || /\p{M}/u.test(after)) return false;
  return CJK.test(before) || CJK.test(after) || (SEAM.test(before) && /[\p{L}]/u.test(after));
}
