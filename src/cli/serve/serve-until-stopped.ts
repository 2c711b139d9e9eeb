/** Serving in the foreground: says where, and ends cleanly when it is told to stop. */
import type { Context, ExitCode } from "../command.ts";
import { type ServeOptions, serveFolder } from "./serve-folder.ts";

export async function serveUntilStopped(
  folder: string,
  options: ServeOptions,
  { out }: Context,
): Promise<ExitCode> {
  const served = await serveFolder(folder, options);
  out(`Your trust center is served at ${served.url}`);
  out("Press Ctrl-C to stop.");
  await new Promise<void>((stopped) => {
    process.once("SIGINT", () => stopped());
    process.once("SIGTERM", () => stopped());
  });
  await served.close();
  out("");
  return 0;
}
