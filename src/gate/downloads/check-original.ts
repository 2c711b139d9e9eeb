/** An unmarked file is sent as it is, so it is compared with what the company published: once for each file and storage. */
import { createHash } from "node:crypto";
import type { ContentFile } from "../../schemas/text.ts";
import type { Vault } from "../definitions.ts";

const checked = new WeakMap<Vault, Set<string>>();

/** @throws where it is not there, or its bytes are others */
export async function checkOriginal(
  vault: Vault,
  { path, bytes, sha256 }: Pick<ContentFile, "path" | "bytes" | "sha256">,
): Promise<void> {
  const known = checked.get(vault) ?? new Set();
  checked.set(vault, known);
  if (known.has(sha256) && (await vault.size(path)) === bytes) return;
  const file = await vault.read(path);
  if (!file) throw new Error("The storage has no such file.");
  const hash = createHash("sha256");
  for await (const chunk of file.stream) hash.update(chunk);
  if (hash.digest("hex") !== sha256)
    throw new Error("The stored file is not the one that the content describes.");
  known.add(sha256);
}
