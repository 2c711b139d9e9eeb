/** `dev`: Astro's development server, bound to this machine, because it would serve private files to anybody who reaches it. */
import { parseArgs } from "node:util";
import type { Context, ExitCode } from "../command.ts";
import { HOST } from "../serve/listen.ts";
import { readPort } from "../serve/read-port.ts";
import { runAstro } from "./run-astro.ts";

export const usage = `dev [options]

  --port <number>  Port on 127.0.0.1 (4321 if left out)`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({ args, options: { port: { type: "string" } } });
  const port = String(readPort(values.port));
  let stopped = false;
  process.once("SIGINT", () => {
    stopped = true;
  });
  const code = await runAstro(["dev", "--host", HOST, "--port", port], context);
  return code === 0 || stopped ? 0 : 1;
}
