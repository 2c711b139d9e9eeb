/** Every command that runs where the database is open: in the server where there is one, else in the process of the command. */
import { notifyCommand } from "../announcements/notify-command.ts";
import { AUDIT_COMMANDS } from "../audit/audit-commands.ts";
import { ERASE_COMMANDS } from "../audit/erase-commands.ts";
import { backUp } from "../backups/back-up.ts";
import type { Services } from "../definitions.ts";
import { inviteCommand } from "../invitations/invite-command.ts";
import type { ControlCommand, StoreServices } from "./command.ts";

/** These need no built portal. */
export const STORE_COMMANDS: readonly ControlCommand<StoreServices>[] = [
  {
    name: "backup",
    asItIs: true,
    run: (services, input) => backUp(services, (input as { file?: string }).file),
  },
  ...AUDIT_COMMANDS,
];

/** These need what the portal says of documents, agreements and rules. */
export const DOOR_COMMANDS: readonly ControlCommand<Services>[] = [
  inviteCommand,
  notifyCommand,
  ...ERASE_COMMANDS,
];

export function findControlCommand(name: string): ControlCommand<Services> | undefined {
  return [...STORE_COMMANDS, ...DOOR_COMMANDS].find((command) => command.name === name);
}
