/** The company's own words: every text of its data files, and the text of what it publishes. */
import type { Content, Entry } from "../../schemas/content.ts";
import { selectPublishedEntries } from "../published-entries.ts";
import { type Finding, findingAt, type Path } from "./rule.ts";

export interface CompanyText {
  entry: Entry<unknown>;
  path: Path;
  text: string;
  isBody: boolean;
  /** A finding at that place of the text. */
  findingAt: (
    offset: number,
    message: string,
    details?: Partial<Pick<Finding, "suggestion" | "received">>,
  ) => Finding;
}

/** Keys whose values are names for machines, or the words of somebody who asks. */
const NOT_CLAIMS = new Set(["id", "question", "sha256", "path", "email", "mediaType"]);

const listed = new WeakMap<Content, CompanyText[]>();

/** Every text that is published: of data files, of front matter and below it. */
export function listPublishedTexts(content: Content, today: string): CompanyText[] {
  const known = listed.get(content);
  if (known) return known;
  const published = selectPublishedEntries(content, today);
  const texts = [
    ...dataEntries(published),
    ...bodyEntries(published),
    ...(content.access ? [content.access] : []),
  ].flatMap((entry) => [...textsIn(entry), ...bodyOf(entry)]);
  listed.set(content, texts);
  return texts;
}

/** What the company says in public: questions and addresses left out. */
export function listClaims(content: Content, today: string): CompanyText[] {
  return listPublishedTexts(content, today).filter(
    ({ path, text }) =>
      !path.some((key) => NOT_CLAIMS.has(String(key))) && !/^https?:\/\/\S+$/.test(text),
  );
}

/** Every text of every data file and front matter, published or not. */
export function listDataTexts(content: Content): CompanyText[] {
  const gated = [...(content.access ? [content.access] : []), ...content.nda];
  return [...dataEntries(content), ...bodyEntries(content), ...gated].flatMap(textsIn);
}

function dataEntries(content: Content): Entry<unknown>[] {
  const {
    company,
    facts,
    components,
    controls,
    status,
    statusHistory,
    reports,
    documents,
    subprocessors,
    uptime,
  } = content;
  const single = [company, facts, components].filter((entry) => entry !== undefined);
  return [
    ...single,
    ...controls,
    ...status,
    ...statusHistory,
    ...reports,
    ...documents,
    ...subprocessors,
    ...uptime,
  ];
}

function bodyEntries({ policies, answers, updates }: Content): Entry<unknown>[] {
  return [...policies, ...answers, ...updates];
}

function textsIn(entry: Entry<unknown>): CompanyText[] {
  const texts: CompanyText[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (typeof value === "string") {
      texts.push({
        entry,
        path,
        text: value,
        isBody: false,
        findingAt: (_offset, message, details) => findingAt(entry, path, message, details),
      });
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, [...path, index]);
    } else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
    }
  };
  walk(entry.data, []);
  return texts;
}

function bodyOf(entry: Entry<unknown>): CompanyText[] {
  const { body } = entry;
  if (body === undefined) return [];
  return [
    {
      entry,
      path: [],
      text: body,
      isBody: true,
      findingAt: (offset, message, details) =>
        findingAt(entry, [], message, { ...details, position: positionInBody(entry, offset) }),
    },
  ];
}

/** Line and column in the file of a place in the text below its front matter. */
export function positionInBody(
  { body = "", bodyLine = 1 }: Pick<Entry<unknown>, "body" | "bodyLine">,
  offset: number,
): { line: number; column: number } {
  const before = body.slice(0, offset);
  return {
    line: bodyLine + before.split("\n").length - 1,
    column: offset - (before.lastIndexOf("\n") + 1) + 1,
  };
}
