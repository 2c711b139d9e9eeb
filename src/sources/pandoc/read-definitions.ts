/** Pandoc's definition lists: a term, then `:   its meaning`, perhaps several of them. */
import type { Block, Definitions, SourceLine } from "./block.ts";

const meaning = /^ {0,2}[:~] +/;

const isBlank = (source: SourceLine | undefined) =>
  source === undefined || source.text.trim() === "";

/** Whether a term stands on the first line: its meaning follows at once or after an empty line. */
export function startsDefinitions([, second, third]: readonly SourceLine[]): boolean {
  return meaning.test((isBlank(second) ? third : second)?.text ?? "");
}

interface Entry {
  term: string;
  meanings: SourceLine[][];
}

export function readDefinitions(
  lines: readonly SourceLine[],
  readBlocks: (inner: SourceLine[]) => Block[],
): { definitions: Definitions; taken: number } {
  const entries: Entry[] = [];
  let taken = 0;
  for (const [index, source] of lines.entries()) {
    if (!take(source, { entries, rest: lines.slice(index), apart: isBlank(lines[index - 1]) }))
      break;
    if (!isBlank(source)) taken = index + 1;
  }
  const read = entries.map(({ term, meanings }) => ({
    term,
    definitions: meanings.map(readBlocks),
  }));
  return { definitions: { kind: "definitions", entries: read }, taken };
}

interface Situation {
  entries: Entry[];
  rest: readonly SourceLine[];
  /** An empty line stands before the line. */
  apart: boolean;
}

function take(source: SourceLine, { entries, rest, apart }: Situation): boolean {
  const entry = entries.at(-1);
  const open = entry?.meanings.at(-1);
  if (isBlank(source)) open?.push(source);
  else if (entry && meaning.test(source.text))
    entry.meanings.push([{ ...source, text: source.text.replace(meaning, "") }]);
  else if (open && (!apart || /^ {2,}/.test(source.text)))
    open.push({ ...source, text: source.text.replace(/^ {1,4}/, "") });
  else if (startsDefinitions(rest)) entries.push({ term: source.text.trim(), meanings: [] });
  else return false;
  return true;
}
