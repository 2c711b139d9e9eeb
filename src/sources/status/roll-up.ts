/** From a tool's ids to controls: the worst that is known counts, and every count is kept. */
import type { ControlStatus, StatusWord } from "../../schemas/control-status.ts";
import type { StatusMap } from "../../schemas/status-map.ts";
import type { Counts, KeyTally, Tally } from "./tally.ts";

export interface RolledUp {
  /** In order of their ids; without `since`. */
  controls: ControlStatus[];
  /** Ids of the tool that neither the mapping file nor a control of the same id takes. */
  unmapped: KeyTally[];
  /** Ids of the mapping file that the tool does not report, by control: nobody looked, so they count as unknown. */
  missing: { key: string; control: string }[];
}

interface Options {
  map: StatusMap;
  /** Ids of the company's controls. */
  controls: ReadonlySet<string>;
  /** Stands in where nothing of a control has a time that can be trusted. */
  now: string;
}

export function rollUp(tally: Tally, { map, controls, now }: Options): RolledUp {
  const find = openMap(map, controls);
  const byControl = new Map<string, KeyTally[]>();
  const unmapped: KeyTally[] = [];
  for (const own of tally.keys.values()) {
    const ids = find(own.key);
    if (!ids) unmapped.push(own);
    for (const id of ids ?? []) byControl.set(id, [...(byControl.get(id) ?? []), own]);
  }
  const missing = listMissing(map, tally);
  for (const { control } of missing) if (!byControl.has(control)) byControl.set(control, []);
  const unseen = Map.groupBy(missing, ({ control }) => control);
  const rolled = [...byControl].map(([id, keys]) =>
    statusOf(id, keys, { unseen: unseen.get(id)?.length ?? 0, now }),
  );
  return { controls: rolled.sort(byId), unmapped, missing };
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** Undefined: nobody said what the id bears on. An empty list: nothing, as the mapping file says. */
function openMap(
  { map, ignore }: StatusMap,
  controls: ReadonlySet<string>,
): (key: string) => readonly string[] | undefined {
  const entries = [...Object.entries(map), ...ignore.map((key): [string, string[]] => [key, []])];
  const exact = new Map(entries.filter(([key]) => !key.endsWith("*")));
  const beginnings = entries
    .filter(([key]) => key.endsWith("*"))
    .map(([key, ids]) => [key.slice(0, -1), ids] as const)
    .sort(([one], [other]) => other.length - one.length);
  return (key) =>
    exact.get(key) ??
    beginnings.find(([start]) => key.startsWith(start))?.[1] ??
    (controls.has(key) ? [key] : undefined);
}

function listMissing({ map }: StatusMap, { keys }: Tally): RolledUp["missing"] {
  const told = [...keys.keys()];
  return Object.entries(map)
    .filter(([key]) =>
      key.endsWith("*") ? !told.some((one) => one.startsWith(key.slice(0, -1))) : !keys.has(key),
    )
    .flatMap(([key, ids]) => ids.map((control) => ({ key, control })));
}

function statusOf(
  id: string,
  keys: readonly KeyTally[],
  { unseen, now }: { unseen: number; now: string },
): ControlStatus {
  const sum = (word: StatusWord) => keys.reduce((total, { counts }) => total + counts[word], 0);
  const counts: Counts = {
    operating: sum("operating"),
    partial: sum("partial"),
    failing: sum("failing"),
    planned: sum("planned"),
    "not-applicable": sum("not-applicable"),
    unknown: sum("unknown") + unseen,
  };
  // Several checks were not all looked at together: the control is as fresh as the one that was looked at longest ago.
  const times = keys.flatMap(({ at }) => at ?? []).sort();
  return {
    id,
    status: worstKnown(counts),
    lastChecked: times[0] ?? now,
    checks: {
      passed: counts.operating,
      failed: counts.failing + counts.partial,
      unknown: counts.unknown + counts.planned,
    },
  };
}

/** Unknown does not hide what is known, and stands for a pass nowhere. */
export function worstKnown(counts: Counts): StatusWord {
  if (counts.failing > 0) return "failing";
  if (counts.partial > 0) return "partial";
  if (counts.planned > 0) return counts.operating > 0 ? "partial" : "planned";
  if (counts.operating > 0) return "operating";
  return counts["not-applicable"] > 0 && counts.unknown === 0 ? "not-applicable" : "unknown";
}
