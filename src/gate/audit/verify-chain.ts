/**
 * Checks the whole log, a page at a time, while others write. Whoever owns the database can drop its triggers and write what they
 * like: this finds it. A log that was written anew from some record to its end is consistent in itself; only a head that was noted
 * elsewhere finds that.
 */
import type { Handle } from "../definitions.ts";
import type { ChainFault, ChainReport } from "./chain-report.ts";
import {
  type CheckedRecords,
  checkRecords,
  type PendingErasure,
  type RecordChecker,
} from "./check-records.ts";
import { ERASURE_TYPES, namedRows } from "./erasure-events.ts";
import type { Head } from "./seal-events.ts";

const PAGE = 500;

export interface VerifyOptions {
  /** Of a mail to the owners, a receipt or a backup. */
  head?: Head | undefined;
}

export async function verifyChain(db: Handle, { head }: VerifyOptions = {}): Promise<ChainReport> {
  const checker = checkRecords(head);
  await readOn(db, checker);
  // What was erased while the pages were read is explained by an event that waits, or that was sealed meanwhile.
  const pending = checker.unexplained() > 0 ? await readPending(db) : [];
  if (checker.unexplained() > 0) await readOn(db, checker);
  const { erased, faults, suspects } = checker.finish(pending);
  faults.push(...(await findKept(db, suspects)));
  const last = checker.last();
  const loose = await db
    .selectFrom("log_private")
    .select(({ fn }) => fn.max("seq").as("seq"))
    .where("seq", ">", last.seq)
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom("log").whereRef("log.seq", "=", "log_private.seq"))),
    )
    .executeTakeFirst();
  if (loose?.seq)
    faults.push({
      kind: "cut",
      seq: last.seq,
      text: `The log ends with record ${last.seq}, but contents of records up to ${loose.seq} are there: the end was cut.`,
    });
  const sealed = checker.sealed();
  return { ok: faults.length === 0, sealed, head: sealed > 0 ? last : undefined, erased, faults };
}

async function readOn(db: Handle, checker: RecordChecker): Promise<void> {
  for (;;) {
    const rows = await db
      .selectFrom("log")
      .selectAll()
      .where("seq", ">", checker.last().seq)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return;
    // Not joined: a database that knows nothing of its tables would read all contents for each page.
    const contents = await db
      .selectFrom("log_private")
      .selectAll()
      .where("seq", ">=", first.seq)
      .where("seq", "<=", last.seq)
      .execute();
    const bySeq = new Map(contents.map((one) => [one.seq, one]));
    for (const row of rows) checker.check({ ...row, contents: bySeq.get(row.seq) });
    if (rows.length < PAGE) return;
  }
}

async function readPending(db: Handle): Promise<PendingErasure[]> {
  const events = await db
    .selectFrom("events")
    .select(["at", "type", "refs"])
    .where("type", "in", ERASURE_TYPES)
    .orderBy("id")
    .execute();
  return events.map(({ at, type, refs }) => ({
    at: at.toISOString(),
    rows: namedRows({ type, refs }),
  }));
}

async function findKept(db: Handle, suspects: CheckedRecords["suspects"]): Promise<ChainFault[]> {
  if (suspects.length === 0) return [];
  const kept = await db
    .selectFrom("log_private")
    .select("seq")
    .where(
      "seq",
      "in",
      suspects.map(({ seq }) => seq),
    )
    .execute();
  const there = new Set(kept.map(({ seq }) => seq));
  return suspects
    .filter(({ seq }) => there.has(seq))
    .map(({ seq, event }) => ({
      kind: "contents-kept",
      seq,
      text: `The contents of record ${seq} are still there, though ${event === undefined ? "an event that is not sealed yet" : `event ${event}`} says that they were erased.`,
    }));
}
