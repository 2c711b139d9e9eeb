/** List markers of Pandoc: bullets, numbers, letters and small Roman numerals. CommonMark knows the first two only. */

export interface ListMarker {
  /** Columns before the marker. */
  indent: number;
  /** Column at which the item's text starts. */
  content: number;
  text: string;
  /** The marker as typed, without spaces: `a.`, `ii.`, `3)`, `-`. */
  typed: string;
}

/** `-`, `*` and `+` start lists of their own; `alpha` and `roman` by how they are written. */
export type MarkerKind = "-" | "*" | "+" | "decimal" | "alpha" | "roman" | "upper-alpha";

const bullet = /^( *)([-*+])( +|$)(.*)$/;
const numbered =
  /^( *)(\d{1,9}|[a-z]|[ivx]{2,5}|\(?[a-z0-9]\)|[A-Z](?=[.)] {2}))([.)]?)( +|$)(.*)$/;
const roman = /^x{0,3}(?:ix|iv|v?i{0,3})$/;

export function readMarker(line: string): ListMarker | undefined {
  const [, indent = "", mark, gap = "", text = ""] = bullet.exec(line) ?? [];
  if (mark !== undefined) return marker(indent, mark, gap, text);
  const [, before = "", number, delimiter = "", space = "", rest = ""] = numbered.exec(line) ?? [];
  if (number === undefined || rest === "") return undefined;
  if (delimiter === "" && !/^\(/.test(number)) return undefined;
  if (/^[ivx]{2,}$/.test(number) && !roman.test(number)) return undefined;
  return marker(before, number + delimiter, space, rest);
}

function marker(indent: string, typed: string, gap: string, text: string): ListMarker {
  const spaces = gap.length > 4 ? 1 : Math.max(gap.length, 1);
  return { indent: indent.length, content: indent.length + typed.length + spaces, text, typed };
}

/** How the first marker of a list counts: a lone `i` is the Roman one, any other lone letter a letter. */
export function kindOfFirst({ typed }: ListMarker): MarkerKind {
  if (typed === "-" || typed === "*" || typed === "+") return typed;
  const body = bodyOf(typed);
  if (/^\d+$/.test(body)) return "decimal";
  if (body === "i" || body.length > 1) return "roman";
  return /^[A-Z]$/.test(body) ? "upper-alpha" : "alpha";
}

/** Whether a marker can go on with a list of the kind: `i.` after `h.` is a letter, after `i.` a numeral. */
export function canContinue(kind: MarkerKind, next: ListMarker): boolean {
  if (kind === "alpha") return /^[a-z]$/.test(bodyOf(next.typed));
  if (kind === "roman") return roman.test(bodyOf(next.typed));
  return kindOfFirst(next) === kind;
}

/** The number that a marker says, read as the kind. */
export function numberOf(kind: MarkerKind, { typed }: ListMarker): number {
  const body = bodyOf(typed);
  if (kind === "decimal") return Number(body);
  if (kind === "alpha" || kind === "upper-alpha") return body.toLowerCase().charCodeAt(0) - 96;
  return kind === "roman" ? romanValue(body) : 1;
}

function bodyOf(typed: string): string {
  return typed.replace(/[().]/g, "");
}

function romanValue(numeral: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10 };
  const digits = [...numeral].map((letter) => values[letter] ?? 0);
  return digits.reduce(
    (sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit),
    0,
  );
}
