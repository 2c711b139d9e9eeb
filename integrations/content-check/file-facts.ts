/** Looks at the files that content names and at those that anybody can read, so that the rules need no disk. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileFacts, FoundFile } from "#src/domain/rules/rule.ts";
import { loadMailDomains, type MailDomains } from "#src/frameworks/mail-domains.ts";
import { readDomainLists } from "#src/loaders/domain-lists.ts";
import type { Content } from "#src/schemas/content.ts";
import type { ContentFile } from "#src/schemas/text.ts";

export interface FileFolders {
  root: string;
  folder: string;
}

export async function readFileFacts(
  content: Content,
  { root, folder }: FileFolders,
): Promise<FileFacts> {
  const open = [
    { name: "public", path: join(root, "public") },
    { name: "files", path: join(folder, "files") },
  ];
  const closed = { name: "private", path: join(root, "private") };
  const named = [...content.reports, ...content.documents].flatMap(
    ({ id, data: { file, access } }) => (file ? [{ id, file, isPublic: access === "public" }] : []),
  );
  const gatedSizes = new Set(named.flatMap(({ file, isPublic }) => (isPublic ? [] : [file.bytes])));
  const readable = await Promise.all(
    named.map(
      async ({ id, file, isPublic }) =>
        [id, await findFile(isPublic ? open[1] : closed, file)] as const,
    ),
  );
  return {
    readable: new Map(readable.flatMap(([id, found]) => (found ? [[id, found] as const] : []))),
    open: (await Promise.all(open.map((place) => listOpen(place, gatedSizes)))).flat(),
    brand: await namesIn(join(folder, "brand")),
    logo: await readLogoText(folder, content.company.data.logo),
    domainLists: await readDomainLists(folder),
    mailDomains: await mailDomainsFor(content),
  };
}

const NO_DOMAINS: MailDomains = { isFreeMail: () => false, isDisposable: () => false };

/** The lists are large, and only examples are judged by them. */
async function mailDomainsFor({ access }: Content): Promise<MailDomains> {
  return access && access.data.examples.length > 0 ? loadMailDomains() : NO_DOMAINS;
}

async function readLogoText(folder: string, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined;
  return readFile(join(folder, "brand", name), "utf8").catch(() => undefined);
}

interface Place {
  name: string;
  path: string;
}

/** Undefined where the file is not there: its metadata is then the claim. The hash is read only where the size is right. */
async function findFile(
  place: Place | undefined,
  file: ContentFile,
): Promise<FoundFile | undefined> {
  if (!place) return undefined;
  const path = join(place.path, file.path);
  const facts = await stat(path).catch(() => undefined);
  if (!facts?.isFile()) return undefined;
  const sha256 = facts.size === file.bytes ? await hashOf(path) : "";
  return { place: `${place.name}/${file.path}`, path: file.path, bytes: facts.size, sha256 };
}

/** Only files of a size that some gated file has are hashed. */
async function listOpen(place: Place, gatedSizes: ReadonlySet<number>): Promise<FoundFile[]> {
  const names = await namesIn(place.path);
  return Promise.all(
    names.map(async (name) => {
      const path = join(place.path, name);
      const { size } = await stat(path);
      return {
        place: `${place.name}/${name}`,
        path: name,
        bytes: size,
        sha256: gatedSizes.has(size) ? await hashOf(path) : "",
      };
    }),
  );
}

/** Files in the folder and below it, with forward slashes; none where it does not exist. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
