/** Runs a command where the database is open: in the server that has it, else in this process. */
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DOOR_COMMANDS, STORE_COMMANDS } from "#src/gate/control/commands.ts";
import { StoreFault } from "#src/gate/definitions.ts";
import { openDoor } from "#src/gate/services.ts";
import { SettingsFault } from "#src/gate/settings-fault.ts";
import {
  askServer,
  openStoreServices,
  type StoreOptions,
  servicesOn,
  storePlace,
} from "#src/gate/store-services.ts";
import { type Context, Refusal } from "../command.ts";
import { serverEntry } from "../site/output-folder.ts";

/** What the process of a command tells others who find the database open, and where its log goes. */
export function commandOptions(
  name: string,
  { env, root, err }: Context,
): StoreOptions & { as: string } {
  return { env, root, write: err, as: `the command ${name}` };
}

/** @param input is sent as JSON, and the result comes back as JSON */
export async function runAtStore<Result>(
  name: string,
  input: unknown,
  context: Context,
): Promise<Result> {
  return explainFaults(async () => {
    const answer = await askServer(context, name, input);
    const result = answer ? answer.result : await runHere(name, input, context);
    return result as Result;
  });
}

/** What the database or the settings refuse is told as it is, without a stack. */
export async function explainFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreFault || error instanceof SettingsFault)
      throw new Refusal(error.message, { cause: error });
    throw error;
  }
}

async function runHere(name: string, input: unknown, context: Context): Promise<unknown> {
  const options = commandOptions(name, context);
  const command = STORE_COMMANDS.find((known) => known.name === name);
  if (!command) return runBehindDoor(name, input, context);
  const services = command.asItIs
    ? servicesOn(await storePlace(options).openAsItIs(options.as), options)
    : await openStoreServices(options);
  try {
    return await command.run(services, input);
  } finally {
    await services.store.close();
  }
}

async function runBehindDoor(name: string, input: unknown, context: Context): Promise<unknown> {
  const command = DOOR_COMMANDS.find((known) => known.name === name);
  if (!command) throw new Error(`No command "${name}" runs at the database.`);
  const entry = serverEntry(context.root);
  if (!entry)
    throw new Refusal(
      "The portal has not been built with its door. Build it first: npm run build.",
    );
  const door = await openDoor({
    ...commandOptions(name, context),
    catalogue: JSON.parse(await readFile(join(dirname(entry), "catalogue.json"), "utf8")),
    listening: { isLoopback: true, url: context.env.PUBLIC_URL || "http://127.0.0.1:4321" },
  });
  try {
    return await command.run(door.services, input);
  } finally {
    await door.close();
  }
}
