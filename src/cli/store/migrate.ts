/** `migrate`: brings the database to the schema of this version, as a server does when it starts. */
import { parseArgs } from "node:util";
import { storePlace } from "#src/gate/store-services.ts";
import type { Context, ExitCode } from "../command.ts";
import { commandOptions, explainFaults } from "./run-at-store.ts";

export const usage = `migrate [--check]

  --check  Change nothing; say what waits, and end with 1 if anything does

A server does this itself when it starts. Run it before a deployment where the server's user must not change tables.
PGlite is backed up before its schema changes; back up PostgreSQL yourself.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({ args, options: { check: { type: "boolean", default: false } } });
  const { as } = commandOptions("migrate", context);
  return explainFaults(async () => {
    const place = storePlace(context);
    const { waiting } = await place.readSchema(as);
    if (waiting.length === 0) {
      context.out(`The schema of ${place.name} is up to date.`);
      return 0;
    }
    if (values.check) {
      context.out(`These migrations wait for ${place.name}: ${waiting.join(", ")}`);
      return 1;
    }
    const store = await place.open(as);
    await store.close();
    context.out(`Migrated ${place.name}: ${waiting.join(", ")}`);
    return 0;
  });
}
