/** `preview`: what is in dist/, unchanged, as a host would serve it. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Context, type ExitCode, Refusal } from "../command.ts";
import { readPort } from "../serve/read-port.ts";
import { serveUntilStopped } from "../serve/serve-until-stopped.ts";
import { publicFolder } from "./output-folder.ts";

export const usage = `preview [options]

  --port <number>  Port (4321 if left out; 0 takes a free one)
  --host <address> Address to listen on (127.0.0.1 if left out, which only this machine reaches)`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: "string" },
      host: { type: "string" },
    },
  });
  const folder = publicFolder(context.root);
  if (!existsSync(join(folder, "index.html"))) {
    throw new Refusal(
      "There is no built portal to serve. Build it with `npm run build`, or build and serve with `npm start`.",
    );
  }
  return serveUntilStopped({ port: readPort(values.port), host: values.host }, context);
}
