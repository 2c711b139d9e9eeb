/** Where an invitation leads: what it opens, and the form that asks for it. Showing it consumes nothing. */
import type { CatalogueDocument } from "../../../domain/door/catalogue.ts";
import { findInvitation } from "../../invitations/find-invitation.ts";
import { takeUpInvitation } from "../../invitations/take-up-invitation.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { TRAP } from "./ask.ts";
import { askCookie, originOf } from "./origin.ts";

export interface InvitationFields {
  email: string;
  name: string;
  title: string;
  company: string;
  purpose: string;
  documents: string[];
}

export type LandingPage =
  | { kind: "over"; status: number }
  | {
      kind: "open";
      status: number;
      token: string;
      by: string;
      message: string;
      nda: "required" | "exempt";
      mayPass: boolean;
      documents: CatalogueDocument[];
      expiresAt: Date;
      fields: InvitationFields;
      errors: Record<string, string>;
    };

const EMPTY = { email: "", name: "", title: "", company: "", purpose: "" };

export async function invitationLanding(
  request: Request,
  door: Door,
): Promise<Response | LandingPage> {
  const isPost = request.method === "POST";
  if (!isPost) {
    const token = new URL(request.url).searchParams.get("t") ?? "";
    return show(door, token, {});
  }
  const form = await readForm(request);
  const token = fieldOf(form, "t");
  const fields: InvitationFields = {
    email: fieldOf(form, "email"),
    name: fieldOf(form, "name"),
    title: fieldOf(form, "title"),
    company: fieldOf(form, "company"),
    purpose: fieldOf(form, "purpose"),
    documents: form.getAll("document").filter((id) => typeof id === "string"),
  };
  const from = originOf(request, door);
  const trap = fieldOf(form, TRAP);
  const outcome = await takeUpInvitation(door.services, { token, typed: fields, trap, from });
  if (outcome.kind === "over") return { kind: "over", status: 410 };
  if (outcome.kind === "invalid") return show(door, token, outcome.errors, fields);
  return seeOther("/request/sent/", [askCookie(door, from.browser)]);
}

async function show(
  { services }: Door,
  token: string,
  errors: Record<string, string>,
  fields?: InvitationFields,
): Promise<LandingPage> {
  const invitation = await findInvitation(services, token);
  if (!invitation) return { kind: "over", status: 410 };
  const documents = services.catalogue.documents.filter(({ id }) =>
    invitation.documents.includes(id),
  );
  return {
    kind: "open",
    status: Object.keys(errors).length > 0 ? 400 : 200,
    token,
    by: invitation.by,
    message: invitation.message,
    nda: invitation.nda,
    mayPass: invitation.mayPass,
    documents,
    expiresAt: invitation.expiresAt,
    fields: fields ?? { ...EMPTY, documents: documents.map(({ id }) => id) },
    errors,
  };
}
