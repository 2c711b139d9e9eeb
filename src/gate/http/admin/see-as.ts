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
  /** Whose eyes these are. */
  title: string;
  typed: string;
  invited: boolean;
  errors: Record<string, string>;
  /** Undefined for a stranger. */
  email: string | undefined;
  /** Nothing where what was typed is no address: it is nobody's. */
  seen: SeenDocument[];
  /** Those that the rules themselves give. */
  examples: (SeenDocument & { email: string })[];
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
  const isNobody = typed !== "" && !address;
  const { documents } = services.catalogue;
  return {
    frame: entered.frame,
    title: address
      ? `As ${address.email} sees it`
      : typed
        ? "See it as somebody"
        : "As a stranger sees it",
    typed,
    invited,
    errors: isNobody ? { email: "Type one plain e-mail address" } : {},
    email: address?.email,
    seen: isNobody
      ? []
      : await seeAs(services, {
          address: address ?? STRANGER,
          invited: invited ? documents.map(({ id }) => id) : [],
        }),
    examples: await tryExamples(services),
    grants:
      address && can(entered.approver.role, "read")
        ? await grantsOf(door, address.email)
        : undefined,
  };
}

/** As the rules decide them now: the build has seen that it is what each expects. */
async function tryExamples(services: Door["services"]): Promise<SeeAsPage["examples"]> {
  const tried = services.catalogue.access.examples.map(async ({ email, document }) => {
    const address = normaliseEmail(email);
    const seen = address ? await seeAs(services, { address, invited: [] }) : [];
    return seen
      .filter(({ documentId }) => documentId === document)
      .map((one) => ({ ...one, email }));
  });
  return (await Promise.all(tried)).flat();
}

async function grantsOf({ services }: Door, email: string): Promise<GrantView[]> {
  const person = await services.store.db
    .selectFrom("people")
    .select("id")
    .where("email", "=", email)
    .executeTakeFirst();
  return person ? listGrants(services.store.db, services, person.id) : [];
}
