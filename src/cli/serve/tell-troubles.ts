/** What the settings do not show by themselves is asked for when the server starts, and told to whoever starts it. */
import type { Services } from "#src/gate/definitions.ts";
import { SettingsFault } from "#src/gate/settings-fault.ts";
import { findMailTrouble, findStorageTrouble } from "#src/gate/start/find-troubles.ts";
import type { Context } from "../command.ts";

/** @throws SettingsFault where the storage's settings cannot be right: otherwise the first visitor would find out */
export async function refuseWrongStorage(
  services: Services,
  { err }: Pick<Context, "err">,
): Promise<void> {
  const trouble = await findStorageTrouble(services);
  if (trouble?.kind === "settings") throw new SettingsFault([trouble.message]);
  if (trouble) err(trouble.message);
}

/** Beside serving: a mail server may take its time to say that it is not there. */
export async function tellOfMail(services: Services, { err }: Pick<Context, "err">): Promise<void> {
  const trouble = await findMailTrouble(services);
  if (trouble) err(trouble.message);
}
