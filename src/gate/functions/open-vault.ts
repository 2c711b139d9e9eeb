/** One file in vaults/ for each storage. A build takes the one that company.yaml names, and no other's client into the function. */
import type { Vault } from "../definitions.ts";
import type { StorageSettings } from "../storage-settings.ts";

/** False where it is not the storage that the settings describe. */
export type OpenVault = (storage: StorageSettings) => Vault | false;
