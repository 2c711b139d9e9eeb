/** Serving in the foreground: says where, and ends cleanly when it is told to stop. */
import type { Context, ExitCode } from "../command.ts";
import { publicFolder, serverEntry } from "../site/output-folder.ts";
import type { Place } from "./listen.ts";
import { serveDoor } from "./serve-door.ts";
import { serveFolder } from "./serve-folder.ts";

export async function serveUntilStopped(options: Place, context: Context): Promise<ExitCode> {
  const { out, root } = context;
  const entry = serverEntry(root);
  const served = entry
    ? await serveDoor({ ...options, entry, folder: publicFolder(root) }, context)
    : await serveFolder(publicFolder(root), options, context);
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
