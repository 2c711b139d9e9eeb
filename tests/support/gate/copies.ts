/** A storage in a folder of its own with one prepared file, and copies of it. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { folderVault } from "#src/gate/adapters/folder-vault.ts";
import { pdfPreparer } from "#src/gate/adapters/pdf/pdf-preparer.ts";
import { pdfStamper } from "#src/gate/adapters/pdf/pdf-stamper.ts";
import type { PreparedRecord, StampText } from "#src/gate/definitions.ts";
import type { Files } from "#src/gate/files/check-file.ts";

export const READER: StampText = {
  name: "Łucja Ångström",
  company: "Beispiel & Söhne (Holding) GmbH",
  email: "lucja@beispiel.example",
  at: "2026-11-02T10:00:00Z",
  copyId: "0123abcd-1111-4222-8333-abcdefabcdef",
};

export const hashOf = (data: Uint8Array) => createHash("sha256").update(data).digest("hex");

export function openTestFiles(): Files & { folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "files-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const vault = folderVault(folder);
  return { folder, vault, preparer: pdfPreparer(vault), stamper: pdfStamper(vault) };
}

export interface MadeCopy {
  files: Files & { folder: string };
  record: PreparedRecord;
  copy: Uint8Array;
  /** As promised before the first byte. */
  sha256: string;
  bytes: number;
}

export async function makeCopy(
  source: Uint8Array,
  options: { text?: StampText; removeRestrictions?: boolean } = {},
): Promise<MadeCopy> {
  const files = openTestFiles();
  const { removeRestrictions } = options;
  const record = await files.preparer.prepare(
    { path: "report.pdf", data: source },
    { removeRestrictions },
  );
  const made = await files.stamper.stamp(
    { path: "report.pdf", sha256: hashOf(source) },
    options.text ?? READER,
  );
  const copy = new Uint8Array(await new Response(made.stream()).arrayBuffer());
  return { files, record, copy, sha256: made.sha256, bytes: made.bytes };
}
