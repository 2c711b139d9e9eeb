/** `audit head`: the last record of the sealed log, to be noted elsewhere. */
import { parseArgs } from "node:util";
import { writeHead } from "#src/gate/audit/chain-words.ts";
import type { Head } from "#src/gate/audit/seal-events.ts";
import type { Context, ExitCode } from "../command.ts";
import { runAtStore } from "../store/run-at-store.ts";

export const usage = `audit head

Seals what has happened and prints the number and the hash of the last record. Keep it outside of the database:
\`audit verify --head <seq:hash>\` then finds whether the end of the log was cut since, or all of it written anew.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  parseArgs({ args, options: {} });
  const { head } = await runAtStore<{ head: Head | null }>("audit head", {}, context);
  context.out(head ? writeHead(head) : "The log is empty.");
  return 0;
}
