/** The words of a paragraph: emphasis, strong, links as text, hard breaks. Rules of emphasis as in CommonMark 0.31, section 6.2. */
import { type Mark, markEmphasis, type Piece } from "./text-emphasis.ts";

export type TextSpan =
  | { kind: "text"; text: string; strong: boolean; emphasis: boolean }
  | { kind: "break" };

const ESCAPE = /^\\([!-/:-@[-`{-~])/;
const HARD_BREAK = /^(?: {2,}|\\)\n\s*/;
const SOFT_BREAK = /^ ?\n\s*/;
const CODE = /^(`+)(?!`)([\s\S]*?[^`])\1(?!`)/;
const ADDRESS = /^<([a-z][a-z0-9+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/i;
const LINK =
  /^!?\[((?:[^[\]\\]|\\[\s\S]|\[(?:[^[\]\\]|\\[\s\S])*\])*)\]\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/;
const ENTITY =
  /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|nbsp|copy|sect|para|ndash|mdash|hellip));/i;
const MARKS = /^(?:\*+|_+)/;
const WORDS = /^(?:[^\\`<![&*_\n ]+| (?! *\n))/;

const NAMED: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: "\u00a0",
  copy: "©",
  sect: "§",
  para: "¶",
  ndash: "–",
  mdash: "—",
  hellip: "…",
};

export function readSpans(markdown: string): TextSpan[] {
  const pieces = cut(markdown);
  markEmphasis(pieces);
  return join(pieces);
}

function cut(markdown: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = markdown;
  let before = "";
  const take = (length: number, ...made: Piece[]) => {
    before = rest.slice(0, length);
    rest = rest.slice(length);
    pieces.push(...made);
  };
  while (rest !== "") {
    const marks = MARKS.exec(rest)?.[0];
    const link = LINK.exec(rest);
    const other = readOther(rest);
    if (marks) take(marks.length, readMarks(marks, before.at(-1), rest[marks.length]));
    else if (link) take(link[0].length, ...readLink(link));
    else take(other.length, other.piece);
  }
  return pieces;
}

const text = (words: string): Piece => ({ kind: "text", text: words, strong: 0, emphasis: 0 });

function readOther(rest: string): { length: number; piece: Piece } {
  const hard = HARD_BREAK.exec(rest);
  if (hard) return { length: hard[0].length, piece: { kind: "break" } };
  const soft = SOFT_BREAK.exec(rest);
  if (soft) return { length: soft[0].length, piece: text(" ") };
  const escaped = ESCAPE.exec(rest);
  if (escaped) return { length: 2, piece: text(escaped[1] ?? "") };
  const code = CODE.exec(rest);
  if (code) return { length: code[0].length, piece: text(trimCode(code[2] ?? "")) };
  const address = ADDRESS.exec(rest);
  if (address) return { length: address[0].length, piece: text(address[1] ?? "") };
  const entity = ENTITY.exec(rest);
  if (entity) return { length: entity[0].length, piece: text(readEntity(entity)) };
  const words = WORDS.exec(rest)?.[0] ?? rest[0] ?? "";
  return { length: words.length, piece: text(words) };
}

function trimCode(code: string): string {
  const line = code.replaceAll("\n", " ");
  return /^ .*[^ ].* $|^ [^ ] $/.test(line) ? line.slice(1, -1) : line;
}

function readEntity([whole, decimal, hexadecimal, name]: RegExpExecArray): string {
  if (name) return NAMED[name.toLowerCase()] ?? whole;
  const codePoint = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? "", 16);
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : "\ufffd";
}

/** The words, and the address behind them unless they are the address. */
function readLink([, label = "", angled, bare = ""]: RegExpExecArray): Piece[] {
  const address = (angled ?? bare).replace(/\\([!-/:-@[-`{-~])/g, "$1");
  const pieces = cut(label);
  markEmphasis(pieces);
  const words = pieces.map((piece) => (piece.kind === "text" ? piece.text : "")).join("");
  const known = address === "" || address.replace(/^mailto:/, "") === words || address === words;
  // Marks left over in a label are words: they never pair with marks outside.
  const settled = pieces.map((piece) =>
    piece.kind === "mark"
      ? { ...text(piece.mark.repeat(piece.left)), strong: piece.strong, emphasis: piece.emphasis }
      : piece,
  );
  return known ? settled : [...settled, text(` (${address})`)];
}

function readMarks(marks: string, before = " ", after = " "): Mark {
  const space = /[\s\u00a0]/;
  const sign = /[\p{P}\p{S}]/u;
  const opens =
    !space.test(after) && (!sign.test(after) || space.test(before) || sign.test(before));
  const closes =
    !space.test(before) && (!sign.test(before) || space.test(after) || sign.test(after));
  const within = marks[0] === "_";
  return {
    kind: "mark",
    mark: marks[0] ?? "*",
    length: marks.length,
    left: marks.length,
    opens: opens && (!within || !closes || sign.test(before)),
    closes: closes && (!within || !opens || sign.test(after)),
    strong: 0,
    emphasis: 0,
  };
}

function join(pieces: readonly Piece[]): TextSpan[] {
  const spans: TextSpan[] = [];
  for (const piece of pieces) {
    if (piece.kind === "break") {
      spans.push({ kind: "break" });
      continue;
    }
    const words = piece.kind === "mark" ? piece.mark.repeat(piece.left) : piece.text;
    if (words === "") continue;
    const span = { strong: piece.strong > 0, emphasis: piece.emphasis > 0 };
    const last = spans.at(-1);
    if (last?.kind === "text" && last.strong === span.strong && last.emphasis === span.emphasis)
      last.text += words;
    else spans.push({ kind: "text", text: words, ...span });
  }
  return spans;
}
