/** `build`: content in, `dist/` out. */
import { parseArgs } from "node:util";
import type { Context, ExitCode } from "../command.ts";
import { buildPortal } from "./build-portal.ts";
import { compressesItself } from "./compress-output.ts";

export const usage = `build [options]

  --verbose       Print every line of the build, one a page
  --uncompressed  Write no compressed forms of the pages; our own server then makes quicker, larger ones

The content is content/, or the folder that FANLIGHT_CONTENT names. A problem in it fails the build.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({
    args,
    options: {
      verbose: { type: "boolean", default: false },
      uncompressed: { type: "boolean", default: false },
    },
  });
  const compressed = !values.uncompressed && !compressesItself(context.env);
  return buildPortal(context, { verbose: values.verbose, compressed });
}
