/** A visitor asks to be erased: done at once where nothing must be kept; else an owner decides, and the visitor reads what stays and why. */
import { erasePerson } from "../audit/erase-person.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, Tx } from "../definitions.ts";
import { tellApprovers } from "../mail/tell-approvers.ts";
import type { Visitor } from "../sessions/visitor-session.ts";

export interface KeptAgreement {
  agreementId: string;
  version: string | null;
  keepUntil: Date | null;
  /** Kept beyond that date, until somebody lifts it. */
  legalHold: boolean;
}

export type AskedErasure =
  | { outcome: "erased" }
  /** Told to the owners. */
  | { outcome: "asked"; kept: KeptAgreement[] };

/** Signed agreements whose time is not over: they prove a duty that goes on. */
export async function listKept(
  services: Pick<Services, "store" | "clock">,
  personId: string,
): Promise<KeptAgreement[]> {
  const rows = await services.store.db
    .selectFrom("agreements")
    .select(["id", "nda_version", "keep_until", "legal_hold"])
    .where("person_id", "=", personId)
    .where((where) =>
      where.or([
        where("legal_hold", "=", true),
        where.and([
          where("state", "in", ["signed", "superseded"]),
          where("keep_until", ">", services.clock.now()),
        ]),
      ]),
    )
    .orderBy("created_at")
    .execute();
  return rows.map(({ id, nda_version, keep_until, legal_hold }) => ({
    agreementId: id,
    version: nda_version,
    keepUntil: keep_until,
    legalHold: legal_hold,
  }));
}

export async function askErasure(services: Services, visitor: Visitor): Promise<AskedErasure> {
  const { personId } = visitor;
  const kept = await listKept(services, personId);
  if (kept.length === 0) {
    await erasePerson(services, personId, "the person themself");
    return { outcome: "erased" };
  }
  await services.store.transaction((tx) => tellOwners(tx, services, { visitor, kept }));
  return { outcome: "asked", kept };
}

/** Told once a day at most, however often it is asked. */
async function tellOwners(
  tx: Tx,
  services: Services,
  { visitor, kept }: { visitor: Visitor; kept: readonly KeptAgreement[] },
): Promise<void> {
  const { personId, name, company, email } = visitor;
  const now = services.clock.now();
  await tx.selectFrom("people").select("id").where("id", "=", personId).forUpdate().execute();
  const before = await tx
    .selectFrom("outbox")
    .select("id")
    .where("person_id", "=", personId)
    .where("kind", "=", "erasure-asked")
    .where("created_at", ">", new Date(now.getTime() - 86_400_000))
    .executeTakeFirst();
  if (before) return;
  await recordEvent(tx, services, { type: "erasure.asked", subject: personId });
  await tellApprovers(tx, services, {
    kind: "erasure-asked",
    personId,
    to: ["owner"],
    subject: "A reader asks to be erased",
    blocks: [
      {
        kind: "text",
        text: "Something of theirs must be kept for longer, so nothing was erased yet. You can erase the rest now and keep the agreements, or erase everything.",
      },
      {
        kind: "facts",
        facts: [
          ["Who", `${name}, ${company}`],
          ["Address", email],
          ...kept.map(
            ({ version, keepUntil, legalHold }) =>
              [
                `Agreement ${version ?? "signed elsewhere"}`,
                legalHold ? "legal hold" : `kept until ${keepUntil?.toISOString().slice(0, 10)}`,
              ] as const,
          ),
        ],
      },
      {
        kind: "button",
        label: "Decide on the erasure",
        href: new URL(`/admin/people/${personId}/erase/`, services.settings.publicUrl).href,
      },
    ],
  });
}
