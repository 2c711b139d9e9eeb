/** `backup`: everything in the database as one file, also while the server runs. */
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Backup } from "#src/gate/backups/back-up.ts";
import { storePlace } from "#src/gate/store-services.ts";
import { type Context, type ExitCode, UsageError } from "../command.ts";
import { explainFaults, runAtStore } from "./run-at-store.ts";

export const usage = `backup [file]

  [file]  Where to; left out, a new file in the data folder's backups/, of which the newest seven are kept

The file holds personal data; only your user may read it. \`restore\` reads it again, into PGlite or PostgreSQL.
PGlite is backed up like this every day while the server runs. PostgreSQL is not: use pg_dump or your host's backups
there, and this command for a copy that \`restore\` reads.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [file, ...others] = positionals;
  if (others.length > 0) throw new UsageError("Name one file at most.");
  const input = file === undefined ? {} : { file: resolve(context.cwd, file) };
  const { path, bytes, rows, head } = await runAtStore<Backup>("backup", input, context);
  context.out(`${relative(context.cwd, path) || path}: ${rows} rows, ${kilobytes(bytes)} KB`);
  context.out(
    head
      ? `The log in it ends with record ${head.seq}: ${head.seq}:${head.hash}`
      : "The log in it is empty.",
  );
  const place = await explainFaults(async () => storePlace(context));
  if (place.dialect === "postgres")
    context.out("PostgreSQL is not backed up by itself: run pg_dump, or use your host's backups.");
  return 0;
}

const kilobytes = (bytes: number) => Math.max(1, Math.round(bytes / 1024));
