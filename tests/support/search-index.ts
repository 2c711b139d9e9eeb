/** The built index as a browser's worker asks it, in this process: the library itself, its files read from the folder. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Ask, openEngine } from "#src/components/search/search-engine.ts";

/** Files that were read, with their bytes, so that what a first search loads can be counted. */
export interface Reading {
  engine: ReturnType<typeof openEngine>;
  read: Map<string, number>;
}

export async function openBuiltIndex(folder: string): Promise<Reading> {
  const read = new Map<string, number>();
  const load = (path: string) => {
    const content = readFileSync(join(folder, path));
    read.set(path, content.length);
    return content;
  };
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const waiting = new Map<number, (reply: { answer?: unknown; fault?: string }) => void>();
  Object.assign(globalThis, {
    fetch: async (address: string | URL) => {
      const path = String(address)
        .split("?")[0]
        ?.replace(pathToFileURL(`${folder}/`).pathname, "");
      return new Response(new Uint8Array(load(path ?? "")));
    },
    addEventListener: (_: string, listener: (event: { data: unknown }) => void) =>
      listeners.push(listener),
    postMessage: (reply: { id: number; answer?: unknown; fault?: string }) =>
      waiting.get(reply.id)?.(reply),
  });
  await import(pathToFileURL(join(folder, "search-worker.js")).href);
  let last = 0;
  const ask: Ask = <Answer>(question: object) =>
    new Promise<Answer>((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ answer, fault }) =>
        fault === undefined ? resolve(answer as Answer) : reject(new Error(fault)),
      );
      for (const listener of listeners) listener({ data: { id: last, ...question } });
    });
  const loadWords = async () => load("words.txt").toString().trim().split("\n");
  return { engine: openEngine(ask, loadWords), read };
}
