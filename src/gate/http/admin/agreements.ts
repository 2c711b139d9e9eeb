/** Agreements, one of them with what can be done to it, and the files that prove it. */
import { can } from "../../approvers/can.ts";
import { makeReceipt } from "../../audit/make-receipt.ts";
import {
  type AgreementChange,
  confirmClaim,
  holdAgreement,
  refuseClaim,
  voidAgreement,
} from "../../decisions/change-agreement.ts";
import type { SignatureEvidence } from "../../definitions.ts";
import { type AgreementRecord, listAgreements } from "../../records/list-agreements.ts";
import { type HistoryEntry, readHistory } from "../../records/read-history.ts";
import { PAGE_ROWS } from "../../records/search.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { type AdminFrame, enter, idIn, notFound, refuse } from "./enter.ts";
import { type SaidName, saying } from "./said.ts";

export interface AgreementsPage {
  frame: AdminFrame;
  text: string;
  agreements: AgreementRecord[];
}

export async function agreementsPage(
  request: Request,
  door: Door,
): Promise<Response | AgreementsPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const text = (entered.url.searchParams.get("q") ?? "").trim();
  const agreements = await listAgreements(door.services.store.db, { text, limit: PAGE_ROWS });
  return { frame: entered.frame, text, agreements };
}

export interface AgreementPage {
  frame: AdminFrame;
  agreement: AgreementRecord;
  /** In the order of the certificate; undefined where there is none, or no longer. */
  evidence: [label: string, value: string][] | undefined;
  history: HistoryEntry[];
  mayChange: boolean;
}

export async function agreementPage(
  request: Request,
  door: Door,
): Promise<Response | AgreementPage> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const { db } = door.services.store;
  const agreement = await findAgreement(door, entered.url);
  if (!agreement) return notFound();
  const { agreementId } = agreement;
  const mayChange = can(entered.approver.role, "change-agreements");
  if (request.method === "POST") {
    if (!mayChange) return refuse(entered.approver);
    const said = await change(await readForm(request), door, {
      agreementId,
      by: entered.approver.email,
    });
    return said ? seeOther(saying(`/admin/agreements/${agreementId}/`, said)) : notFound();
  }
  const { evidence } = await db
    .selectFrom("agreements")
    .select("evidence")
    .where("id", "=", agreementId)
    .executeTakeFirstOrThrow();
  return {
    frame: entered.frame,
    agreement,
    evidence: evidence ? describeEvidence(evidence as SignatureEvidence) : undefined,
    history: await readHistory(db, { ref: { agreement: agreementId } }),
    mayChange,
  };
}

/** The database keeps no order of keys. */
function describeEvidence(evidence: SignatureEvidence): [string, string][] {
  const { nda, signer } = evidence;
  return [
    ["Agreement", `${nda.title}, version ${nda.version} (${nda.id})`],
    ["SHA-256 of the text", nda.sha256],
    ["With", evidence.discloser],
    ["Name", signer.name],
    ["Title", signer.title],
    ["Company", signer.company],
    ["Capacity", signer.capacity === "bind" ? "may bind the company" : "signs for themselves"],
    ["Address", signer.email],
    ["Address confirmed", `${signer.emailVerifiedAt}, by ${signer.emailVerifiedBy}`],
    ["Consent", evidence.consent],
    ["Documents asked for", evidence.documents.join("; ")],
    ["Purpose", evidence.purpose],
    ["Presented", evidence.presentedAt],
    ["Accepted", evidence.acceptedAt],
    ["Network address", evidence.ip],
    ["Browser", evidence.userAgent],
    ["Language", evidence.language],
    ["Build", evidence.commit],
    ["Record", evidence.id],
  ];
}

async function findAgreement({ services }: Door, url: URL): Promise<AgreementRecord | undefined> {
  const agreementId = idIn(url);
  if (!agreementId) return undefined;
  const [agreement] = await listAgreements(services.store.db, { agreementId });
  return agreement;
}

const DONE = {
  confirm: "confirmed",
  refuse: "refused",
  void: "voided",
  hold: "held",
  release: "released",
} as const;

async function change(
  form: FormData,
  { services }: Door,
  of: { agreementId: string; by: string },
): Promise<SaidName | undefined> {
  const action = fieldOf(form, "action");
  if (!Object.hasOwn(DONE, action)) return undefined;
  const reason = fieldOf(form, "reason").slice(0, 2000);
  if (action !== "confirm" && !reason) return "reason-missing";
  const changes: Record<keyof typeof DONE, () => Promise<AgreementChange>> = {
    confirm: () => confirmClaim(services, of),
    refuse: () => refuseClaim(services, { ...of, reason }),
    void: () => voidAgreement(services, { ...of, reason }),
    hold: () => holdAgreement(services, { ...of, hold: true, reason }),
    release: () => holdAgreement(services, { ...of, hold: false, reason }),
  };
  const { kind } = await changes[action as keyof typeof DONE]();
  return kind === "changed" ? DONE[action as keyof typeof DONE] : "not-possible";
}

/** `receipt.json`, `agreement.pdf` and, of a claim, `proof.pdf`. */
export async function agreementFile(request: Request, door: Door): Promise<Response> {
  const entered = await enter(request, door, "read");
  if (entered instanceof Response) return entered;
  const agreement = await findAgreement(door, entered.url);
  if (!agreement) return notFound();
  const name = entered.url.pathname.split("/")[4] ?? "";
  const { agreementId, capacity, state, textSha256 } = agreement;
  const { services } = door;
  if (name === "proof.pdf") return proofOf(door, agreementId);
  if (capacity === "elsewhere" || state === "erased") return notFound();
  const receipt = await makeReceipt(services, agreementId);
  const stem = `${receipt.payload.nda.id}-${agreementId.slice(0, 8)}`;
  if (name === "receipt.json")
    return file(`${JSON.stringify(receipt, null, 2)}\n`, {
      name: `${stem}.receipt.json`,
      type: "application/json",
    });
  if (name !== "agreement.pdf") return notFound();
  const text = await services.store.db
    .selectFrom("nda_texts")
    .select("text")
    .where("sha256", "=", textSha256 ?? "")
    .executeTakeFirst();
  if (!text) return notFound();
  const pdf = await services.printer.print(text.text, receipt);
  return file(pdf, { name: `${stem}.pdf`, type: "application/pdf" });
}

/** As an attachment and never shown by the browser: a stranger sent it. */
async function proofOf({ services }: Door, agreementId: string): Promise<Response> {
  const row = await services.store.db
    .selectFrom("agreements")
    .select("proof")
    .where("id", "=", agreementId)
    .executeTakeFirst();
  if (!row?.proof) return notFound();
  const name = `proof-${agreementId.slice(0, 8)}.pdf`;
  return file(Buffer.from(row.proof, "base64"), { name, type: "application/pdf" });
}

export function file(
  body: string | Uint8Array,
  { name, type }: { name: string; type: string },
): Response {
  return new Response(typeof body === "string" ? body : new Uint8Array(body), {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${name}"` },
  });
}
