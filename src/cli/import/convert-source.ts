/** Says what a source cannot be read for as the refusal of the command. */
import { SourceError } from "#src/sources/source-error.ts";
import { Refusal } from "../command.ts";

export async function convertSource<Made>(path: string, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new Refusal(`${path} cannot be imported, and nothing was written. ${error.message}`, {
      cause: error,
    });
  }
}
