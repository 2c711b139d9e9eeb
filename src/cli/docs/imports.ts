/** `docs imports`: the pages that say how facts are imported. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Context, ExitCode } from "../command.ts";
import { writeImportPages } from "./import-pages.ts";

export const usage = `docs imports

Writes docs/imports/ again, one page for each tool that facts are imported from, after a change of the importers.`;

export async function run(args: string[], { root, out }: Context): Promise<ExitCode> {
  parseArgs({ args, options: {} });
  writeImportPages(join(root, "docs/imports"));
  out("docs/imports/ is written.");
  return 0;
}
