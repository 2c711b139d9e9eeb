/** A check of the chain in plain words. Pure; printed by the command and by the log's page. */
import { dayOf, formatDay } from "../../domain/dates.ts";
import type { ChainReport, ErasedContents } from "./chain-report.ts";
import type { Head } from "./seal-events.ts";

const SHOWN = 20;

/** How a head is written in mails, and what `--head` takes. */
export function writeHead({ seq, hash }: Head): string {
  return `${seq}:${hash}`;
}

/** Undefined where the text is no head. */
export function readHeadText(text: string): Head | undefined {
  const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return seq && hash ? { seq: Number(seq), hash } : undefined;
}

export function describeChain(report: ChainReport, noted?: Head): string[] {
  const { faults, erased } = report;
  const lines = [`${count(report.sealed, "record")} sealed.`];
  for (const one of erased) lines.push(describeErased(one));
  for (const { text } of faults.slice(0, SHOWN)) lines.push(text);
  if (faults.length > SHOWN) lines.push(`And ${count(faults.length - SHOWN, "more fault")}.`);
  if (report.head) lines.push(`Head: ${writeHead(report.head)}`);
  lines.push(verdict(report, noted));
  return lines;
}

function verdict({ ok, faults }: ChainReport, noted: Head | undefined): string {
  if (!ok) return `The log is not intact: ${count(faults.length, "fault")}.`;
  if (noted) return `The log is intact, and holds the head that was noted at record ${noted.seq}.`;
  return "The log is consistent. Whether its end was cut, or all of it written anew, shows only against a head noted elsewhere: audit verify --head <seq:hash>.";
}

function describeErased({ rows, at, event }: ErasedContents): string {
  const by = event === undefined ? "an event that is not sealed yet" : `event ${event}`;
  return `${count(rows.length, "record")} sealed, contents erased on ${formatDay(dayOf(at))} by ${by}: ${ranges(rows)}.`;
}

/** "3, 5 to 9". */
function ranges(rows: readonly number[]): string {
  const sorted = [...rows].sort((one, other) => one - other);
  const parts: [number, number][] = [];
  for (const row of sorted) {
    const last = parts.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else parts.push([row, row]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`)).join(", ");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
