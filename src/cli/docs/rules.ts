/** `docs rules`: the pages that every message of the check points to. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeRuleDocs } from "#integrations/content-check/rule-docs.ts";
import type { Context, ExitCode } from "../command.ts";

export const usage = `docs rules

Writes docs/rules/ again, one page a rule, after a change of the rule table.`;

export async function run(args: string[], { root, out }: Context): Promise<ExitCode> {
  parseArgs({ args, options: {} });
  await writeRuleDocs(join(root, "docs/rules"));
  out("docs/rules/ is written.");
  return 0;
}
