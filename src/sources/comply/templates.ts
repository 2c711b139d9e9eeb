/** Go templates in comply documents: the company's name is known, everything else stays visible for a person to fill in. */
import type { Note } from "../note.ts";

const template = /\{\{-?\s*(.*?)\s*-?\}\}/g;

/** @returns the text with the company's name in place of `{{.Name}}`, where the name is known */
export function fillTemplates(
  text: string,
  company: string | undefined,
  note: (note: Note) => void,
): string {
  const kept = new Map<string, number[]>();
  const keep = (whole: string, line: number) => kept.set(whole, [...(kept.get(whole) ?? []), line]);
  const filled = text.split("\n").map((line, index) =>
    line.replace(template, (whole, expression: string) => {
      if (expression === ".Name" && company !== undefined) return company;
      keep(whole, index + 1);
      return whole;
    }),
  );
  for (const [whole, lines] of kept) noteKept(whole, lines, note);
  return filled.join("\n");
}

function noteKept(whole: string, lines: readonly number[], note: (note: Note) => void): void {
  const [line] = lines;
  const again = lines.length === 1 ? "" : ` (and ${lines.length - 1} times more)`;
  note({
    ...(line !== undefined && { line }),
    message: `The placeholder ${whole} is kept as text${again}. Put in what belongs there.`,
  });
}
