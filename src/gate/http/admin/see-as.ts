/** "See it as": a stranger, an address, or an example of the rules. Reads only; nobody is told. */
import { normaliseEmail } from "../../../domain/door/email-address.ts";
import { can } from "../../approvers/can.ts";
import { type GrantView, listGrants } from "../../grants/list-grants.ts";
import { type SeenDocument, seeAs } from "../../records/see-as.ts";
import type { Door } from "../door.ts";
import { type AdminFrame, enter } from "./enter.ts";

/** Nobody's domain: what holds for somebody of whom no rule says anything. */
const STRANGER = { email: "somebody@stranger.invalid", domain: "stranger.invalid" };

export interface SeeAsPage {
  frame: AdminFrame;
  typed: string;
  invited: boolean;
  errors: Record<string, string>;
  /** Undefined for a stranger. */
  email: string | undefined;
  seen: SeenDocument[];
  examples: { email: string; document: string; rule?: string | undefined; outcome: string }[];
  /** What the person has at present; for those who may read it. */
  grants: GrantView[] | undefined;
}

export async function seeAsPage(request: Request, door: Door): Promise<Response | SeeAsPage> {
  const entered = await enter(request, door, "prepare");
  if (entered instanceof Response) return entered;
  const { services } = door;
  const { searchParams } = entered.url;
  const typed = (searchParams.get("email") ?? "").trim();
  const invited = searchParams.get("invited") === "yes";
  const address = normaliseEmail(typed);
  const { documents, access } = services.catalogue;
  return {
    frame: entered.frame,
    typed,
    invited,
    errors: typed && !address ? { email: "Type one plain e-mail address" } : {},
    email: address?.email,
    seen: await seeAs(services, {
      address: address ?? STRANGER,
      invited: invited ? documents.map(({ id }) => id) : [],
    }),
    examples: access.examples.map(({ email, document, expect }) => ({
      email,
      document,
      ...expect,
    })),
    grants:
      address && can(entered.approver.role, "read")
        ? await grantsOf(door, address.email)
        : undefined,
  };
}

async function grantsOf({ services }: Door, email: string): Promise<GrantView[]> {
  const person = await services.store.db
    .selectFrom("people")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirst();
  return person ? listGrants(services.store.db, services, person.id) : [];
}
