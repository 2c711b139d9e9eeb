/** The texts of published policies, answers and updates as their files hold them: the store keeps none of them. */

import { type CollectionEntry, getCollection } from "astro:content";
import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import type { Portal } from "../domain/views.ts";

export interface RawText {
  body: string;
  form: "md" | "mdx";
}

type TextCollection = "policies" | "answers" | "updates";
export type RawTexts = Record<TextCollection, ReadonlyMap<string, RawText>>;

/** Below the front matter, which the loader has found to be there. */
const BODY = /^---[^\n]*\n[\s\S]*?\n---[^\n]*(?:\n|$)/;

async function readText(entry: CollectionEntry<TextCollection>): Promise<RawText> {
  const { filePath } = entry;
  if (!filePath) throw new Error(`Nothing says in which file the text of "${entry.id}" stands.`);
  const text = await readFile(resolve(filePath), "utf8");
  return {
    body: text.replaceAll("\r\n", "\n").replace(BODY, ""),
    form: extname(filePath) === ".mdx" ? "mdx" : "md",
  };
}

let remembered: Promise<RawTexts> | undefined;

/** Nothing but the texts of what the portal publishes is read: once a build, and in development for each page. */
export function getTexts(portal: Portal): Promise<RawTexts> {
  if (import.meta.env.DEV) return readTexts(portal);
  remembered ??= readTexts(portal);
  return remembered;
}

async function readTexts(portal: Portal): Promise<RawTexts> {
  const read = async (name: TextCollection) => {
    const published = new Set(portal[name].map(({ id }) => id));
    if (published.size === 0) return new Map<string, RawText>();
    const entries = (await getCollection(name)).filter(({ id }) => published.has(id));
    return new Map(
      await Promise.all(entries.map(async (entry) => [entry.id, await readText(entry)] as const)),
    );
  };
  return {
    policies: await read("policies"),
    answers: await read("answers"),
    updates: await read("updates"),
  };
}
