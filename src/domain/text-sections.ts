/** A text of Markdown or MDX as parts that can be found and linked to: what stands under each heading, in plain words. */
import { nameAnchors } from "./heading-anchors.ts";
import { blankCode, plainHeading } from "./rules/headings.ts";

export interface TextSection {
  /** Undefined for what stands before the first heading. */
  heading?: { anchor: string; text: string; level: number } | undefined;
  text: string;
}

interface FoundHeading {
  start: number;
  end: number;
  level: number;
  text: string;
}

/** Headings above this level begin a section of their own; deeper ones belong to the text around them. */
const DEEPEST = 3;

function findHeadings(body: string): FoundHeading[] {
  const hashed =
    /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$|^ {0,3}(\S.*)\n {0,3}(=+|-+)[ \t]*$/gm;
  return [...blankCode(body).matchAll(hashed)].map(
    ({ 0: all, 1: hashes, 2: one, 3: two, 4: line, index }) => ({
      start: index,
      end: index + all.length,
      level: hashes?.length ?? (line?.startsWith("=") ? 1 : 2),
      text: one ?? two ?? "",
    }),
  );
}

/** Empty sections are left out. A heading that holds code has no anchor that is known here, so its text joins the section before. */
export function splitSections(body: string): TextSection[] {
  const nameAnchor = nameAnchors();
  const sections: { heading?: TextSection["heading"]; from: number; to: number }[] = [
    { from: 0, to: body.length },
  ];
  for (const { start, end, level, text } of findHeadings(body)) {
    if (text.includes("{")) continue;
    const plain = plainHeading(text);
    const anchor = nameAnchor(plain);
    const last = sections.at(-1);
    if (level > DEEPEST || !last) continue;
    last.to = start;
    sections.push({ heading: { anchor, text: plain, level }, from: end, to: body.length });
  }
  return sections
    .map(({ heading, from, to }) => ({ heading, text: readPlainly(body.slice(from, to)) }))
    .filter(({ heading, text }) => heading || text);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
};

/** The words of a text, on one line: no marks, no tags, no addresses of links, and nothing that only code could work out. */
export function readPlainly(markdown: string): string {
  return withoutExpressions(markdown)
    .replace(/^(?:import|export)\s.*$/gm, "")
    .replace(/^[ \t]*(?:`{3,}|~{3,}).*$/gm, "")
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/<[^>]+>/g, " ")
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+[.)])[ \t]+/gm, "")
    .replace(/^[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|?)+[ \t]*$/gm, "")
    .replace(/(?<!\\)[*`|]|(?<!\w)_|_(?!\w)/g, " ")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? "")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:!?)])/g, "$1")
    .trim();
}

/** From the inside out, so that comments and what they hold go whole. */
function withoutExpressions(text: string): string {
  const shorter = text.replace(/\{[^{}]*\}/g, " ");
  return shorter === text ? text : withoutExpressions(shorter);
}
