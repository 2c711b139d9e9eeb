/** "Our agreement is already signed": which one, and a file to show it. */
import { claimAgreement } from "../../agreements/claim-agreement.ts";
import { findCovering } from "../../agreements/covering-agreement.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { findRoute } from "../routes.ts";
import { askForLink, currentVisitor } from "./current-visitor.ts";

export interface ClaimPage {
  status: number;
  /** `waiting`: said before, and nobody has decided yet. */
  state: "ask" | "waiting" | "confirmed";
  company: string;
  values: { reference: string };
  errors: Readonly<Record<string, string>>;
}

export const CLAIM_ADDRESS = "/request/nda/elsewhere/";

export async function showClaim(request: Request, door: Door): Promise<Response | ClaimPage> {
  const { services } = door;
  const visitor = await currentVisitor(request, door);
  if (!visitor) return askForLink();
  const page: ClaimPage = {
    status: 200,
    state: "ask",
    company: visitor.company,
    values: { reference: "" },
    errors: {},
  };
  if (request.method !== "POST") {
    const covering = await findCovering(services.store.db, services, visitor);
    if (covering.kind === "signed" && covering.by === "person") return seeOther("/request/nda/");
    if (covering.kind !== "elsewhere") return page;
    return { ...page, state: covering.confirmed ? "confirmed" : "waiting" };
  }
  const form = await readForm(request, findRoute(CLAIM_ADDRESS)?.bodyLimit);
  const reference = fieldOf(form, "reference");
  const claim = { reference, proof: await readFile(form.get("proof")) };
  const result = await claimAgreement(services, { visitor, claim });
  if (result.outcome !== "refused") return seeOther("/request/status/");
  return { ...page, status: 422, values: { reference }, errors: result.errors };
}

/** Browsers send an empty file where none was chosen. */
async function readFile(sent: FormDataEntryValue | null) {
  if (!(sent instanceof File) || sent.size === 0) return undefined;
  return { name: sent.name, data: new Uint8Array(await sent.arrayBuffer()) };
}
