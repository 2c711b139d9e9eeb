/** What a reader of control status is, and what it yields: one result at a time, without names of resources, accounts or people. */
import type { StatusWord } from "../../schemas/control-status.ts";
import type { SourceInput } from "../input.ts";

export interface ToolResult {
  /** The tool's own id of a control, check or rule; what the mapping file maps. */
  key: string;
  /** For suggestions at the terminal; never written. */
  title?: string | undefined;
  outcome: StatusWord;
  /** The tool's word, where the table does not know it. */
  unknownWord?: string | undefined;
  /** Somebody silenced it in the tool. */
  muted?: boolean;
  /** What was checked, so that the same check of the same thing counts once. */
  subject?: string | undefined;
  /** How many checks stand behind it; one where left out. */
  count?: number;
  /** When the tool looked; left out where the file does not say. */
  at?: string | undefined;
  /** Trust Services Criteria that the tool names; for suggestions. */
  criteria?: readonly string[];
}

export interface StatusTool {
  /** As typed, and the name of the file that is written. */
  id: string;
  /** As published. */
  name: string;
  /** What file it reads, in one sentence. */
  reads: string;
  /** How to get that file. */
  obtain: string;
  /** The tool's words and ours, in the order in which they are explained. Compared without case. */
  words: readonly (readonly [word: string, status: StatusWord])[];
  /** What the file cannot tell, and what is done about it; full sentences. */
  gaps: readonly string[];
  /** Text near the beginning of a file that only this tool writes; none where there is no such text. */
  marks: readonly string[];
  /** @throws SourceError where the file is not this tool's */
  read(input: SourceInput): AsyncIterable<ToolResult>;
}

export type ReadWord = (word: unknown) => Pick<ToolResult, "outcome" | "unknownWord">;

/** What a tool's word means; a word that the table does not know is unknown, never a pass. */
export function wordReader(words: StatusTool["words"]): ReadWord {
  const table = new Map(words.map(([word, status]) => [fold(word), status]));
  return (word) => {
    const text = typeof word === "string" ? word.trim() : "";
    const outcome = table.get(fold(text));
    if (outcome !== undefined) return { outcome };
    return { outcome: "unknown", unknownWord: text === "" ? "(none)" : text.slice(0, 40) };
  };
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[\s-]+/g, "_");
}
