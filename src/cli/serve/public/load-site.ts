/** The public folder, read into memory when the server starts: a portal is a few megabytes, and the disk is what makes servers slow. */
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { hashSheet, readPage } from "#integrations/host-headers/read-page.ts";
import {
  type HeaderFacts,
  type HeaderRule,
  headerRules,
  headersOf,
} from "#src/domain/headers/header-rules.ts";
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

/** Larger files are first read when they are asked for; pages always, since their policy names their style sheets. */
const READ = 4 * 1024 * 1024;

/** What hosts read and visitors need not. */
const HIDDEN = /(?:^|\/)(?:\.(?!well-known\/)|_headers$|_redirects$)/;

export function loadSite(folder: string, { https }: SiteOptions): Site {
  const rulesFor = rulesByAsked(https);
  const files = new Map<string, PublicFile>();
  for (const source of readSources(folder)) {
    const headers = headersOf(rulesFor(askedBy(source)), source.address);
    const file = publicFile({ ...source, headers });
    files.set(source.address, file);
    if (source.address.endsWith("/")) files.set(`${source.address}index.html`, file);
  }
  const rules = rulesFor(NOTHING);
  return { files, rules, notFound: files.get("/404.html") ?? plainNotFound(rules) };
}

type Asked = Pick<HeaderFacts, "styles" | "asks">;

const NOTHING: Asked = { styles: [], asks: [] };

/** Hosts are told the hashes of all pages in one rule; here each page is held to its own. */
function rulesByAsked(https: boolean): (asked: Asked) => readonly HeaderRule[] {
  const known = new Map<string, readonly HeaderRule[]>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const rules = known.get(key) ?? headerRules({ ...asked, https });
    known.set(key, rules);
    return rules;
  };
}

function askedBy({ path, body }: Source): Asked {
  if (!path.endsWith(".html") || !body) return NOTHING;
  const { sheets, asks } = readPage(Buffer.from(body).toString());
  return { styles: [...new Set(sheets)].map(hashSheet).sort(), asks };
}

function plainNotFound(rules: readonly HeaderRule[]): PublicFile {
  const body = Buffer.from("There is no such page.\n");
  const address = "/404.txt";
  const headers = headersOf(rules, address);
  return publicFile({ address, path: "", size: body.length, body, version: "", made: {}, headers });
}

type Source = Omit<FileSource, "headers">;

/** One after the other, so that what is not kept can go before the next one comes. */
function* readSources(folder: string): Generator<Source> {
  const found = listFiles(folder);
  const names = new Set(found);
  for (const file of found) {
    if (HIDDEN.test(file) || isForm(file, names)) continue;
    const path = join(folder, file);
    const { size, mtimeMs } = statSync(path);
    const made = Object.fromEntries(
      Object.entries(ENDINGS)
        .filter(([, ending]) => names.has(`${file}${ending}`))
        .map(([encoding, ending]) => [encoding, readFileSync(`${path}${ending}`)]),
    );
    yield {
      address: `/${file}`.replace(/\/index\.html$/, "/"),
      path,
      size,
      body: size > READ && !file.endsWith(".html") ? undefined : readFileSync(path),
      version: `${size}-${mtimeMs}`,
      made,
    };
  }
}

/** Compressed forms have no address of their own. */
function isForm(file: string, names: ReadonlySet<string>): boolean {
  return Object.values(ENDINGS).some(
    (ending) => file.endsWith(ending) && names.has(file.slice(0, -ending.length)),
  );
}
