/** The part of the composition root that needs no built portal: the database, its backups, and how the command line reaches both. */
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { backupFolder } from "./adapters/backup-folder.ts";
import { askControl, controlPath, serveControl } from "./adapters/control-socket.ts";
import { unwritable } from "./adapters/create-database.ts";
import { checkDump } from "./adapters/database-load.ts";
import { deriveSecrets } from "./adapters/derived-secrets.ts";
import { fileMailer } from "./adapters/file-mailer.ts";
import { pglitePlace } from "./adapters/pglite-place.ts";
import { pinoLogger } from "./adapters/pino-logger.ts";
import { postgresPlace } from "./adapters/postgres-place.ts";
import { systemClock } from "./adapters/system-clock.ts";
import { systemRandom } from "./adapters/system-random.ts";
import { eraseReturned } from "./backups/erase-returned.ts";
import type { StoreServices } from "./control/command.ts";
import { findControlCommand } from "./control/commands.ts";
import {
  type Logger,
  type Services,
  type Store,
  StoreFault,
  type StorePlace,
} from "./definitions.ts";
import { type Listening, readSettings } from "./settings.ts";
import type { Environment } from "./settings-fault.ts";

export interface StoreOptions {
  env: Environment;
  /** The project's folder. */
  root: string;
  /** Gets each line of the log. */
  write: (line: string) => void;
  /** For others who find the database open: `the server` where it is left out. */
  as?: string;
}

export type Place = Pick<StoreOptions, "env" | "root">;

/** For commands, which reach nobody: what a server must have may be left out. */
const LOCAL: Listening = { isLoopback: true, url: "http://127.0.0.1:4321" };

/** What needs no built portal. Whoever was erased is so again before anybody can enter. @throws StoreFault */
export async function openStoreServices(
  options: StoreOptions,
  settings = readSettings(options.env, LOCAL),
): Promise<StoreServices> {
  const store = await storePlace(options, settings).open(options.as ?? "the server");
  try {
    const services = servicesOn(store, options, settings);
    const returned = await eraseReturned(services);
    if (returned > 0) services.logger.info("erased-again", { people: returned });
    return services;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Without opening it. A migration of the embedded database is preceded by a backup. */
export function storePlace(
  options: Place,
  { databaseUrl } = readSettings(options.env, LOCAL),
): StorePlace {
  if (databaseUrl) return postgresPlace(databaseUrl);
  const data = dataFolder(options);
  return pglitePlace(join(data, "database"), async (dump) => {
    const at = systemClock.now();
    await backupsIn(data).write(dump(at), at);
  });
}

/** For a database that was opened by hand: a restored one, or one that is moved. */
export function servicesOn(
  store: Store,
  options: StoreOptions,
  settings = readSettings(options.env, LOCAL),
): StoreServices {
  const data = dataFolder(options);
  const secrets = settings.secrets.length > 0 ? settings.secrets : [localSecret(data)];
  return {
    store,
    backups: backupsIn(data),
    mailFolder: settings.smtpUrl ? undefined : fileMailer(join(data, "outbox"), settings.mailFrom),
    clock: systemClock,
    random: systemRandom,
    secrets: deriveSecrets(secrets),
    logger: openLog(options.write),
  };
}

/** The log alone, for a portal without the door. @param write gets each line */
export const openLog = (write: (line: string) => void): Logger => pinoLogger(write);

/** Lines of a backup, wherever it lies. */
export const readBackup = (file: string) => backupFolder(dirname(file)).read(file);

/** Reads it to its end, before anything is done. @throws StoreFault where it is damaged, or this version cannot load it */
export const checkBackup = (file: string) => checkDump(readBackup(file));

const backupsIn = (data: string) => backupFolder(join(data, "backups"));

export function dataFolder({ env, root }: Place): string {
  return resolve(root, env.FANLIGHT_DATA || ".data");
}

/** Lets the command line reach these services; only the embedded database needs it. */
export async function listenForCommands(
  options: Place,
  services: Services,
): Promise<{ close(): Promise<void> }> {
  if (services.store.dialect === "postgres") return { close: async () => {} };
  return serveControl(controlPath(dataFolder(options)), async (name, input) => {
    const command = findControlCommand(name);
    if (!command)
      throw new StoreFault(
        `The server that has the database open does not know the command "${name}". Stop it first, or start it again with this version.`,
      );
    return command.run(services, input);
  });
}

/** @returns undefined where no server has the database open */
export async function askServer(
  options: Place,
  name: string,
  input: unknown,
): Promise<{ result: unknown } | undefined> {
  if (readSettings(options.env, LOCAL).databaseUrl) return undefined;
  return askControl(controlPath(dataFolder(options)), name, input);
}

/** On the loopback address a secret is made at the first start and kept beside the data. */
function localSecret(data: string): string {
  const file = join(data, "secret");
  try {
    if (!existsSync(file)) makeSecret(data, file);
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw unwritable(data, error);
  }
}

function makeSecret(data: string, file: string): void {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const made = `${file}.${systemRandom.uuid()}`;
  writeFileSync(made, `${systemRandom.token()}\n`, { mode: 0o600 });
  try {
    linkSync(made, file);
  } catch (error) {
    // Another server made it at the same moment.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  rmSync(made);
}
