/**
 * Makes a reader's copy before anything is written: its hash is known, and none of it is sent. A copy that is never committed
 * leaves no trace.
 */
import { createHash } from "node:crypto";
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";
import type { Services, StampText } from "../definitions.ts";
import { checkOriginal } from "./check-original.ts";

export interface CopyFile {
  /** Within an archive. */
  name: string;
  bytes: number;
  stream: () => ReadableStream<Uint8Array> | Promise<ReadableStream<Uint8Array>>;
}

export interface PreparedCopy {
  document: CatalogueDocument;
  stamp: StampText;
  /** Of the stamped file; of the cover sheet where the document itself stays unmarked. */
  sha256: string;
  bytes: number;
  /** The stamped file, or the unaltered one and its cover sheet. */
  files: CopyFile[];
}

export type Reads = Pick<StampText, "name" | "company" | "email">;

/** @throws where the storage or the prepared form of the file is not there, or is not what the catalogue says */
export async function prepareCopy(
  services: Pick<Services, "stamper" | "vault" | "clock" | "random">,
  document: CatalogueDocument,
  { name, company, email }: Reads,
): Promise<PreparedCopy> {
  const at = `${services.clock.now().toISOString().slice(0, 19)}Z`;
  const stamp: StampText = { name, company, email, at, copyId: services.random.uuid() };
  const { path, sha256, bytes } = document.file;
  if (document.stamp === "pages") {
    const copy = await services.stamper.stamp({ path, sha256 }, stamp);
    const file = { name: `${document.id}.pdf`, bytes: copy.bytes, stream: copy.stream };
    return { document, stamp, sha256: copy.sha256, bytes: copy.bytes, files: [file] };
  }
  await checkOriginal(services.vault, document.file);
  const name_ = path.slice(path.lastIndexOf("/") + 1);
  const sheet = await services.stamper.coverSheet(
    { title: document.title, name: name_, sha256 },
    stamp,
  );
  return {
    document,
    stamp,
    sha256: createHash("sha256").update(sheet).digest("hex"),
    bytes: sheet.length + bytes,
    files: [
      {
        name: `${document.id}-cover-sheet.pdf`,
        bytes: sheet.length,
        stream: () => new Blob([sheet as Uint8Array<ArrayBuffer>]).stream(),
      },
      { name: `${document.id}${endingOf(path)}`, bytes, stream: () => open(services, path) },
    ],
  };
}

async function open({ vault }: Pick<Services, "vault">, path: string) {
  const file = await vault.read(path);
  if (!file) throw new Error("The file went away while it was being sent.");
  return file.stream;
}

function endingOf(path: string): string {
  return /\.\w{1,8}$/.exec(path)?.[0].toLowerCase() ?? "";
}
