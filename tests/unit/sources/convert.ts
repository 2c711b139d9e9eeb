import { convertComply, type ImportedPolicy } from "#src/sources/comply.ts";
import type { Note } from "#src/sources/note.ts";

const FRONT_MATTER = [
  "name: Test Policy",
  "majorRevisions:",
  "  - {date: Jun 1 2018, comment: First}",
  "---",
];

/** Converts body lines; the first of them is line 5 of the file. The note on the version is left out, which every document has. */
export function convert(lines: readonly string[]): { body: string; notes: Note[] } {
  const { body, notes } = convertDocument([...FRONT_MATTER, ...lines].join("\n"));
  return { body, notes: notes.filter(({ message }) => !message.startsWith("The version")) };
}

export function convertDocument(text: string, company?: string): ImportedPolicy {
  return convertComply({ folder: "policies", name: "test", text }, { company, access: "internal" });
}
