/** What `document add` does with a file that was found good: says what it is, stores it, and writes the entry. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { countOf } from "#src/domain/counting-words.ts";
import { tooLargeFor } from "#src/domain/door/host-limits.ts";
import type { PdfFacts } from "#src/gate/definitions.ts";
import { checkFile, type Files } from "#src/gate/files/check-file.ts";
import type { Company } from "#src/schemas/company.ts";
import { type Context, Refusal } from "../command.ts";
import type { DescribedEntry } from "./find-entry.ts";
import { type FileValues, setFileBlock } from "./set-file-block.ts";

export interface Addition {
  entry: DescribedEntry;
  data: Buffer;
  facts: PdfFacts;
  values: FileValues;
}

export function describeFile(typed: string, { facts, values }: Addition, { out }: Context): void {
  out(`${typed}: ${countOf(facts.pages, "page")}, ${values.bytes} bytes`);
  out(`  SHA-256 ${values.sha256}`);
  out(
    `  ${facts.signed ? "Digitally signed." : "Not signed."} ${facts.locked ? "Restricted by its owner." : "Not restricted."}`,
  );
}

/** Anybody may have it, so nobody's name is on it. */
export function publishFile(
  { data, values }: Addition,
  content: string,
  { out, root }: Context,
): void {
  const path = join(content, "files", values.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, data);
  out(`  Public: written to ${relative(root, path)}, and not prepared for copies.`);
}

export async function storeFile(
  { entry, data, values }: Addition,
  files: Files,
  { out }: Context,
): Promise<void> {
  const { path, stamp, restrictionsRemoved } = values;
  const file = { ...values, mediaType: "application/pdf" };
  if (stamp !== "none")
    await files.preparer.prepare({ path, data }, { removeRestrictions: restrictionsRemoved });
  await files.vault.write(path, data);
  const fault = await checkFile(files, {
    id: entry.id,
    concept: entry.concept,
    file,
    stamp: stamp === "none" ? "sheet" : "pages",
  });
  if (fault) throw new Refusal(fault);
  out(`  Stored as ${path}.`);
  out(
    stamp === "none"
      ? "  Copies are delivered unaltered, beside a cover sheet that names their reader."
      : "  Prepared for copies; a trial copy has the SHA-256 that was computed for it.",
  );
}

export function writeEntry(
  { entry, values }: Addition,
  content: string,
  { out, root }: Context,
): void {
  const path = join(content, entry.origin);
  const text = setFileBlock(entry.text, values);
  if (text === entry.text) {
    out(`${relative(root, path)} says so already.`);
    return;
  }
  writeFileSync(path, text);
  out(`${relative(root, path)} is written. Look at it and commit it.`);
}

/** Of what the portal's host will not be able to give, as far as the storage says which that is. */
export function warnOfSize(
  { entry, values }: Addition,
  storage: Company["storage"],
  { env, out }: Context,
): void {
  if (storage !== "netlify" && storage !== "bundled") return;
  const hasStore = Boolean(env.STORAGE_ENDPOINT);
  const fault = tooLargeFor("netlify", { id: entry.id, bytes: values.bytes, hasStore });
  if (fault) out(`  On Netlify the build will refuse this: ${fault}`);
}
