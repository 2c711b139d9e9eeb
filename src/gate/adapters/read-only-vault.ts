/** Files that were deployed with the function: read like any others, and changed by a new deploy alone. */
import { StorageFault, type Vault } from "../definitions.ts";

export function readOnlyVault(vault: Vault): Vault {
  return {
    ...vault,
    write: async () => {
      throw new StorageFault(
        "read-only",
        "These files were deployed with the function, so none can be written. Add it on your machine with `document add` and deploy again.",
      );
    },
  };
}
