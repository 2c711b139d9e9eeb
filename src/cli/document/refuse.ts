/** What a person can put right ends a command with a sentence; anything else is a fault of ours and keeps its trace. */
import { PdfRefused, StorageFault } from "#src/gate/definitions.ts";
import { SettingsFault } from "#src/gate/settings-fault.ts";
import { Refusal } from "../command.ts";

/** @param file the name as typed, where the fault may be the file's */
export function refuse(error: unknown, file = "The file"): never {
  if (error instanceof PdfRefused) throw new Refusal(`${file}: ${error.message}`, { cause: error });
  if (error instanceof SettingsFault || error instanceof StorageFault)
    throw new Refusal(error.message, { cause: error });
  throw error;
}
