/** Counts a tool's results by its own ids while they stream by. What is kept grows with the number of checks, not of their bytes. */
import type { StatusWord } from "../../schemas/control-status.ts";
import type { ToolResult } from "./tool.ts";

/** Of two results for the same subject the first of these counts. */
const WORST_FIRST: readonly StatusWord[] = [
  "failing",
  "partial",
  "unknown",
  "planned",
  "operating",
  "not-applicable",
];

export type Counts = Record<StatusWord, number>;

export interface KeyTally {
  key: string;
  title: string | undefined;
  criteria: Set<string>;
  counts: Counts;
  muted: number;
  /** The newest time at which the tool looked; undefined where no result had one. */
  at: string | undefined;
}

export interface Tally {
  keys: Map<string, KeyTally>;
  /** Results that were read. */
  results: number;
  /** Words that the table does not know, and how often. */
  unknownWords: Map<string, number>;
  /** Results dated after now; they count as unknown. */
  future: number;
  /** Results without a time of their own. */
  untimed: number;
}

interface Options {
  /** Stands in where a result has no time. */
  taken: string | undefined;
  /** Instant of the import: nothing can have been seen after it. */
  now: string;
}

/** Clocks differ by so much. */
const LEEWAY_MS = 10 * 60_000;

export async function tallyResults(
  results: AsyncIterable<ToolResult>,
  { taken, now }: Options,
): Promise<Tally> {
  const tally: Tally = {
    keys: new Map(),
    results: 0,
    unknownWords: new Map(),
    future: 0,
    untimed: 0,
  };
  const seen = new Map<string, StatusWord>();
  const latest = Date.parse(now) + LEEWAY_MS;
  for await (const result of results) {
    tally.results += 1;
    const own = tallyOf(tally.keys, result);
    const at = result.at ?? taken;
    if (at === undefined) tally.untimed += 1;
    const isFuture = at !== undefined && Date.parse(at) > latest;
    if (isFuture) tally.future += 1;
    else if (at !== undefined && (own.at === undefined || at > own.at)) own.at = at;
    if (result.muted) own.muted += 1;
    if (result.unknownWord !== undefined)
      tally.unknownWords.set(
        result.unknownWord,
        (tally.unknownWords.get(result.unknownWord) ?? 0) + 1,
      );
    count(own, isFuture ? { ...result, outcome: "unknown" } : result, seen);
  }
  return tally;
}

function tallyOf(keys: Tally["keys"], { key, title, criteria }: ToolResult): KeyTally {
  let own = keys.get(key);
  if (!own) {
    const counts = Object.fromEntries(WORST_FIRST.map((word) => [word, 0])) as Counts;
    own = { key, title, criteria: new Set(), counts, muted: 0, at: undefined };
    keys.set(key, own);
  }
  for (const criterion of criteria ?? []) own.criteria.add(criterion);
  return own;
}

/** The same subject twice counts once, by the worse of its results. */
function count(own: KeyTally, result: ToolResult, seen: Map<string, StatusWord>): void {
  const { outcome, count: times = 1 } = result;
  const identity = `${own.key}\n${result.subject ?? ""}`;
  const before = seen.get(identity);
  if (before === undefined) {
    seen.set(identity, outcome);
    own.counts[outcome] += times;
  } else if (WORST_FIRST.indexOf(outcome) < WORST_FIRST.indexOf(before)) {
    seen.set(identity, outcome);
    own.counts[before] -= 1;
    own.counts[outcome] += 1;
  }
}
