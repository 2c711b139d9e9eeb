/** strongdm/comply: policies and narratives in Pandoc's Markdown become policies. Pure: text in, text and notes out. */
import { Document, isScalar, isSeq } from "yaml";
import type { Policy } from "../schemas/policy.ts";
import { readFrontMatter, splitComply } from "./comply/front-matter.ts";
import { fillTemplates } from "./comply/templates.ts";
import type { Note } from "./note.ts";
import type { Block, Heading } from "./pandoc/block.ts";
import { dropLayout } from "./pandoc/drop-layout.ts";
import { readBlocks } from "./pandoc/read-blocks.ts";
import { writeMdx } from "./pandoc/write-mdx.ts";

export interface ComplyDocument {
  folder: "policies" | "narratives";
  /** The file's name without its ending. */
  name: string;
  text: string;
}

export interface ComplyOptions {
  /** Stands in for `{{.Name}}`; undefined keeps the placeholder visible. */
  company: string | undefined;
  access: Policy["access"];
}

export type PolicyFrontMatter = Pick<
  Policy,
  "title" | "version" | "access" | "criteria" | "revisions"
> & { acronym?: string };

export interface ImportedPolicy {
  id: string;
  frontMatter: PolicyFrontMatter;
  /** MDX; its headings start at the second level, because the page's title is the first. */
  body: string;
  notes: Note[];
}

/** Throws where the front matter is not YAML: nothing of it could be trusted. */
export function convertComply(
  { folder, name, text }: ComplyDocument,
  { company, access }: ComplyOptions,
): ImportedPolicy {
  const notes: Note[] = [];
  const note = (added: Note) => notes.push(added);
  const clean = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { yaml, body, bodyLine } = splitComply(fillTemplates(clean, company, note));
  const { title, acronym, criteria, revisions, revisionCount } = readFrontMatter(yaml, note);
  const lines = dropLayout(
    body.split("\n").map((line, index) => ({ text: line, line: bodyLine + index })),
    note,
  );
  noteLetterReferences(lines, note);
  const blocks = readBlocks(lines, { note, inItem: false });
  const version = `${Math.max(revisionCount, 1)}.0`;
  note({ message: versionNote(version, revisionCount) });
  const frontMatter: PolicyFrontMatter = {
    title: title ?? titleOf(blocks, name, note),
    ...(acronym !== undefined && { acronym }),
    version,
    access,
    criteria,
    revisions,
  };
  return {
    id: idOf(folder, name),
    frontMatter,
    body: writeMdx(blocks, { headingShift: headingShift(blocks, note) }),
    notes,
  };
}

/**
 * The whole file: front matter and body. Versions stand in quotes, because 1.10 without them is a number; a lone criterion
 * stands on the key's line, so that deleting the line leaves valid YAML.
 */
export function writePolicyFile({
  frontMatter,
  body,
}: Pick<ImportedPolicy, "frontMatter" | "body">): string {
  const document = new Document(frontMatter);
  const version = document.get("version", true);
  if (isScalar(version)) version.type = "QUOTE_DOUBLE";
  const criteria = document.get("criteria");
  if (isSeq(criteria)) criteria.flow = criteria.items.length < 2;
  return `---\n${document.toString({ flowCollectionPadding: false })}---\n\n${body}`;
}

/** Narratives get a name of their own: comply has policies and narratives that are called the same. */
function idOf(folder: ComplyDocument["folder"], name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+|-+$/g, "");
  return folder === "narratives" ? `${slug}-narrative` : slug;
}

function versionNote(version: string, revisions: number): string {
  if (revisions === 0)
    return `The document names no revision; its version is set to "${version}". Correct it if it has another.`;
  const counted = revisions === 1 ? "one major revision" : `${revisions} major revisions`;
  return `The version "${version}" is counted from ${counted}. Correct it if the document has another.`;
}

function titleOf(blocks: readonly Block[], name: string, note: (note: Note) => void): string {
  const heading = headingsOf(blocks)[0]?.text;
  note({
    message: `The front matter has no name; the title is taken from the ${heading === undefined ? "file's name" : "first heading"}.`,
  });
  return heading ?? name;
}

function headingsOf(blocks: readonly Block[]): Heading[] {
  return blocks.flatMap((block) => {
    if (block.kind === "heading") return [block];
    if (block.kind === "list") return block.items.flatMap(headingsOf);
    return block.kind === "quote" ? headingsOf(block.blocks) : [];
  });
}

function headingShift(blocks: readonly Block[], note: (note: Note) => void): number {
  const headings = headingsOf(blocks);
  const shift = headings.length === 0 ? 0 : 2 - Math.min(...headings.map(({ depth }) => depth));
  for (const { depth, line } of headings) {
    if (depth + shift > 6)
      note({
        line,
        message: "The heading became one of the sixth level, the deepest that there is.",
      });
  }
  return shift;
}

const letterReference = /\breference (?:\([a-z]\)|[a-z](?=[.,;)]))/i;

function noteLetterReferences(
  lines: readonly { text: string; line: number }[],
  note: (note: Note) => void,
): void {
  const found = lines.filter(({ text }) => letterReference.test(text));
  const [first] = found;
  if (!first) return;
  const quoted = letterReference.exec(first.text)?.[0];
  const count = found.length === 1 ? "once" : `on ${found.length} lines`;
  note({
    line: first.line,
    message: `The text refers to list items by letter (${count}, here "${quoted}"). Lists are numbered on the page: (a) is 1, (b) is 2.`,
  });
}
