/** `notify`: tells subscribers what is new, once each, through the outbox. */
import { parseArgs } from "node:util";
import { countOf } from "#src/domain/counting-words.ts";
import type { NotifyInput, NotifyResult } from "#src/gate/announcements/notify-command.ts";
import { type Context, type ExitCode, UsageError } from "../command.ts";
import { runAtStore } from "../store/run-at-store.ts";

export const usage = `notify [options]

  --dry-run       Says what would be told, and to how many; sends nothing
  --since <day>   Only the first time: also tells what happened on this day (YYYY-MM-DD) or later

Tells everybody who subscribed what the portal says that was not told before: once each, whatever stops in between. The first time
nothing is told, since nobody could have subscribed before it stood there. The server does the same by itself every hour. What
was sent, to how many and when stands at /admin/news/. Works while the server runs, and without it.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({
    args,
    options: { "dry-run": { type: "boolean", default: false }, since: { type: "string" } },
  });
  const { since } = values;
  if (since !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(since))
    throw new UsageError("--since takes a day, such as 2026-11-01.");
  const input: NotifyInput = { dryRun: values["dry-run"], ...(since && { since }) };
  const result = await runAtStore<NotifyResult>("notify", input, context);
  for (const line of tellResult(result, values["dry-run"])) context.out(line);
  return 0;
}

function* tellResult({ isFirst, told, queued }: NotifyResult, isDry: boolean): Generator<string> {
  for (const { topic, items, readers } of told) {
    yield `${topic}, to ${countOf(readers, "reader")}:`;
    for (const item of items) yield `  ${item}`;
  }
  if (told.length === 0)
    yield isFirst
      ? "The first time: what the portal says now counts as known."
      : "Nothing is new since the last time.";
  yield isDry ? "Nothing was sent." : `${countOf(queued, "mail")} in the outbox.`;
}
