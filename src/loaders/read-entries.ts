/** Turns the files of one concept into entries. */
import type { z } from "zod";
import type { Entry } from "../schemas/content.ts";
import type { Concept } from "./concepts.ts";
import { type EntryName, idFromFile } from "./entry-ids.ts";
import { findMdxProblems } from "./mdx-syntax.ts";
import { type Problem, START } from "./problem.ts";
import { readSource } from "./read-source.ts";
import { resolveSampleDates } from "./sample-dates.ts";
import type { Source } from "./source.ts";
import { validate } from "./validate.ts";

export interface ReadOptions {
  folder: string;
  today: string;
  /** Whether sample dates are permitted; `ask` reads it from the file itself, which is `company.yaml`. */
  sample: boolean | "ask";
}

export interface SingleReading<Data> {
  entry: Entry<Data> | undefined;
  sample: boolean;
  problems: Problem[];
}

export async function readSingle<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
  options: ReadOptions,
): Promise<SingleReading<z.infer<Schema>>> {
  const { source, problems } = await readSource(options.folder, file, "yaml");
  // Where company.yaml cannot be read, its own problem is enough: not one more for each date of the sample.
  if (!source) return { entry: undefined, sample: true, problems };
  const sample = options.sample === "ask" ? saysSample(source.data) : options.sample;
  const dates = resolveSampleDates(source, { today: options.today, sample });
  const { data, problems: issues } = validate(schema, source.data, source);
  const found = withoutEchoes(dates, issues);
  const id = file.slice(file.lastIndexOf("/") + 1).replace(".yaml", "");
  return {
    entry:
      found.length === 0
        ? { id, data: data as z.infer<Schema>, origin: { file, path: [] } }
        : undefined,
    sample,
    problems: found,
  };
}

function saysSample(data: unknown): boolean {
  return typeof data === "object" && data !== null && "sample" in data && data.sample === true;
}

export interface EntriesReading {
  entries: Entry<unknown>[];
  /** Also of entries that are broken otherwise. */
  names: EntryName[];
  problems: Problem[];
}

/** Files read at the same time; more would run into the limit of open files. */
const AT_ONCE = 32;

export async function readEntries(
  concept: Concept,
  files: readonly string[],
  options: ReadOptions,
): Promise<EntriesReading> {
  const readings: EntriesReading[] = [];
  for (let start = 0; start < files.length; start += AT_ONCE) {
    readings.push(
      ...(await Promise.all(
        files.slice(start, start + AT_ONCE).map((file) => readFileEntries(concept, file, options)),
      )),
    );
  }
  return {
    entries: readings.flatMap((reading) => reading.entries),
    names: readings.flatMap((reading) => reading.names),
    problems: readings.flatMap((reading) => reading.problems),
  };
}

async function readFileEntries(
  concept: Concept,
  file: string,
  options: ReadOptions,
): Promise<EntriesReading> {
  const { source, problems: broken } = await readSource(options.folder, file, concept.form);
  const { id: nameOfFile, problems: unfit } =
    concept.ids === "file" ? idFromFile(file) : { id: undefined, problems: [] };
  if (!source)
    return {
      entries: [],
      names: nameOfFile === undefined ? [] : [{ id: nameOfFile, file, position: START }],
      problems: [...unfit, ...broken],
    };
  const dates = resolveSampleDates(source, {
    today: options.today,
    sample: options.sample === true,
  });
  const problems: Problem[] = [...unfit];
  const entries: Entry<unknown>[] = [];
  const names: EntryName[] = [];
  for (const { value, path } of itemsOf(source, concept)) {
    const { data, problems: issues } = validate(concept.schema, value, source, path);
    const id = nameOfFile ?? idOf(value);
    if (id !== undefined)
      names.push({
        id,
        file,
        position: source.positionOf(nameOfFile === undefined ? [...path, "id"] : []),
      });
    if (id !== undefined && issues.length === 0) entries.push(makeEntry(id, data, source, path));
    problems.push(...issues);
  }
  problems.push(...(await findMdxProblems(source, options.folder)));
  return { entries, names, problems: withoutEchoes(dates, problems) };
}

function itemsOf(source: Source, concept: Concept): { value: unknown; path: number[] }[] {
  if (concept.ids === "file" || !Array.isArray(source.data))
    return [{ value: source.data, path: [] }];
  return source.data.map((value: unknown, index) => ({ value, path: [index] }));
}

function idOf(value: unknown): string | undefined {
  return typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string"
    ? value.id
    : undefined;
}

function makeEntry(
  id: string,
  data: unknown,
  source: Source,
  path: readonly number[],
): Entry<unknown> {
  const entry: Entry<unknown> = { id, data, origin: { file: source.file, path } };
  if (source.body !== undefined && source.bodyLine !== undefined)
    Object.assign(entry, { body: source.body, bodyLine: source.bodyLine });
  return entry;
}

/** A sample date that was refused is also no date to the schema; one problem says it better than two. */
function withoutEchoes(dates: Problem[], issues: Problem[]): Problem[] {
  const said = new Set(dates.map((problem) => problem.key));
  return [...dates, ...issues.filter((issue) => !said.has(issue.key))];
}
