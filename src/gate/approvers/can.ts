/** What each role may do: the one table that every page and form of the approvers asks. */
import type { Role } from "../tables.ts";

export type Action =
  /** Requests, people, companies, agreements and grants, with what was decided on them; how often a document was asked for and read. */
  | "read"
  /** The documents’ names, "see it as", and the invitations that one made. */
  | "prepare"
  /** Approve, ask for more, deny. */
  | "decide"
  /** Extend, revoke, reactivate. */
  | "change-grants"
  /** Confirm or refuse an agreement signed elsewhere, declare one void, hold one. */
  | "change-agreements"
  | "invite"
  | "invite-without-nda"
  /** Everybody's invitations, and revoking them. */
  | "manage-invitations"
  | "erase"
  | "read-log"
  | "export";

const TABLE: Readonly<Record<Action, readonly Role[]>> = {
  read: ["owner", "approver", "auditor"],
  prepare: ["owner", "approver", "sales", "auditor"],
  decide: ["owner", "approver"],
  "change-grants": ["owner", "approver"],
  "change-agreements": ["owner", "approver"],
  invite: ["owner", "approver", "sales"],
  "invite-without-nda": ["owner", "approver"],
  "manage-invitations": ["owner", "approver"],
  erase: ["owner", "approver"],
  "read-log": ["owner", "approver", "auditor"],
  export: ["owner", "approver", "auditor"],
};

export function can(role: Role, action: Action): boolean {
  return TABLE[action].includes(role);
}
