/** Invitations: the list, a new one, and one with what came of it. */
import type { CatalogueDocument } from "../../../domain/door/catalogue.ts";
import { can } from "../../approvers/can.ts";
import { type MadeInvitation, makeInvitation } from "../../invitations/make-invitation.ts";
import { revokeInvitation } from "../../invitations/revoke-invitation.ts";
import { type GrantRecord, listAllGrants } from "../../records/list-all-grants.ts";
import { type InvitationRecord, listInvitations } from "../../records/list-invitations.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { type AdminFrame, enter, idIn, notFound, numberIn, refuse } from "./enter.ts";
import { titlesOf } from "./queue.ts";
import { saying } from "./said.ts";

export interface InvitationsPage {
  frame: AdminFrame;
  invitations: InvitationRecord[];
  titles: Record<string, string>;
  mayInvite: boolean;
  /** Only one's own are shown. */
  onlyOwn: boolean;
}

export async function invitationsPage(
  request: Request,
  door: Door,
): Promise<Response | InvitationsPage> {
  const entered = await enter(request, door, "prepare");
  if (entered instanceof Response) return entered;
  const { email, role } = entered.approver;
  const { catalogue, clock, store } = door.services;
  const onlyOwn = !can(role, "read");
  const by = onlyOwn ? email : undefined;
  return {
    frame: entered.frame,
    invitations: await listInvitations(store.db, { by }, clock.now()),
    titles: titlesOf(catalogue),
    mayInvite: can(role, "invite"),
    onlyOwn,
  };
}

export interface InvitePage {
  frame: AdminFrame;
  status: number;
  documents: CatalogueDocument[];
  mayExempt: boolean;
  grantDays: number;
  form: InviteForm;
  errors: Record<string, string>;
  /** Told once: the link is kept nowhere. */
  made: Extract<MadeInvitation, { kind: "made" }> | undefined;
}

export interface InviteForm {
  emails: string;
  domain: string;
  documents: string[];
  exempt: boolean;
  message: string;
  days: string;
  openDays: string;
  maxUses: string;
  mayPass: boolean;
  soc1: boolean;
}

const EMPTY: InviteForm = {
  emails: "",
  domain: "",
  documents: [],
  exempt: false,
  message: "",
  days: "",
  openDays: "14",
  maxUses: "",
  mayPass: true,
  soc1: false,
};

export async function invitePage(request: Request, door: Door): Promise<Response | InvitePage> {
  const entered = await enter(request, door, "invite");
  if (entered instanceof Response) return entered;
  const { catalogue } = door.services;
  const wanted = entered.url.searchParams.getAll("document");
  const page = (more: Partial<InvitePage>): InvitePage => ({
    frame: entered.frame,
    status: 200,
    documents: catalogue.documents,
    mayExempt: can(entered.approver.role, "invite-without-nda"),
    grantDays: catalogue.access.grantDays,
    form: { ...EMPTY, documents: wanted },
    errors: {},
    made: undefined,
    ...more,
  });
  if (request.method !== "POST") return page({});
  const form = readInvite(await readForm(request));
  const { email, role } = entered.approver;
  const outcome = await makeInvitation(door.services, {
    by: { email, role },
    emails: form.emails,
    domain: form.domain,
    documents: form.documents,
    nda: form.exempt ? "exempt" : "required",
    message: form.message,
    days: numberIn(form.days),
    openDays: numberIn(form.openDays),
    maxUses: numberIn(form.maxUses),
    mayPass: form.mayPass,
    soc1Confirmed: form.soc1,
  });
  if (outcome.kind === "faulty") return page({ status: 400, form, errors: outcome.faults });
  return page({ made: outcome });
}

function readInvite(form: FormData): InviteForm {
  return {
    emails: fieldOf(form, "emails"),
    domain: fieldOf(form, "domain"),
    documents: form.getAll("documents").filter((id) => typeof id === "string"),
    exempt: fieldOf(form, "nda") === "exempt",
    message: fieldOf(form, "message"),
    days: fieldOf(form, "days"),
    openDays: fieldOf(form, "openDays"),
    maxUses: fieldOf(form, "maxUses"),
    mayPass: fieldOf(form, "mayPass") === "yes",
    soc1: fieldOf(form, "soc1") === "yes",
  };
}

export interface InvitationPage {
  frame: AdminFrame;
  invitation: InvitationRecord;
  grants: GrantRecord[];
  titles: Record<string, string>;
  mayRevoke: boolean;
}

export async function invitationPage(
  request: Request,
  door: Door,
): Promise<Response | InvitationPage> {
  const entered = await enter(request, door, "prepare");
  if (entered instanceof Response) return entered;
  const { email, role } = entered.approver;
  const { catalogue, clock, store } = door.services;
  const invitationId = idIn(entered.url);
  const now = clock.now();
  const [invitation] = invitationId ? await listInvitations(store.db, { invitationId }, now) : [];
  const isOwn = invitation?.by === email;
  if (!invitationId || !invitation || !(isOwn || can(role, "read"))) return notFound();
  const mayRevoke = (isOwn && can(role, "invite")) || can(role, "manage-invitations");
  if (request.method === "POST") {
    if (!mayRevoke) return refuse(entered.approver);
    const action = fieldOf(await readForm(request), "action");
    if (action !== "revoke") return notFound();
    const { kind } = await revokeInvitation(door.services, { invitationId, by: email });
    const said = kind === "revoked" ? "invitation-revoked" : kind;
    return seeOther(saying(`/admin/invitations/${invitationId}/`, said));
  }
  return {
    frame: entered.frame,
    invitation,
    grants: await listAllGrants(store.db, { invitationId }, now),
    titles: titlesOf(catalogue),
    mayRevoke,
  };
}
