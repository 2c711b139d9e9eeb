import { netlifyVault } from "../../adapters/netlify-vault.ts";
import type { OpenVault } from "../open-vault.ts";

export const openVault: OpenVault = (storage) =>
  storage.kind === "netlify" && netlifyVault(storage.netlify);
