/** `person erase`: everything that the door keeps about somebody. */
import { parseArgs } from "node:util";
import type { EraseInput } from "#src/gate/audit/erase-commands.ts";
import type { Erasure } from "#src/gate/audit/erase-person.ts";
import { describeErasure, describePreview } from "#src/gate/audit/erasure-words.ts";
import type { ErasurePreview } from "#src/gate/audit/preview-erasure.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { runAtStore } from "../store/run-at-store.ts";

export const usage = `person erase <address> --as <approver> [options]

  <address>          Whom to erase
  --as <approver>    Who decides: an address of access.yaml that may erase; it is recorded
  --keep-agreements  Keeps the evidence of signatures until their time is over; left out, they are reduced to their hash
  --yes              Does not ask whether to go on

Says first what goes and what that breaks. It cannot be undone, and whoever was erased is erased again from a backup that
is restored. Agreements under legal hold stay. Works while the server runs, and without it.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: "string" },
      "keep-agreements": { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
    },
  });
  const [email, ...rest] = positionals;
  if (!email || rest.length > 0) throw new UsageError("person erase takes one address.");
  if (!values.as) throw new UsageError("Say with --as which approver decides.");
  const input: EraseInput = {
    email,
    as: values.as,
    agreements: values["keep-agreements"] ? "keep" : "erase",
  };
  const preview = await runAtStore<ErasurePreview>("person preview", input, context);
  for (const line of describePreview(preview)) context.out(line);
  if (!values.yes && !(await agrees(context))) throw new Refusal("Nothing was erased.");
  const erasure = await runAtStore<Erasure>("person erase", input, context);
  for (const line of describeErasure(erasure)) context.out(line);
  return erasure.outcome === "erased" ? 0 : 1;
}

async function agrees({ ask }: Context): Promise<boolean> {
  if (!ask) throw new Refusal("Nobody can be asked here. Write --yes to erase.");
  return (await ask("Erase? Type yes: ")).trim().toLowerCase() === "yes";
}
