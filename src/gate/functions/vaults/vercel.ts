import { vercelVault } from "../../adapters/vercel-vault.ts";
import type { OpenVault } from "../open-vault.ts";

export const openVault: OpenVault = (storage) =>
  storage.kind === "vercel" && vercelVault(storage.vercel);
