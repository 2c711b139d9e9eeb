/** `restore`: a backup takes the place of the database. Whoever was erased since stays erased. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { keepErased } from "#src/gate/backups/keep-erased.ts";
import { NotEmpty, StoreFault, type StorePlace } from "#src/gate/definitions.ts";
import { checkBackup, readBackup, servicesOn, storePlace } from "#src/gate/store-services.ts";
import { type Context, type ExitCode, UsageError } from "../command.ts";
import { describeFilled, type FillOptions, fillPlace } from "./fill-place.ts";
import { commandOptions, explainFaults } from "./run-at-store.ts";

export const usage = `restore <file> [--replace]

  <file>     What \`backup\` wrote, from PGlite or from PostgreSQL
  --replace  Also where the database is not empty: what is there is put aside, not deleted

Stop the server first. Whoever was erased after the backup was taken is erased again.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { replace: { type: "boolean", default: false } },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new UsageError("Name the one backup to restore.");
  const options = { ...commandOptions("restore", context), replaces: values.replace };
  return explainFaults<ExitCode>(async () => {
    const place = storePlace(context);
    const path = resolve(context.cwd, file);
    await checkBackup(path);
    await noteErased(place, options);
    const filled = await fillPlace(place, readBackup(path), options).catch(explainNotEmpty);
    for (const line of describeFilled(filled)) context.out(line);
    if (filled.aside)
      context.out(
        `What was there before is kept in ${filled.aside}. Delete it once you no longer need it.`,
      );
    context.out(`Restored into ${place.name}.`);
    return 0;
  });
}

function explainNotEmpty(error: unknown): never {
  if (!(error instanceof NotEmpty)) throw error;
  throw new StoreFault(
    `${error.message} With --replace what is there is put aside, not deleted, and the backup takes its place.`,
    { cause: error },
  );
}

/** Erasures of the last moments may not be written down yet. A database that is not there or broken has none to tell. */
async function noteErased(place: StorePlace, options: FillOptions): Promise<void> {
  try {
    const store = await place.openAsItIs(options.as);
    try {
      await keepErased(servicesOn(store, options));
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
  }
}
