/** Notes of an import, by file and line; what is true of many files is said once. */
import type { Note } from "#src/sources/note.ts";
import type { Context } from "../command.ts";

export interface FileNotes {
  file: string;
  notes: readonly Note[];
}

export function reportNotes(files: readonly FileNotes[], { out }: Pick<Context, "out">): void {
  const whole = files.flatMap(({ file, notes }) =>
    notes.filter(({ line }) => line === undefined).map(({ message }) => ({ file, message })),
  );
  const placed = files
    .flatMap(({ file, notes }) => notes.map((note) => ({ file, ...note })))
    .filter((note) => note.line !== undefined)
    .sort(
      (left, right) => left.file.localeCompare(right.file) || (left.line ?? 0) - (right.line ?? 0),
    );
  if (whole.length + placed.length > 0) out("\nTo know:");
  for (const { file, line, message } of placed) out(`  ${file}:${line}  ${message}`);
  for (const [message, found] of Map.groupBy(whole, ({ message }) => message)) {
    const [first] = found;
    out(`  ${found.length === 1 ? first?.file : `In ${found.length} files`}: ${message}`);
  }
}
