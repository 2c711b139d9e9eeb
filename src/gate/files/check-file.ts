/** What the storage holds of a document, against what the metadata says. */
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";
import type { Preparer, Stamper, StampText, Vault } from "../definitions.ts";
import { hashStored } from "./hash-stream.ts";

export type CheckedDocument = Pick<CatalogueDocument, "id" | "concept" | "file" | "stamp">;

export interface Files {
  vault: Vault;
  preparer: Preparer;
  stamper: Pick<Stamper, "stamp">;
}

const TRIAL: StampText = {
  name: "Document verify",
  company: "Trial",
  email: "trial@example.com",
  at: "2000-01-01T00:00:00Z",
  copyId: "00000000-0000-4000-8000-000000000000",
};

/** Undefined where everything is in order; else what is not, and what to do. */
export async function checkFile(
  files: Files,
  document: CheckedDocument,
): Promise<string | undefined> {
  return (await originalFault(files.vault, document)) ?? (await copyFault(files, document));
}

export const addAgain = ({ id, concept }: Pick<CheckedDocument, "id" | "concept">) =>
  `npm run fanlight -- document add <pdf> --${concept} ${id}`;

async function originalFault(vault: Vault, document: CheckedDocument): Promise<string | undefined> {
  const { file } = document;
  const stored = await vault.read(file.path);
  if (!stored) return `The storage has no file ${file.path}. Add it: ${addAgain(document)}`;
  const facts = await hashStored(stored);
  if (facts.bytes !== file.bytes)
    return `${file.path} has ${facts.bytes} bytes in the storage, and ${file.bytes} in the metadata. If the stored file is the right one, add it again: ${addAgain(document)}`;
  if (facts.sha256 !== file.sha256)
    return `${file.path} has the SHA-256 ${facts.sha256} in the storage, and ${file.sha256} in the metadata. If the stored file is the right one, add it again: ${addAgain(document)}`;
  return undefined;
}

async function copyFault(
  { preparer, stamper }: Files,
  document: CheckedDocument,
): Promise<string | undefined> {
  const { file, stamp } = document;
  if (stamp === "sheet") return undefined;
  const record = await preparer.find(file);
  if (!record)
    return `${file.path} is not prepared for copies. With storage: folder the server does that when it starts; at any time: ${addAgain(document)}`;
  if (file.pages !== undefined && record.pages !== file.pages)
    return `${file.path} has ${record.pages} pages, and ${file.pages} in the metadata. Add it again: ${addAgain(document)}`;
  try {
    const copy = await stamper.stamp(file, TRIAL);
    const sent = await hashStored({ bytes: copy.bytes, stream: copy.stream() });
    if (sent.sha256 === copy.sha256 && sent.bytes === copy.bytes) return undefined;
    return `A trial copy of ${file.path} did not have the SHA-256 that was computed for it. Add it again: ${addAgain(document)}`;
  } catch (error) {
    return (error as Error).message;
  }
}
