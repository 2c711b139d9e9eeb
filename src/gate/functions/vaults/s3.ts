import { s3Vault } from "../../adapters/s3-vault.ts";
import type { OpenVault } from "../open-vault.ts";

export const openVault: OpenVault = (storage) => storage.kind === "s3" && s3Vault(storage.s3);
