/**
 * Prepares a document's file where that was not done yet, or was done for another file: files that were put into the
 * folder by hand, and those of the fictional company, work at once.
 */
import { createHash } from "node:crypto";
import { PdfRefused } from "../definitions.ts";
import type { CheckedDocument, Files } from "./check-file.ts";

export type Readiness =
  | { kind: "ready" }
  | { kind: "prepared" }
  /** Delivered as it is, beside a cover sheet. */
  | { kind: "not-marked" }
  | { kind: "missing" }
  /** The stored file is not the one that the portal names. */
  | { kind: "differs" }
  | { kind: "refused"; message: string };

export async function ensurePrepared(
  { vault, preparer }: Pick<Files, "vault" | "preparer">,
  { file, stamp }: Pick<CheckedDocument, "file" | "stamp">,
): Promise<Readiness> {
  if (stamp === "sheet") return { kind: "not-marked" };
  if (await preparer.find(file)) return { kind: "ready" };
  const stored = await vault.read(file.path);
  if (!stored) return { kind: "missing" };
  const data = new Uint8Array(await new Response(stored.stream).arrayBuffer());
  if (createHash("sha256").update(data).digest("hex") !== file.sha256) return { kind: "differs" };
  try {
    const removeRestrictions = file.restrictionsRemoved;
    await preparer.prepare({ path: file.path, data }, { removeRestrictions });
    return { kind: "prepared" };
  } catch (error) {
    if (error instanceof PdfRefused) return { kind: "refused", message: error.message };
    throw error;
  }
}
