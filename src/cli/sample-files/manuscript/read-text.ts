/**
 * Reads the texts of sample files: `#`, `##` and `###` headings, `-` items, paragraphs, `@signature` lines,
 * `@name words` for what is made from the content, and `{name}` for a word of it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Block } from "./block.ts";

export type Directive = (words: string[]) => Block[];

export interface TextOptions {
  words: Record<string, string>;
  directives: Record<string, Directive>;
}

const HEADINGS = { "#": "part", "##": "heading", "###": "subheading" } as const;

export function readText(name: string, options: TextOptions): Block[] {
  const text = readFileSync(join(import.meta.dirname, "../texts", `${name}.md`), "utf8");
  return text
    .split(/\n\s*\n/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== "")
    .flatMap((chunk) => readChunk(chunk, name, options));
}

function readChunk(chunk: string, name: string, { words, directives }: TextOptions): Block[] {
  const fill = (text: string) =>
    text.replace(/\{([\w ]+)\}/g, (_, key: string) => {
      const word = words[key];
      if (word === undefined)
        throw new Error(`The text ${name}.md names {${key}}, which nothing fills.`);
      return word;
    });
  const heading = /^(#{1,3}) (.+)$/.exec(chunk);
  if (heading)
    return [{ kind: HEADINGS[heading[1] as keyof typeof HEADINGS], text: fill(heading[2] ?? "") }];
  const signature = /^@signature (.+)$/.exec(chunk);
  if (signature) return [{ kind: "signature", text: fill(signature[1] ?? "") }];
  if (chunk.startsWith("@")) {
    const [key = "", ...rest] = chunk.slice(1).split(/\s+/);
    const directive = directives[key];
    if (!directive) throw new Error(`The text ${name}.md asks for @${key}, which does not exist.`);
    return directive(rest);
  }
  if (chunk.startsWith("- ")) {
    return chunk
      .split(/\n(?=- )/)
      .map((line) => ({ kind: "item", text: fill(oneLine(line.slice(2))) }));
  }
  return [{ kind: "paragraph", text: fill(oneLine(chunk)) }];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
