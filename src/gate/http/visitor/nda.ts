/** The agreement: read by anybody, signed by a visitor whose address is confirmed. */
import type { NdaVersion } from "../../../domain/door/catalogue.ts";
import { ndaInForce } from "../../../domain/door/nda-in-force.ts";
import { acknowledgeCompany } from "../../agreements/acknowledge-company.ts";
import { type Covering, findCovering } from "../../agreements/covering-agreement.ts";
import { deliverReceipt } from "../../agreements/deliver-receipt.ts";
import { type Presented, presentNda } from "../../agreements/present-nda.ts";
import { signAgreement } from "../../agreements/sign-agreement.ts";
import { readSignedText } from "../../agreements/signed-text.ts";
import type { Services } from "../../definitions.ts";
import type { Visitor } from "../../sessions/visitor-session.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { currentVisitor } from "./current-visitor.ts";
import { landAfterAsking } from "./landing.ts";

export interface NdaPage {
  status: number;
  /** `read`: nobody is signed in. `missing`: the company has no agreement in force. */
  state: "read" | "sign" | "acknowledge" | "signed" | "missing";
  nda: Pick<NdaVersion, "title" | "version" | "text"> | undefined;
  /** For the hidden field, where it can be signed. */
  proof: string;
  values: { name: string; title: string; company: string; capacity: string };
  email: string;
  errors: Readonly<Record<string, string>>;
  /** The text was changed after it was shown, so it has to be read again. */
  stale: boolean;
  /** The visitor said that an agreement is already signed, and nobody has confirmed it yet. */
  claimed: boolean;
  /** Of the visitor's own signature. */
  agreementId: string | undefined;
}

export async function showNda(request: Request, door: Door): Promise<Response | NdaPage> {
  const visitor = await currentVisitor(request, door);
  if (request.method !== "POST") return describePage(door.services, visitor);
  if (!visitor) return seeOther("/request/link/");
  const form = await readForm(request);
  return fieldOf(form, "act") === "acknowledge"
    ? acknowledge(door.services, { visitor, agreed: form.get("agreed") === "yes" })
    : sign(request, door, { visitor, form });
}

async function sign(
  request: Request,
  { services, ip }: Door,
  { visitor, form }: { visitor: Visitor; form: FormData },
): Promise<Response | NdaPage> {
  const typed = {
    name: fieldOf(form, "name"),
    title: fieldOf(form, "title"),
    company: fieldOf(form, "company"),
    capacity: fieldOf(form, "capacity"),
    agreed: form.get("agreed") === "yes",
  };
  const sender = {
    ip,
    userAgent: request.headers.get("user-agent") ?? "",
    language: request.headers.get("accept-language") ?? "",
  };
  const proof = fieldOf(form, "presented");
  const result = await signAgreement(services, { visitor, proof, typed, sender });
  if (result.outcome === "signed") {
    await tryToDeliver(services, result.agreementId);
    return onward(services, visitor);
  }
  if (result.outcome === "already-signed") return onward(services, visitor);
  const page = await describePage(services, visitor);
  if (result.outcome === "no-agreement") return page;
  const { presented } = result;
  return {
    ...page,
    status: 422,
    state: "sign",
    nda: presented.nda,
    proof: presented.proof,
    values: typed,
    errors: result.outcome === "refused" ? result.errors : {},
    stale: result.outcome === "stale",
  };
}

/** The signature stands, whatever becomes of its mails: a job tries again. */
async function tryToDeliver(services: Services, agreementId: string): Promise<void> {
  try {
    await deliverReceipt(services, agreementId);
  } catch (error) {
    services.logger.error("receipt-not-delivered", error, { agreement: agreementId });
  }
}

async function onward(services: Services, { personId }: Visitor): Promise<Response> {
  return seeOther(await landAfterAsking(services, personId));
}

async function acknowledge(
  services: Services,
  given: { visitor: Visitor; agreed: boolean },
): Promise<Response | NdaPage> {
  const { outcome } = await acknowledgeCompany(services, given);
  if (outcome !== "unticked") return onward(services, given.visitor);
  const page = await describePage(services, given.visitor);
  return {
    ...page,
    status: 422,
    errors: { agreed: "Tick the box to say that you keep to the agreement" },
  };
}

async function describePage(services: Services, visitor: Visitor | undefined): Promise<NdaPage> {
  const today = services.clock.now().toISOString().slice(0, 10);
  const covering = visitor && (await findCovering(services.store.db, services, visitor));
  const presented = visitor && presentNda(services, visitor.personId);
  const state = stateOf(covering, { visitor, presented });
  const inForce = ndaInForce(services.catalogue, today);
  const signedText =
    covering?.kind === "signed"
      ? await readSignedText(services.store.db, covering.agreementId)
      : undefined;
  const nda = (state === "acknowledge" || state === "signed" ? signedText : undefined) ?? inForce;
  const own = covering?.kind === "signed" && covering.by === "person";
  return {
    status: nda ? 200 : 503,
    state: nda ? state : "missing",
    nda,
    proof: presented?.proof ?? "",
    values: {
      name: "",
      title: visitor?.title ?? "",
      company: visitor?.company ?? "",
      capacity: "",
    },
    email: visitor?.email ?? "",
    errors: {},
    stale: false,
    claimed: covering?.kind === "elsewhere" && !covering.confirmed,
    agreementId: own ? covering.agreementId : undefined,
  };
}

function stateOf(
  covering: Covering | undefined,
  { visitor, presented }: { visitor: Visitor | undefined; presented: Presented | undefined },
): NdaPage["state"] {
  if (!visitor || !covering) return "read";
  if (covering.kind === "signed") return covering.acknowledged ? "signed" : "acknowledge";
  if (covering.kind === "elsewhere" && covering.confirmed) return "signed";
  return presented ? "sign" : "missing";
}
