/** Hands the company's content to pages. The one caller of Astro's collections. */
import { type CollectionEntry, getCollection, getEntry } from "astro:content";
import type { Collection, Content, Entry, Origin } from "../schemas/content.ts";

let remembered: Promise<Content> | undefined;

/**
 * All content, read once a build. Entries carry no `body`: `getBody` hands the text to `render()`.
 * In development it is read for each page, so that an edit shows at once.
 */
export function getContent(): Promise<Content> {
  if (import.meta.env.DEV) return readContent();
  remembered ??= readContent();
  return remembered;
}

/** Collections whose entries have a text. */
export type BodyCollection = "policies" | "answers" | "updates" | "nda";

/** The entry as `render()` from `astro:content` takes it. Throws where there is none. */
export async function getBody<Name extends BodyCollection>(
  collection: Name,
  id: string,
): Promise<CollectionEntry<Name>> {
  const entry = (await getEntry(collection, id)) as CollectionEntry<Name> | undefined;
  if (!entry) throw new Error(`There is no entry "${id}" in ${collection}.`);
  return entry;
}

async function readContent(): Promise<Content> {
  const single = new Map(
    (await getCollection("single")).map((entry) => [entry.id, toEntry(entry)]),
  );
  const overview = single.get("overview")?.data as { filled: Collection[] } | undefined;
  const company = single.get("company");
  if (!overview || !company)
    throw new Error("The content was not loaded. Run the build again with an empty cache.");
  const lists = {
    controls: [],
    status: [],
    statusHistory: [],
    policies: [],
    reports: [],
    documents: [],
    subprocessors: [],
    uptime: [],
    answers: [],
    questionnaires: [],
    updates: [],
    nda: [],
  } satisfies Record<Collection, unknown[]>;
  const filled = await Promise.all(
    overview.filled.map(
      async (name) => [name, (await getCollection(name)).map(toEntry).sort(byOrigin)] as const,
    ),
  );
  return {
    company: company as Content["company"],
    facts: single.get("facts") as Content["facts"],
    access: single.get("access") as Content["access"],
    components: single.get("components") as Content["components"],
    ...lists,
    ...(Object.fromEntries(filled) as Partial<Pick<Content, Collection>>),
  };
}

function toEntry(entry: { id: string; data: { data: unknown; origin: Origin } }): Entry<unknown> {
  return { id: entry.id, data: entry.data.data, origin: entry.data.origin };
}

/** As the loaders found them: by file, then by place in the file. */
function byOrigin(a: Entry<unknown>, b: Entry<unknown>): number {
  if (a.origin.file !== b.origin.file) return a.origin.file < b.origin.file ? -1 : 1;
  return Number(a.origin.path[0] ?? 0) - Number(b.origin.path[0] ?? 0);
}
