/** What a kind of list is, and the files that its entries become. */
import type { z } from "zod";
import { isCalendarDay } from "../../schemas/calendar-day.ts";
import type { ListMap } from "../../schemas/list-map.ts";
import type { EntryOptions, ListEntry } from "./entries.ts";

export interface ListKind {
  /** As typed, and the folder that is written. */
  id: "subprocessors" | "policies" | "reports";
  names: EntryOptions["names"];
  under: EntryOptions["under"];
  schema: z.ZodType;
  /** What the entry says, in the keys of the schema. A `Problem` among the values says what is wrong with one. */
  convert(entry: ListEntry, map: ListMap): Record<string, unknown>;
  /** Undefined where the entry has nothing to be called by. */
  idOf(entry: ListEntry): string | undefined;
  reads: string;
  gaps: readonly string[];
}

/** A value that cannot be used, and what to do about it. */
export class Unusable {
  readonly says: string;
  constructor(says: string) {
    this.says = says;
  }
}

export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 80)
    .replace(/-+$/, "");
}

/** Only days that can be read in one way. */
export function dayIn(entry: ListEntry, key: string): string | Unusable | undefined {
  const text = entry.text(key);
  if (text === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(text)?.[0];
  if (day !== undefined && isCalendarDay(day)) return day;
  return new Unusable(
    `"${text.slice(0, 40)}" is no day. Write it YYYY-MM-DD: others can be read in two ways.`,
  );
}

/** The keys that have a value. */
export function withoutEmpty(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
