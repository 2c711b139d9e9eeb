/** What stands on built pages, block by block, so that the bare project can print the same. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface PageText {
  /** Without slashes at its ends; empty for the home page. */
  path: string;
  title: string;
  blocks: string[];
}

export function readPageTexts(dist: string): PageText[] {
  return readdirSync(dist, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("index.html"))
    .map((name) => {
      const path = name.replaceAll("\\", "/").replace(/\/?index\.html$/, "");
      return { path, ...readPage(readFileSync(join(dist, name), "utf8")) };
    })
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

const BLOCK_END = /<\/(?:p|li|h[1-6]|td|th|dt|dd|figcaption|summary|div|section)>/g;

function readPage(html: string): Pick<PageText, "title" | "blocks"> {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
  const blocks = main
    .replaceAll(BLOCK_END, "\0")
    .replaceAll(/<[^>]*>/g, " ")
    .split("\0")
    .map((block) => toPlainText(block).replaceAll(/\s+/g, " ").trim())
    .filter((block) => block !== "");
  return { title: toPlainText(/<title>([^<]*)/.exec(html)?.[1] ?? ""), blocks };
}

const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

function toPlainText(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
