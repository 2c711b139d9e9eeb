/**
 * Hands what the strict loaders read to Astro's content collections, one a concept. All collections come from one reading of
 * the folder, so that a problem anywhere fails the whole build with every problem named.
 */

import { defineCollection } from "astro:content";
import { relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { LoaderContext } from "astro/loaders";
import { z } from "zod";
import { contentFolder, readClock } from "./loaders/clock.ts";
import { ContentError } from "./loaders/content-error.ts";
import { loadContent } from "./loaders/load-content.ts";
import { listProblems } from "./loaders/problem-list.ts";
import type { Collection, Content, Entry, Origin } from "./schemas/content.ts";

type SingleEntry = Exclude<
  Content["company"] | Content["facts"] | Content["access"] | Content["components"],
  undefined
>;
type DataOf<Name extends Collection> = Content[Name][number]["data"];

/** What Astro's store keeps of an entry. The text stays in its file. */
interface Stored<Data> {
  data: Data;
  origin: Origin;
}

let reading: Promise<Content> | undefined;
const taken = new Set<string>();

/** One reading for all collections of a sync; a collection that asks again has started another sync. */
function readOnce(name: string, context: LoaderContext): Promise<Content> {
  if (taken.has(name)) reading = undefined;
  if (reading === undefined) taken.clear();
  taken.add(name);
  reading ??= read(context);
  return reading;
}

async function read(context: LoaderContext): Promise<Content> {
  const root = fileURLToPath(context.config.root);
  const folder = contentFolder(process.env, root);
  const { content, problems } = await loadContent({ folder, today: readClock(process.env) });
  if (content) return content;
  throw new ContentError(listProblems(problems, relative(process.cwd(), folder) || "."));
}

type Choose = (content: Content) => readonly Entry<unknown>[];

const fills = new Map<string, (content: Content) => Promise<void>>();

/** In development a changed file reads the folder once and refills every collection. */
function watch(context: LoaderContext): void {
  const folder = contentFolder(process.env, fileURLToPath(context.config.root));
  let timer: NodeJS.Timeout | undefined;
  const reload = (path: string) => {
    if (!path.startsWith(folder + sep)) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try {
        const content = await read(context);
        for (const refill of fills.values()) await refill(content);
        context.logger.info("Content reloaded");
      } catch (error) {
        context.logger.error(error instanceof Error ? error.message : String(error));
      }
    }, 50);
  };
  context.watcher?.add(folder);
  for (const event of ["add", "change", "unlink"] as const) context.watcher?.on(event, reload);
}

async function fill(context: LoaderContext, entries: readonly Entry<unknown>[]): Promise<void> {
  const root = fileURLToPath(context.config.root);
  const folder = contentFolder(process.env, root);
  const gone = new Set(context.store.keys());
  for (const entry of entries) {
    gone.delete(entry.id);
    const path = resolve(folder, entry.origin.file);
    // An entry whose digest is known is left as it was: keys above an unchanged text must change it too.
    const digest = context.generateDigest({ data: entry.data, body: entry.body });
    const filePath = relative(root, path).replaceAll(sep, "/");
    const stored = { id: entry.id, data: { data: entry.data, origin: entry.origin }, filePath };
    if (entry.body === undefined) context.store.set(stored);
    else if (path.endsWith(".mdx"))
      context.store.set({
        ...stored,
        digest,
        deferredRender: true,
      });
    else
      context.store.set({
        ...stored,
        digest,
        ...(await renderMarkdown(context, { id: entry.id, body: entry.body, path, digest })),
      });
  }
  for (const id of gone) context.store.delete(id);
}

/** Markdown becomes HTML here, once: compiling it as a module would double the time of large builds. */
async function renderMarkdown(
  context: LoaderContext,
  { id, body, path, digest }: { id: string; body: string; path: string; digest: string },
) {
  const known = context.store.get(id);
  if (known?.digest === digest && known.rendered) return { rendered: known.rendered };
  // The empty front matter keeps a text that begins with a rule ("---") from being taken for front matter.
  const rendered = await context.renderMarkdown(`---\n---\n${body}`, {
    fileURL: pathToFileURL(path),
  });
  return { rendered };
}

function concept<Name extends Collection>(name: Name) {
  return define(name, z.custom<Stored<DataOf<Name>>>(), (content) => content[name]);
}

function define<Schema extends z.ZodType>(name: string, schema: Schema, choose: Choose) {
  const load = async (context: LoaderContext) => {
    fills.set(name, (content) => fill(context, choose(content)));
    await fill(context, choose(await readOnce(name, context)));
    if (name === "single") watch(context);
  };
  return defineCollection({ loader: { name: `fanlight-${name}`, load }, schema });
}

/** The files that exist once, and which collections hold anything: Astro warns of each empty one that is asked for. */
const single = define(
  "single",
  z.custom<Stored<SingleEntry["data"] | { filled: Collection[] }>>(),
  (content) => {
    const filled = Object.entries(content).flatMap(([name, value]) =>
      Array.isArray(value) && value.length > 0 ? [name] : [],
    );
    const overview: Entry<unknown> = {
      id: "overview",
      data: { filled },
      origin: { file: "company.yaml", path: [] },
    };
    return [
      overview,
      ...[content.company, content.facts, content.access, content.components].filter(
        (entry) => entry !== undefined,
      ),
    ];
  },
);

export const collections = {
  single,
  controls: concept("controls"),
  status: concept("status"),
  statusHistory: concept("statusHistory"),
  policies: concept("policies"),
  reports: concept("reports"),
  documents: concept("documents"),
  subprocessors: concept("subprocessors"),
  uptime: concept("uptime"),
  answers: concept("answers"),
  questionnaires: concept("questionnaires"),
  updates: concept("updates"),
  nda: concept("nda"),
};
