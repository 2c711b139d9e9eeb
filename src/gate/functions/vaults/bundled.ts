import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { folderVault } from "../../adapters/folder-vault.ts";
import { readOnlyVault } from "../../adapters/read-only-vault.ts";
import type { OpenVault } from "../open-vault.ts";

export const openVault: OpenVault = (storage) =>
  storage.kind === "bundled" && readOnlyVault(folderVault(findFolder(import.meta.dirname)));

/** Above the code, at the function's root; which folder that is, and from where it is started, differs between hosts. */
function findFolder(from: string): string {
  const folder = join(from, "private");
  if (existsSync(folder) || dirname(from) === from) return folder;
  return findFolder(dirname(from));
}
