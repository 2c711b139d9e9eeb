/** The public folder, read into memory when the server starts: a portal is a few megabytes, and the disk is what makes servers slow. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { hashSheet, readPage } from "#integrations/host-headers/read-page.ts";
import { type HeaderRule, headerRules, headersOf } from "#src/domain/headers/header-rules.ts";
import { LIVE_PAGE } from "#src/domain/live-state.ts";
import { ENDINGS } from "./compress.ts";
import { listFiles } from "./list-files.ts";
import { type FileSource, type PublicFile, publicFile } from "./public-file.ts";

export interface Site {
  /** By address; pages by that of their folder, with its slash. */
  files: ReadonlyMap<string, PublicFile>;
  /** What is said where there is nothing. */
  notFound: PublicFile;
  rules: readonly HeaderRule[];
}

export interface SiteOptions {
  /** Whether visitors come by HTTPS. */
  https: boolean;
}

/** Larger files are read from the disk when they are asked for. */
const KEPT = 4 * 1024 * 1024;

/** What hosts read and visitors need not. */
const HIDDEN = /(?:^|\/)(?:\.(?!well-known\/)|_headers$|_redirects$)/;

export function loadSite(folder: string, { https }: SiteOptions): Site {
  const sources = readSources(folder);
  const pages = sources.flatMap(({ address, path, body }) =>
    path.endsWith(".html") && body ? [{ address, ...readPage(body.toString()) }] : [],
  );
  const sheets = new Set(pages.flatMap((page) => page.sheets));
  const rules = headerRules({
    styles: [...sheets].map(hashSheet).sort(),
    asks: pages.find(({ address }) => address === LIVE_PAGE)?.asks ?? [],
    https,
  });
  const files = new Map<string, PublicFile>();
  for (const source of sources) {
    const file = publicFile({ ...source, headers: headersOf(rules, source.address) });
    files.set(source.address, file);
    if (source.address.endsWith("/")) files.set(`${source.address}index.html`, file);
  }
  return { files, rules, notFound: files.get("/404.html") ?? plainNotFound(rules) };
}

function plainNotFound(rules: readonly HeaderRule[]): PublicFile {
  const body = Buffer.from("There is no such page.\n");
  const address = "/404.txt";
  const headers = headersOf(rules, address);
  return publicFile({ address, path: "", size: body.length, body, version: "", made: {}, headers });
}

type Source = Omit<FileSource, "headers" | "body"> & { body: Buffer | undefined };

function readSources(folder: string): Source[] {
  const found = listFiles(folder);
  const names = new Set(found);
  const plain = found.filter((file) => !HIDDEN.test(file) && !isForm(file, names));
  return plain.map((file) => {
    const path = join(folder, file);
    const { size, mtimeMs } = statSync(path);
    const made = Object.fromEntries(
      Object.entries(ENDINGS)
        .filter(([, ending]) => names.has(`${file}${ending}`))
        .map(([encoding, ending]) => [encoding, readFileSync(`${path}${ending}`)]),
    );
    return {
      address: `/${file}`.replace(/\/index\.html$/, "/"),
      path,
      size,
      body: size > KEPT ? undefined : readFileSync(path),
      version: `${size}-${mtimeMs}`,
      made,
    };
  });
}

/** Compressed forms have no address of their own. */
function isForm(file: string, names: ReadonlySet<string>): boolean {
  return Object.values(ENDINGS).some(
    (ending) => file.endsWith(ending) && names.has(file.slice(0, -ending.length)),
  );
}
