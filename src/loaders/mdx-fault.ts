/** A fault in a text of MDX: its shape, what the compiler says of it, and the text without it. */

export interface MdxFault {
  /** Where the fault begins in the text. */
  offset: number;
  message: string;
  suggestion?: string | undefined;
  /** The text without the fault, of the same length; undefined where it cannot be told where the fault ends. */
  rest?: string | undefined;
}

/** The compiler's words and the place that it names. */
export interface Refusal {
  offset: number;
  words: string;
}

/** Leaves lines and offsets as they are. */
export function blankOut(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end);
}

/** `3:11: Could not parse ... (mdx-jsx:unexpected-character)`; lines and columns count from 1. */
export function readRefusal(text: string, said: string): Refusal {
  const { line, column, words } =
    /^(?<line>\d+):(?<column>\d+): (?<words>[\s\S]*?)(?: \([\w-]+:[\w-]+\))?$/.exec(said)?.groups ??
    {};
  return { offset: offsetOf(text, Number(line ?? 1), Number(column ?? 1)), words: words ?? said };
}

export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}

/** One line of at most forty characters, as it stands in the text. */
export function excerpt(text: string): string {
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  return line.length === text.length && line.length <= 40 ? line : `${line.slice(0, 40)}...`;
}
