/** `audit verify`: is the sealed log whole, and is it the one that was noted? */
import { parseArgs } from "node:util";
import type { VerifiedChain } from "#src/gate/audit/audit-commands.ts";
import { describeChain, readHeadText } from "#src/gate/audit/chain-words.ts";
import { type Context, type ExitCode, UsageError } from "../command.ts";
import { runAtStore } from "../store/run-at-store.ts";

export const usage = `audit verify [--head <seq:hash>]

  --head <seq:hash>  A head that was noted outside of the database: from the daily mail to the owners, a receipt or a backup

Finds records that were deleted, changed, moved or put in, contents that were changed, and contents that are gone without an
event that erased them. Whether the end was cut, or everything written anew, shows only with --head. Changes nothing.
Ends with 0 when the log is whole, with 1 when it is not. Works while the server runs, and without it.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({ args, options: { head: { type: "string" } } });
  const head = values.head === undefined ? undefined : readHeadText(values.head);
  if (values.head !== undefined && !head)
    throw new UsageError(
      "--head takes a head as the mail shows it: a number, a colon, and 64 digits.",
    );
  const { report } = await runAtStore<VerifiedChain>("audit verify", { head }, context);
  for (const line of describeChain(report, head)) context.out(line);
  return report.ok ? 0 : 1;
}
