/** Front matter of strongdm/comply documents, which mostly lack the opening `---`, as front matter of a policy. */
import { isMap, parseDocument } from "yaml";
import type { Note } from "../note.ts";
import { readLooseDate } from "./loose-date.ts";

export interface SplitDocument {
  /** Undefined where the document has none. */
  yaml: string | undefined;
  body: string;
  /** Line of the file on which the body starts, counted from 1. */
  bodyLine: number;
}

/** With or without the opening `---`: what stands before the first closing one is front matter if it is a YAML mapping. */
export function splitComply(text: string): SplitDocument {
  const lines = text.split("\n");
  const opened = lines[0]?.trim() === "---";
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === "---");
  const yaml = lines.slice(opened ? 1 : 0, end).join("\n");
  if (end === -1 || !isMap(parseDocument(yaml).contents))
    return { yaml: undefined, body: text, bodyLine: 1 };
  return { yaml, body: lines.slice(end + 1).join("\n"), bodyLine: end + 2 };
}

export interface ComplyFrontMatter {
  title: string | undefined;
  acronym: string | undefined;
  /** As claimed; whether each exists is for the check to say, at the line where it stands. */
  criteria: string[];
  revisions: { on: string; change: string }[];
  /** How many revisions the document names, whether or not their dates could be read. */
  revisionCount: number;
}

const KNOWN = ["name", "acronym", "satisfies", "majorRevisions"];

export function readFrontMatter(
  yaml: string | undefined,
  note: (note: Note) => void,
): ComplyFrontMatter {
  const document = parseDocument(yaml ?? "");
  const [error] = document.errors;
  if (error)
    throw new Error(`The front matter is not YAML: ${error.message.split("\n")[0]}`, {
      cause: error,
    });
  const data: unknown = document.toJS();
  const fields = isRecord(data) ? data : {};
  for (const [key, value] of Object.entries(fields)) {
    if (!KNOWN.includes(key))
      note({
        message: `The key "${key}" (${JSON.stringify(value)}) has no place in a policy and was not carried over.`,
      });
  }
  const listed = Array.isArray(fields.majorRevisions) ? fields.majorRevisions : [];
  return {
    title: textOf(fields.name),
    acronym: textOf(fields.acronym),
    criteria: readCriteria(fields.satisfies, note),
    revisions: listed
      .flatMap((revision) => readRevision(revision, note))
      .sort((a, b) => b.on.localeCompare(a.on)),
    revisionCount: listed.length,
  };
}

function readCriteria(satisfies: unknown, note: (note: Note) => void): string[] {
  const standards = isRecord(satisfies) ? satisfies : {};
  for (const [standard, keys] of Object.entries(standards)) {
    if (standard !== "TSC")
      note({
        message: `It also claims ${standard} (${JSON.stringify(keys)}), which a policy cannot say here. That was not carried over.`,
      });
  }
  const claimed = standards.TSC;
  return Array.isArray(claimed) ? claimed.map(String) : [];
}

function readRevision(
  revision: unknown,
  note: (note: Note) => void,
): { on: string; change: string }[] {
  const { date, comment, ...others } = isRecord(revision) ? revision : {};
  const on = readLooseDate(String(date ?? ""));
  if (on === undefined || Object.keys(others).length > 0) {
    note({
      message: `The revision ${JSON.stringify(revision)} could not be carried over in full: its date must be a day.`,
    });
  }
  return on === undefined ? [] : [{ on, change: textOf(comment) ?? "Not described" }];
}

function textOf(value: unknown): string | undefined {
  return value === undefined || value === null || value === "" ? undefined : String(value).trim();
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
