/** Follows the chain record by record. Pure: pages of records in, faults out; nothing is kept but what later records may explain. */
import type { LogRow } from "../definitions.ts";
import type { ChainFault, ChainFaultKind, ErasedContents } from "./chain-report.ts";
import { namedRows } from "./erasure-events.ts";
import { commitTo, GENESIS, hashRow } from "./hashes.ts";
import type { Head } from "./seal-events.ts";

export interface SealedRecord extends LogRow {
  /** Undefined where they are gone. */
  contents: { salt: string; payload: unknown } | undefined;
}

/** An event that erases and is not sealed yet. */
export interface PendingErasure {
  at: string;
  rows: number[];
}

export interface RecordChecker {
  check(record: SealedRecord): void;
  /** Where the next page begins. */
  last(): Head;
  sealed(): number;
  /** Records without contents that no event has explained so far. */
  unexplained(): number;
  finish(pending: readonly PendingErasure[]): CheckedRecords;
}

export interface CheckedRecords {
  erased: ErasedContents[];
  faults: ChainFault[];
  /** Read with contents before an event that erases them: a fault only where they are still there now. */
  suspects: { seq: number; event: number | undefined }[];
}

/** @param head a head that was noted elsewhere: its record must be there, with that hash */
export function checkRecords(head?: Head): RecordChecker {
  const faults: ChainFault[] = [];
  const erased: ErasedContents[] = [];
  const suspects: CheckedRecords["suspects"] = [];
  const without = new Set<number>();
  const explained = new Set<number>();
  let last: Head = { seq: 0, hash: GENESIS };
  let sealed = 0;
  const fault = (kind: ChainFaultKind, seq: number, text: string) =>
    faults.push({ kind, seq, text });

  const explain = ({ rows, at, event }: ErasedContents) => {
    const gone = rows.filter((row) => without.delete(row));
    for (const row of gone) explained.add(row);
    if (gone.length > 0) erased.push({ rows: gone, at, event });
    for (const row of rows)
      if (row <= last.seq && !explained.has(row)) suspects.push({ seq: row, event });
  };

  return {
    last: () => last,
    sealed: () => sealed,
    unexplained: () => without.size,
    check(record) {
      const { seq, hash, contents } = record;
      if (seq !== last.seq + 1) fault("missing", seq, missing(last.seq, seq));
      else if (record.prev_hash !== last.hash) fault("out-of-order", seq, outOfOrder(seq));
      if (hashRow(record) !== hash)
        fault(
          "changed",
          seq,
          `Record ${seq} was changed: its hash is not the hash of what it says.`,
        );
      if (!contents) without.add(seq);
      else if (commitTo(contents.salt, contents.payload) !== record.commitment)
        fault(
          "contents-changed",
          seq,
          `The contents of record ${seq} were changed: they are not what it was sealed with.`,
        );
      if (head?.seq === seq && head.hash !== hash)
        fault(
          "other-head",
          seq,
          `Record ${seq} is not the one that the head names: the log was written again at or before it.`,
        );
      last = { seq, hash };
      sealed += 1;
      const rows = namedRows(record);
      if (rows.length > 0) explain({ rows, at: record.at, event: seq });
    },
    finish(pending) {
      for (const { at, rows } of pending) explain({ rows, at, event: undefined });
      for (const seq of [...without].sort((one, other) => one - other))
        fault(
          "contents-missing",
          seq,
          `The contents of record ${seq} are missing, and no event says that they were erased.`,
        );
      if (head && head.seq > last.seq)
        fault(
          "cut",
          last.seq,
          `The log ends with record ${last.seq}, but the head names record ${head.seq}: the end was cut, or an older backup was restored.`,
        );
      return { erased, faults, suspects };
    },
  };
}

function missing(before: number, seq: number): string {
  const gone = seq - before - 1;
  if (gone === 1) return `Record ${seq - 1} is missing.`;
  return `Records ${before + 1} to ${seq - 1} are missing (${gone}).`;
}

function outOfOrder(seq: number): string {
  if (seq === 1) return "Record 1 names a record before it, though it is the first.";
  return `Record ${seq} does not follow record ${seq - 1}: one of the two was changed, put in or moved.`;
}
