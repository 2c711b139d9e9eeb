/**
 * Takes one use of a grant and records the copy, before its first byte is sent: from then on its hash is recognised, whatever
 * becomes of this process. Everything that was checked before is a condition of the one statement that takes the use.
 */
import { sql } from "kysely";
import { findCovering, isCovered } from "../agreements/covering-agreement.ts";
import { keepUntil } from "../agreements/keep-until.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Services, StampText, Tx } from "../definitions.ts";
import { tellInviterOfDownload } from "../invitations/tell-inviter.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import { asJson } from "../tables.ts";
import type { PreparedCopy } from "./prepare-copy.ts";
import { restrictedUseSentence } from "./restricted-use.ts";

export interface ToCommit {
  visitor: Visitor;
  grantId: string;
  copy: PreparedCopy;
}

/** @returns false where the grant, its agreement or the session ended meanwhile, or the last use went to another request */
export async function commitCopy(
  tx: Tx,
  services: Services,
  { visitor, grantId, copy }: ToCommit,
): Promise<boolean> {
  const { document, stamp, sha256, bytes } = copy;
  const { personId } = visitor;
  const now = services.clock.now();
  const covering = await findCovering(tx, services, visitor);
  const agreementId = covering.kind === "none" ? undefined : covering.agreementId;
  const grant = await tx
    .updateTable("grants")
    .set({ used: sql`used + 1` })
    .where("id", "=", grantId)
    .where("person_id", "=", personId)
    .where("document_id", "=", document.id)
    .where("state", "=", "active")
    .where("until", ">", now)
    .where((where) =>
      where.or([
        where("max_downloads", "is", null),
        where("used", "<", where.ref("max_downloads")),
      ]),
    )
    .where((where) =>
      where.or([
        where("nda", "=", "exempt"),
        where.exists(
          where
            .selectFrom("agreements")
            .select("agreements.id")
            .where("agreements.id", "=", isCovered(covering) ? (agreementId ?? null) : null)
            .where("agreements.state", "in", ["signed", "claimed"]),
        ),
      ]),
    )
    .where((where) =>
      where.exists(
        where
          .selectFrom("sessions")
          .select("hash")
          .where("hash", "=", visitor.sessionHash)
          .where("sessions.person_id", "=", personId)
          .where("ended_at", "is", null)
          .where("expires_at", ">", now),
      ),
    )
    .returning(["id"])
    .executeTakeFirst();
  if (!grant) return false;
  await tx
    .insertInto("downloads")
    .values({
      id: stamp.copyId,
      grant_id: grantId,
      person_id: personId,
      document_id: document.id,
      document_sha256: document.file.sha256,
      copy_sha256: sha256,
      bytes,
      stamp: asJson<StampText>(stamp),
      started_at: now,
    })
    .execute();
  await tx
    .insertInto("copies")
    .values({ sha256, document_id: document.id })
    .onConflict((conflict) => conflict.column("sha256").doNothing())
    .execute();
  if (document.restrictedUse) await recordAcknowledgement(tx, services, { visitor, grantId, copy });
  await recordEvent(tx, services, {
    type: "document.downloaded",
    subject: personId,
    refs: { grant: grantId, document: document.id, download: stamp.copyId },
    payload: { document: document.file.sha256, copy: sha256, bytes, stamp },
  });
  await tellInviterOfDownload(tx, services, { personId, grantId });
  // Confidentiality counts from the last document given, and so does the time for which its proof is kept.
  if (agreementId)
    await tx
      .updateTable("agreements")
      .set({ keep_until: keepUntil(services.catalogue.access, now) })
      .where("id", "=", agreementId)
      .where("keep_until", "<", keepUntil(services.catalogue.access, now))
      .execute();
  return true;
}

async function recordAcknowledgement(
  tx: Tx,
  services: Services,
  { visitor, grantId, copy }: ToCommit,
): Promise<void> {
  const id = services.random.uuid();
  const text = restrictedUseSentence(copy.document);
  await tx
    .insertInto("acknowledgements")
    .values({
      id,
      person_id: visitor.personId,
      agreement_id: null,
      download_id: copy.stamp.copyId,
      kind: "restricted-use",
      text,
      at: services.clock.now(),
    })
    .execute();
  await recordEvent(tx, services, {
    type: "restricted-use.acknowledged",
    subject: visitor.personId,
    refs: {
      grant: grantId,
      document: copy.document.id,
      download: copy.stamp.copyId,
      acknowledgement: id,
    },
    payload: { text },
  });
}
