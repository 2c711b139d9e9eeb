/** `start`: the shortest way from a fresh clone to a portal in the browser. */
import { parseArgs } from "node:util";
import type { Context, ExitCode } from "../command.ts";
import { readPort } from "../serve/read-port.ts";
import { serveUntilStopped } from "../serve/serve-until-stopped.ts";
import { readBuildInputs } from "./build-inputs.ts";
import { buildPortal } from "./build-portal.ts";
import { isBuildCurrent } from "./build-stamp.ts";

export const usage = `start [options]

  --port <number>  Port (4321 if left out; 0 takes a free one)
  --host <address> Address to listen on (127.0.0.1 if left out, which only this machine reaches)
  --rebuild        Build even if nothing has changed since the last build
  --verbose        Print every line of the build, one a page`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      host: { type: "string" },
      rebuild: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  const port = readPort(values.port);
  if (values.rebuild || !isBuildCurrent(readBuildInputs(context))) {
    context.out("Building the trust center ...");
    const code = await buildPortal(context, { verbose: values.verbose, compressed: false });
    if (code !== 0) return code;
  }
  return serveUntilStopped({ port, host: values.host }, context);
}
