/** Pairs the stars and underscores of a paragraph: CommonMark 0.31, "An algorithm for parsing nested emphasis and links". */

export interface Words {
  kind: "text";
  text: string;
  /** How many pairs of marks enclose it. */
  strong: number;
  emphasis: number;
}

/** A run of stars or underscores. */
export interface Mark {
  kind: "mark";
  mark: string;
  /** As written, and what no pair has used. */
  length: number;
  left: number;
  opens: boolean;
  closes: boolean;
  strong: number;
  emphasis: number;
}

export type Piece = Words | Mark | { kind: "break" };

/** Counts in each piece the pairs that enclose it. */
export function markEmphasis(pieces: readonly Piece[]): void {
  const open: number[] = [];
  pieces.forEach((closer, at) => {
    if (closer.kind !== "mark") return;
    while (closer.closes && closer.left > 0) {
      const place = open.findLastIndex((index) => pairs(pieces[index], closer));
      if (place === -1) break;
      const opener = pieces[open[place] ?? 0] as Mark;
      enclose(pieces.slice((open[place] ?? 0) + 1, at), opener, closer);
      // What opened in between can no longer close.
      open.length = opener.left > 0 ? place + 1 : place;
    }
    if (closer.opens && closer.left > 0) open.push(at);
  });
}

function enclose(inside: readonly Piece[], opener: Mark, closer: Mark): void {
  const strong = opener.left >= 2 && closer.left >= 2;
  opener.left -= strong ? 2 : 1;
  closer.left -= strong ? 2 : 1;
  for (const piece of inside) {
    if (piece.kind === "break") continue;
    piece[strong ? "strong" : "emphasis"] += 1;
  }
}

/** The rule of three keeps `**` inside a word from closing `*`. */
function pairs(opener: Piece | undefined, closer: Mark): boolean {
  if (opener?.kind !== "mark" || opener.mark !== closer.mark) return false;
  const both = opener.closes || closer.opens;
  const sum = opener.length + closer.length;
  return !both || sum % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}
