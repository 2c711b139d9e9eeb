/** What will not work on a host that runs functions is told by its build, and not by the first download. */

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Catalogue, CatalogueDocument } from "#src/domain/door/catalogue.ts";
import { tooLargeFor } from "#src/domain/door/host-limits.ts";
import type { Environment } from "#src/loaders/hosts.ts";
import type { FunctionHost } from "./host-parts.ts";

const MOST_BUNDLED = 5;

export interface StorageCheck {
  host: FunctionHost;
  root: string;
  environment: Environment;
  catalogue: Pick<Catalogue, "storage" | "documents">;
}

/** @throws Error with every fault */
export async function checkStorage(check: StorageCheck): Promise<void> {
  const { host, catalogue, environment } = check;
  const { storage, documents } = catalogue;
  const faults: string[] = [];
  if (storage === "folder")
    faults.push(
      `company.yaml says storage: folder (or nothing), and functions have no folder that lasts. Choose s3, ${host} or bundled.`,
    );
  const other = host === "netlify" ? "vercel" : "netlify";
  if (storage === other)
    faults.push(
      `company.yaml says storage: ${other}, and this build runs on ${host}. Choose s3, ${host} or bundled.`,
    );
  if (storage === "bundled") faults.push(...(await bundledFaults(check)));
  const hasStore = storage === "s3" || Boolean(environment.STORAGE_ENDPOINT);
  faults.push(
    ...documents.flatMap(
      ({ id, file }) => tooLargeFor(host, { id, bytes: file.bytes, hasStore }) ?? [],
    ),
  );
  if (faults.length > 0)
    throw new Error(
      `The documents cannot be given from ${host} as things are.\n${faults.map((fault) => `- ${fault}`).join("\n")}`,
    );
}

async function bundledFaults({ root, catalogue: { documents } }: StorageCheck): Promise<string[]> {
  const faults: string[] = [];
  if (documents.length > MOST_BUNDLED)
    faults.push(
      `company.yaml says storage: bundled, and ${documents.length} documents are behind the door. At most ${MOST_BUNDLED} are deployed with the functions; choose another storage for more.`,
    );
  for (const document of documents) {
    const fault = await bundledFault(join(root, "private"), document);
    if (fault) faults.push(fault);
  }
  return faults;
}

async function bundledFault(
  folder: string,
  { id, concept, file, stamp }: CatalogueDocument,
): Promise<string | undefined> {
  const add = `npm run fanlight -- document add <pdf> --${concept} ${id}`;
  const path = join(folder, file.path);
  if (!existsSync(path))
    return `private/${file.path} of "${id}" is not there, so it would not be deployed. Build where the files are, or add it: ${add}`;
  const data = await readFile(path);
  if (createHash("sha256").update(data).digest("hex") !== file.sha256)
    return `private/${file.path} is not the file that "${id}" describes. Add it again: ${add}`;
  if (stamp === "pages" && !existsSync(`${path}.prepared.json`))
    return `private/${file.path} is not prepared for copies, and a function could not keep what it prepares. Add it again: ${add}`;
  return undefined;
}
