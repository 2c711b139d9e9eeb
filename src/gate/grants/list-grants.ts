/** What a person was given, and for each document what can be done with it now. */
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";
import { ndaInForce } from "../../domain/door/nda-in-force.ts";
import { type Covering, findCovering, isCovered } from "../agreements/covering-agreement.ts";
import type { Handle, Services } from "../definitions.ts";

/** Why a grant cannot be used; each has one next step. */
export type Hindrance =
  | "expired"
  | "revoked"
  | "used-up"
  /** The company no longer offers the document. */
  | "document-gone"
  | "sign"
  /** A colleague signed for the company; the reader says so once. */
  | "acknowledge"
  | "claim-unconfirmed"
  /** The company has no agreement in force, so nothing that needs one is given. */
  | "agreement-missing";

export interface GrantView {
  grantId: string;
  documentId: string;
  /** Undefined where the company no longer offers it. */
  document: CatalogueDocument | undefined;
  /** `expired` from the moment at which its time is over. */
  state: "active" | "expired" | "revoked";
  startsAt: Date | null;
  until: Date | null;
  days: number;
  maxDownloads: number | null;
  used: number;
  usable: boolean;
  whyNot: Hindrance | undefined;
}

/** Newest first. */
export async function listGrants(
  db: Handle,
  services: Pick<Services, "catalogue" | "clock">,
  personId: string,
): Promise<GrantView[]> {
  const person = await db
    .selectFrom("people")
    .select("domain")
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!person) return [];
  const rows = await db
    .selectFrom("grants")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  const covering = await findCovering(db, services, { personId, domain: person.domain });
  const now = services.clock.now();
  const hasText = ndaInForce(services.catalogue, now.toISOString().slice(0, 10)) !== undefined;
  return rows.map((row) => {
    const document = services.catalogue.documents.find(({ id }) => id === row.document_id);
    const isOver = row.state === "active" && row.until !== null && row.until <= now;
    const state = isOver ? "expired" : row.state;
    const isUsedUp = row.max_downloads !== null && row.used >= row.max_downloads;
    const unsigned = row.nda === "required" ? unsignedBecause(covering, hasText) : undefined;
    const whyNot =
      state !== "active"
        ? state
        : document === undefined
          ? "document-gone"
          : (unsigned ?? (isUsedUp ? "used-up" : undefined));
    return {
      grantId: row.id,
      documentId: row.document_id,
      document,
      state,
      startsAt: row.starts_at,
      until: row.until,
      days: row.days,
      maxDownloads: row.max_downloads,
      used: row.used,
      usable: whyNot === undefined,
      whyNot,
    };
  });
}

function unsignedBecause(covering: Covering, hasText: boolean): Hindrance | undefined {
  if (isCovered(covering)) return undefined;
  if (covering.kind === "signed") return "acknowledge";
  if (covering.kind === "elsewhere") return "claim-unconfirmed";
  return hasText ? "sign" : "agreement-missing";
}
