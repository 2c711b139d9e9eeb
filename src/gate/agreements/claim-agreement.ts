/** "Our agreement is already signed": what the visitor says of it, and a file to prove it. An approver confirms or refuses. */
import { createHash } from "node:crypto";
import { readLine, readLines } from "../../domain/door/plain-text.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";
import { tellApprovers } from "../mail/tell-approvers.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import { afterBinding } from "./after-binding.ts";
import { findCovering } from "./covering-agreement.ts";
import { keepUntil } from "./keep-until.ts";

export const PROOF_LIMIT = 1024 * 1024;

export interface Claim {
  /** Which agreement, between whom, of when. */
  reference: string;
  proof?: { name: string; data: Uint8Array } | undefined;
}

export type Claiming =
  | { outcome: "claimed"; agreementId: string }
  | { outcome: "refused"; errors: Record<string, string> }
  /** A signature or an earlier claim stands. */
  | { outcome: "already" };

export async function claimAgreement(
  services: Services,
  { visitor, claim }: { visitor: Visitor; claim: Claim },
): Promise<Claiming> {
  const checked = checkClaim(claim);
  if ("errors" in checked) return { outcome: "refused", errors: checked.errors };
  const { reference, proof } = checked;
  const { store, clock, random, catalogue, settings } = services;
  return store.transaction(async (tx) => {
    await tx
      .selectFrom("people")
      .select("id")
      .where("id", "=", visitor.personId)
      .forUpdate()
      .execute();
    const covering = await findCovering(tx, services, visitor);
    if (covering.kind === "elsewhere" || (covering.kind === "signed" && covering.by === "person"))
      return { outcome: "already" };
    const id = random.uuid();
    const now = clock.now();
    await tx
      .insertInto("agreements")
      .values({
        id,
        person_id: visitor.personId,
        state: "claimed",
        capacity: "elsewhere",
        reference,
        proof_name: proof?.name ?? null,
        proof: proof?.base64 ?? null,
        created_at: now,
        keep_until: keepUntil(catalogue.access, now),
      })
      .execute();
    await recordEvent(tx, services, {
      type: "agreement.claimed",
      subject: visitor.personId,
      refs: { agreement: id },
      payload: { reference, proof: proof ? { name: proof.name, sha256: proof.sha256 } : null },
    });
    await tellApprovers(tx, services, {
      kind: "agreement-claimed",
      personId: visitor.personId,
      subject: "A visitor says that an agreement is already signed",
      blocks: [
        {
          kind: "text",
          text: "Please look it up. Until somebody confirms it, what needs the agreement stays closed.",
        },
        {
          kind: "facts",
          facts: [
            ["Who", `${visitor.name}, ${visitor.company}`],
            ["Address", visitor.email],
            ["Says", reference],
            ["File", proof ? "attached to the agreement, unchecked" : "none"],
          ],
        },
        {
          kind: "button",
          label: "Look at the agreement",
          href: new URL(`/admin/agreements/${id}/`, settings.publicUrl).href,
        },
      ],
    });
    await afterBinding(tx, services, visitor.personId);
    return { outcome: "claimed", agreementId: id };
  });
}

interface Checked {
  reference: string;
  proof: { name: string; base64: string; sha256: string } | undefined;
}

function checkClaim({ reference, proof }: Claim): Checked | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const read = readLines(reference, 1000);
  if ("fault" in read)
    errors.reference = {
      blank: "Say which agreement it is: between whom, and of which date",
      long: "What you say of the agreement may have at most 1000 characters",
      unreadable: "This contains characters that cannot be seen; type it again without them",
    }[read.fault];
  if (proof && proof.data.length > PROOF_LIMIT) errors.proof = "Choose a file of at most 1 MB";
  else if (proof && !isPdf(proof.data)) errors.proof = "Choose a PDF file";
  if ("fault" in read || errors.proof) return { errors };
  return { reference: read.text, proof: proof && describeProof(proof) };
}

/** Approvers get it as a download and it is never shown inline, so this only keeps mistakes out. */
function isPdf(data: Uint8Array): boolean {
  return Buffer.from(data.subarray(0, 1024)).includes("%PDF-");
}

function describeProof({ name, data }: { name: string; data: Uint8Array }) {
  const plain = readLine(name, 120);
  return {
    name: "text" in plain ? plain.text : "agreement.pdf",
    base64: Buffer.from(data).toString("base64"),
    sha256: createHash("sha256").update(data).digest("hex"),
  };
}
