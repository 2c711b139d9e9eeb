/** `docs schemas`: the JSON Schemas with which editors help while content is written. */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeJsonSchemas } from "#src/schemas/json-schemas.ts";
import type { Context, ExitCode } from "../command.ts";

export const usage = `docs schemas

Writes src/schemas/json/ again, one file a kind of content, after a change of the schemas.`;

export async function run(args: string[], { root, out }: Context): Promise<ExitCode> {
  parseArgs({ args, options: {} });
  await writeJsonSchemas(join(root, "src/schemas/json"));
  out("src/schemas/json/ is written.");
  return 0;
}
