/** `docs content`: the page that explains every key. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Context, ExitCode } from "../command.ts";
import { renderContentPage } from "./content-page.ts";

export const usage = `docs content

Writes docs/content.md again, after a change of the schemas.`;

export async function run(args: string[], { root, out }: Context): Promise<ExitCode> {
  parseArgs({ args, options: {} });
  writeFileSync(join(root, "docs/content.md"), renderContentPage());
  out("docs/content.md is written.");
  return 0;
}
