/**
 * What a result shows is the entry itself, not the list of words that was indexed. The library keeps what it was given of an
 * entry in a file of its own, JSON behind a mark and compressed; the rest is put there before it is written. Given as the
 * library's own facts, all of it would be indexed too, and an index of dates and states helps nobody.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import type { SearchRecord } from "#src/exports/search/search-record.ts";

const MARK = "pagefind_dcd";

/** Readers see a few lines of a result. */
const LONGEST = 1200;

/** Takes the fragment's record out of `records`. @throws Error where the fragment is not laid out as the library did so far. */
export function showRecord(fragment: Uint8Array, records: Map<string, SearchRecord>): Uint8Array {
  const stored = gunzipSync(fragment).toString("utf8");
  const data = stored.startsWith(MARK) ? JSON.parse(stored.slice(MARK.length)) : undefined;
  const record = records.get(data?.url);
  if (!record || typeof data.content !== "string")
    throw new Error("The files of this version of pagefind are not laid out as they were.");
  records.delete(data.url);
  const { title, kind, where, text, state, date } = record;
  const content =
    text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text;
  const meta = { title, kind, where, ...(state && { state }), ...(date && { date }) };
  return gzipSync(`${MARK}${JSON.stringify({ ...data, content, meta, filters: {} })}`, {
    level: 9,
  });
}
