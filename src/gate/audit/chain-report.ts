/** What a check of the chain found, as data: the command line, the log's page and tests read the same. */
import type { Head } from "./seal-events.ts";

export type ChainFaultKind =
  /** Records before this one are not there. */
  | "missing"
  /** The record's fields are not those that were hashed. */
  | "changed"
  /** It does not follow the record before it: put in, put elsewhere, or that one was replaced. */
  | "out-of-order"
  | "contents-changed"
  /** Contents that no event erased are gone. */
  | "contents-missing"
  /** An event says that they were erased, and they are there. */
  | "contents-kept"
  /** The end of the log was cut. */
  | "cut"
  /** The record that a head names is another one. */
  | "other-head";

export interface ChainFault {
  kind: ChainFaultKind;
  seq: number;
  /** A full sentence. */
  text: string;
}

export interface ErasedContents {
  /** Records whose contents are gone. */
  rows: number[];
  at: string;
  /** The event that erased them; undefined while it waits to be sealed. */
  event: number | undefined;
}

export interface ChainReport {
  ok: boolean;
  /** Number of records. */
  sealed: number;
  head: Head | undefined;
  erased: ErasedContents[];
  faults: ChainFault[];
}
