/** What a letter is made of. Callers say what it says; how it looks in text and in HTML is decided in one place. */
export type LetterBlock =
  /** Blank lines part paragraphs. */
  | { kind: "text"; text: string }
  /** An address on http or https; it is also written out. */
  | { kind: "button"; label: string; href: string }
  /** Beside the main thing to do: "This was not you?" and the address, which can be followed. */
  | { kind: "link"; label: string; href: string }
  | { kind: "code"; label: string; code: string }
  | { kind: "facts"; facts: readonly (readonly [string, string])[] }
  | { kind: "list"; items: readonly string[] };

export interface Letter {
  /** Subject of the mail and heading of the letter. */
  subject: string;
  blocks: readonly LetterBlock[];
}
