/** Entries of a list in CSV, JSON or YAML, each asked by our keys: one reader for what companies keep in many shapes. */
import { parseDocument } from "yaml";
import type { ListMap } from "../../schemas/list-map.ts";
import { readRows } from "../csv-rows.ts";
import { readText, type SourceInput, textInput } from "../input.ts";
import { listIn } from "../json-records.ts";
import { SourceError } from "../source-error.ts";

export interface ListEntry {
  /** "Line 4" or "Entry 2". */
  where: string;
  /** What stands under our key, by the mapping or by one of the names that lists use for it; undefined where nothing does. */
  text(key: string): string | undefined;
  /** The same as a list: parts of a text, or a list's items. */
  list(key: string): string[];
}

export interface EntryOptions {
  /** Names that lists use, by our key; the first is what a CSV of ours is headed. */
  names: Readonly<Record<string, readonly string[]>>;
  map: ListMap;
  /** Keys under which lists stand in JSON and YAML. */
  under: readonly string[];
}

type Read = (key: string) => unknown;

export async function readEntries(
  input: SourceInput,
  { names, map, under }: EntryOptions,
): Promise<ListEntry[]> {
  const namesOf = (key: string) =>
    map.fields[key] === undefined ? (names[key] ?? [key]) : [map.fields[key]];
  const text = (await readText(input)).replace(/^\uFEFF/, "");
  if (text.trim() === "") throw new SourceError("The file is empty.");
  const first = text.split(/\r?\n/, 1)[0] ?? "";
  const isCsv = !/^\s*[[{]/.test(text) && /[,;\t]/.test(first) && !/^\s*(?:-\s|#|\w+:)/.test(first);
  if (isCsv) {
    const rows = await readRows(textInput(text), [[...namesOf("name"), ...namesOf("title")]]);
    return rows.map(({ line, cell }) => entryOf(`Line ${line}`, (key) => cell(...namesOf(key))));
  }
  const data = parseData(text);
  const list = Array.isArray(data) ? data : listIn(data, map.list ? [map.list] : under);
  if (!list)
    throw new SourceError(
      `The file is no CSV and holds no list under ${under.join(", ")}. Name its key as list: in the mapping file.`,
    );
  if (list.length === 0) throw new SourceError("The list is empty.");
  return list.map((value: unknown, index) => {
    const entry = nodeOf(value);
    const read: Read = (key) =>
      namesOf(key)
        .map((name) => (Object.hasOwn(entry, name) ? entry[name] : undefined))
        .find((found) => found !== undefined && found !== null && found !== "");
    return entryOf(`Entry ${index + 1}`, read);
  });
}

/** JSON is YAML, too. Aliases are not resolved: a few of them can grow without end. */
function parseData(text: string): unknown {
  const document = parseDocument(text, { logLevel: "silent" });
  const [error] = document.errors;
  if (error)
    throw new SourceError(
      `The file is neither CSV nor JSON nor YAML: ${error.message.split("\n")[0]}`,
    );
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch (error) {
    throw new SourceError(`The file cannot be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

/** Answers of query languages wrap each entry in `node`. */
function nodeOf(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return {};
  const { node } = value as { node?: unknown };
  return typeof node === "object" && node !== null
    ? (node as Record<string, unknown>)
    : (value as Record<string, unknown>);
}

function entryOf(where: string, read: Read): ListEntry {
  return {
    where,
    text(key) {
      const value = read(key);
      const words = Array.isArray(value)
        ? value.map(plain).filter(Boolean).join(", ")
        : plain(value);
      return words === "" ? undefined : words;
    },
    list(key) {
      const value = read(key);
      if (Array.isArray(value)) return value.map(plain).filter(Boolean);
      // PostHog's list groups its data by kind.
      if (typeof value === "object" && value !== null) return Object.keys(value).map(plain);
      return plain(value)
        .split(/[,;|\n]|\s\/\s|\sand\s/)
        .map((part) => part.trim())
        .filter(Boolean);
    },
  };
}

/** Text without control characters; numbers as they are written. */
function plain(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") return "";
  return String(value)
    .replace(/[^\P{Cc}\n]/gu, " ")
    .trim();
}
