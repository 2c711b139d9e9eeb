/** Subprocessors, and what changed among them. */
import type { Subprocessor } from "../../schemas/subprocessor.ts";
import type { SubprocessorState } from "./states.ts";

export interface SubprocessorView extends Omit<Subprocessor, "changes"> {
  state: SubprocessorState;
  /** Last day on which a customer may object; while in notice. */
  objectionDeadline?: string | undefined;
  /** "Standard contractual clauses (module 3), transfer assessment made". */
  transferText: string;
  countryNames: string[];
}

export interface SubprocessorChange {
  on: string;
  kind: "announced" | "in-effect" | "removed" | "changed" | "emergency";
  subprocessor: string;
  name: string;
  text: string;
  objectionDeadline?: string | undefined;
  /** Where data is processed now and was not before, or is no longer; left out where no country changed. */
  countries?: { added: string[]; removed: string[] } | undefined;
  /** `dates`: the entry says it. `history`: seen by comparing versions of the list. */
  basis: "dates" | "history";
}
