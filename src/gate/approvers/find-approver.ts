/** Who holds an approver's session. The role is read from the configuration each time, so that a removed approver is out at once. */
import type { Catalogue } from "../../domain/door/catalogue.ts";
import type { Services } from "../definitions.ts";
import { hashToken } from "../sessions/hash-token.ts";
import type { Role } from "../tables.ts";

export interface Approver {
  email: string;
  role: Role;
  sessionHash: string;
}

/** Undefined where access.yaml does not list the address. Addresses there may be written in any case. */
export function roleOf(catalogue: Pick<Catalogue, "access">, email: string): Role | undefined {
  const wanted = email.toLowerCase();
  return catalogue.access.approvers.find((listed) => listed.email.toLowerCase() === wanted)?.role;
}

export async function findApprover(
  { catalogue, clock, store }: Services,
  token: string | undefined,
): Promise<Approver | undefined> {
  if (!token) return undefined;
  const session = await store.db
    .selectFrom("sessions")
    .select(["hash", "email"])
    .where("hash", "=", hashToken(token))
    .where("kind", "=", "approver")
    .where("ended_at", "is", null)
    .where("expires_at", ">", clock.now())
    .executeTakeFirst();
  const role = session && roleOf(catalogue, session.email);
  return role && { email: session.email, role, sessionHash: session.hash };
}
