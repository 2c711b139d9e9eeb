/** The form with which documents are asked for: by strangers, and in one step less by visitors whose address is confirmed. */
import { ndaInForce } from "../../../domain/door/nda-in-force.ts";
import { askAgain } from "../../requests/ask-again.ts";
import { askForDocuments } from "../../requests/ask-for-documents.ts";
import type { Visitor } from "../../sessions/visitor-session.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { type AskableGroup, listAskable } from "./askable.ts";
import { currentVisitor } from "./current-visitor.ts";
import { landAfterAsking } from "./landing.ts";
import { askCookie, originOf } from "./origin.ts";

export interface AskPage {
  status: number;
  company: string;
  groups: AskableGroup[];
  values: { email: string; name: string; title: string; company: string; purpose: string };
  errors: FieldErrors;
  /** Address of a visitor who is known already. */
  knownAs: string | undefined;
  /** The agreement that is asked for; undefined where the company has none in force. */
  nda: { title: string; version: string; isFirst: boolean } | undefined;
  grantDays: number;
}

/** The field that people do not see. */
export const TRAP = "website";

export async function showAsk(request: Request, door: Door): Promise<Response | AskPage> {
  const { services } = door;
  const visitor = await currentVisitor(request, door);
  if (request.method !== "POST") {
    const ticked = new URL(request.url).searchParams.getAll("document");
    return describePage(door, { visitor, ticked, values: {}, errors: NO_ERRORS });
  }
  const form = await readForm(request);
  const documents = form.getAll("document").filter((id) => typeof id === "string");
  const values = {
    email: fieldOf(form, "email"),
    name: fieldOf(form, "name"),
    title: fieldOf(form, "title"),
    company: fieldOf(form, "company"),
    purpose: fieldOf(form, "purpose"),
  };
  const typed = { ...values, documents };
  const from = originOf(request, door);
  const again = (errors: FieldErrors) =>
    describePage(door, { visitor, ticked: documents, values, errors });
  if (visitor && form.get("as") === "visitor") {
    const asked = await askAgain(services, { visitor, typed, from });
    if (asked.kind === "invalid") return again(asked.errors);
    if (asked.kind === "too-often")
      return again({ document: "You have asked ten times within an hour; please wait an hour" });
    return seeOther(await landAfterAsking(services, visitor.personId));
  }
  const asked = await askForDocuments(services, { typed, trap: fieldOf(form, TRAP), from });
  if (asked.kind === "invalid") return again(asked.errors);
  return seeOther("/request/sent/", [askCookie(door, from.browser)]);
}

interface Shown {
  visitor: Visitor | undefined;
  ticked: readonly string[];
  values: Partial<AskPage["values"]>;
  errors: FieldErrors;
}

async function describePage(
  { services }: Door,
  { visitor, ticked, values, errors }: Shown,
): Promise<AskPage> {
  const { catalogue, clock } = services;
  const nda = ndaInForce(catalogue, clock.now().toISOString().slice(0, 10));
  const isFirst = catalogue.access.nda.when === "before";
  return {
    status: errors === NO_ERRORS ? 200 : 400,
    company: catalogue.company.name,
    groups: await listAskable(services, { visitor, ticked }),
    values: { ...{ email: "", name: "", title: "", company: "", purpose: "" }, ...values },
    errors,
    knownAs: visitor?.email,
    nda: nda && { title: nda.title, version: nda.version, isFirst },
    grantDays: catalogue.access.grantDays,
  };
}
