/** `invite` of the command line: the same judgement and the same mails as on the approvers' page. */
import { can } from "../approvers/can.ts";
import { roleOf } from "../approvers/find-approver.ts";
import type { ControlCommand } from "../control/command.ts";
import { type Services, StoreFault } from "../definitions.ts";
import type { TypedInvitation } from "./judge-invitation.ts";
import { makeInvitation } from "./make-invitation.ts";

export interface InviteInput extends TypedInvitation {
  /** Address of the approver who invites; the role decides what may be. */
  as: string;
}

export interface InviteResult {
  invitationId: string;
  link: string;
  mailed: number;
  /** ISO 8601. */
  expiresAt: string;
}

export const inviteCommand: ControlCommand<Services> = {
  name: "invite",
  async run(services, input): Promise<InviteResult> {
    const { as, ...typed } = input as InviteInput;
    const email = as.toLowerCase();
    const role = roleOf(services.catalogue, email);
    if (!role || !can(role, "invite"))
      throw new StoreFault(
        `${as} is not listed in access.yaml as somebody who may invite. Name an owner, an approver or sales with --as.`,
      );
    const made = await makeInvitation(services, { ...typed, by: { email, role } });
    if (made.kind === "faulty")
      throw new StoreFault(
        [
          "The invitation was not made.",
          ...Object.values(made.faults).map((text) => `- ${text}.`),
        ].join("\n"),
      );
    const { invitationId, link, mailed, expiresAt } = made;
    return { invitationId, link, mailed, expiresAt: expiresAt.toISOString() };
  },
};
