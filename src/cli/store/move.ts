/** `store move`: from the embedded database to PostgreSQL, every row in one transaction. */
import { parseArgs } from "node:util";
import { StoreFault } from "#src/gate/definitions.ts";
import { storePlace } from "#src/gate/store-services.ts";
import { type Context, type ExitCode, UsageError } from "../command.ts";
import { describeFilled, fillPlace } from "./fill-place.ts";
import { commandOptions, explainFaults } from "./run-at-store.ts";

export const usage = `store move [--to <url>]

  --to <url>  An empty PostgreSQL database, postgres://user:password@host/database; left out, DATABASE_URL

Stop the server first. The folder of the embedded database stays as it is: once the server runs with DATABASE_URL, delete
it, for it holds personal data.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values } = parseArgs({ args, options: { to: { type: "string" } } });
  const { DATABASE_URL, NETLIFY_DB_URL: _, POSTGRES_URL: __, ...rest } = context.env;
  const to = values.to ?? DATABASE_URL;
  if (!to) throw new UsageError("Say with --to which PostgreSQL database to move to.");
  const options = { ...commandOptions("store move", context), replaces: false };
  return explainFaults<ExitCode>(async () => {
    const target = storePlace({ ...context, env: { ...rest, DATABASE_URL: to } });
    const source = storePlace({ ...context, env: rest });
    const store = await source.openAsItIs(options.as).catch(explainMissing);
    try {
      const filled = await fillPlace(target, store.dump(new Date()), options);
      for (const line of describeFilled(filled)) context.out(line);
    } finally {
      await store.close();
    }
    context.out(`Moved from ${source.name} to ${target.name}.`);
    context.out(
      "Set DATABASE_URL to it and start the server. Then delete the folder, which holds personal data.",
    );
    return 0;
  });
}

function explainMissing(error: unknown): never {
  if (error instanceof StoreFault)
    throw new StoreFault(`Nothing was moved. ${error.message}`, { cause: error });
  throw error;
}
