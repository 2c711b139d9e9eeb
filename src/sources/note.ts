/** What a reader of an imported file should know: everything that could not be carried over exactly as it stood. */
export interface Note {
  /** Line of the source file, counted from 1; absent where the note is about the whole file. */
  line?: number;
  /** A full sentence. */
  message: string;
}
