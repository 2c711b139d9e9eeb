/**
 * What binds a person to keep secret what they read. An agreement signed elsewhere is not our text, so a new version of ours
 * does not end it; an approver may void it.
 */
import { acceptedVersions } from "../../domain/door/nda-in-force.ts";
import type { Handle, Services } from "../definitions.ts";

export interface Reader {
  personId: string;
  domain: string;
}

export type Covering =
  | {
      kind: "signed";
      agreementId: string;
      /** `company`: a colleague bound the company; the reader acknowledges that once. */
      by: "person" | "company";
      acknowledged: boolean;
      /** A personal undertaking never opens anything by itself: a person decides. */
      capacity: "bind" | "self";
    }
  | { kind: "elsewhere"; agreementId: string; confirmed: boolean }
  | { kind: "none" };

/** Whether documents may be given: a claim that nobody confirmed and a colleague's signature alone do not suffice. */
export function isCovered(covering: Covering): boolean {
  if (covering.kind === "signed") return covering.acknowledged;
  return covering.kind === "elsewhere" && covering.confirmed;
}

/** The strongest of what there is: the reader's own, then the company's, then a claim. */
export async function findCovering(
  db: Handle,
  { catalogue, clock }: Pick<Services, "catalogue" | "clock">,
  { personId, domain }: Reader,
): Promise<Covering> {
  const isCompanyWide = catalogue.access.nda.scope === "company";
  const rows = await db
    .selectFrom("agreements")
    .select(["id", "person_id", "capacity", "nda_id", "nda_version", "confirmed_at"])
    .where("state", "in", ["signed", "claimed"])
    .where((where) =>
      where.or([
        where("person_id", "=", personId),
        ...(isCompanyWide
          ? [where.and([where("capacity", "=", "bind"), where("covers_domain", "=", domain)])]
          : []),
      ]),
    )
    .orderBy("created_at")
    .execute();
  const today = clock.now().toISOString().slice(0, 10);
  const accepted = acceptedVersions(catalogue, today);
  const ours = rows.filter(
    (row) =>
      row.capacity !== "elsewhere" &&
      accepted.some(({ id, version }) => id === row.nda_id && version === row.nda_version),
  );
  const elsewhere = rows.filter((row) => row.capacity === "elsewhere");
  const own = ours.findLast((row) => row.person_id === personId);
  if (own) return signed(own, { by: "person", acknowledged: true });
  const confirmed = elsewhere.findLast((row) => row.confirmed_at !== null);
  if (confirmed) return { kind: "elsewhere", agreementId: confirmed.id, confirmed: true };
  const [first] = ours;
  if (first)
    return signed(first, {
      by: "company",
      acknowledged: await hasAcknowledged(db, personId, first.id),
    });
  const claim = elsewhere.at(-1);
  return claim ? { kind: "elsewhere", agreementId: claim.id, confirmed: false } : { kind: "none" };
}

function signed(
  row: { id: string; capacity: string },
  { by, acknowledged }: { by: "person" | "company"; acknowledged: boolean },
): Covering {
  const capacity = row.capacity === "bind" ? "bind" : "self";
  return { kind: "signed", agreementId: row.id, by, acknowledged, capacity };
}

async function hasAcknowledged(db: Handle, personId: string, agreementId: string) {
  const row = await db
    .selectFrom("acknowledgements")
    .select("id")
    .where("person_id", "=", personId)
    .where("agreement_id", "=", agreementId)
    .where("kind", "=", "company-agreement")
    .executeTakeFirst();
  return row !== undefined;
}
