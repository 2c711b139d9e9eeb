/** People with a confirmed address or a request, and how much each has to do with the door. */
import { sql } from "kysely";
import type { Handle } from "../definitions.ts";
import { containing, type Search } from "./search.ts";

export interface PersonRecord {
  personId: string;
  email: string;
  domain: string;
  name: string;
  title: string;
  company: string;
  firstSeenAt: Date;
  verifiedAt: Date | null;
  requests: number;
  agreements: number;
  activeGrants: number;
  downloads: number;
}

/** @param now grants that ended before are not active */
export async function listPeople(
  db: Handle,
  { text, domain, personId, limit }: Search,
  now: Date,
): Promise<PersonRecord[]> {
  let query = db.selectFrom("people").select((eb) => [
    "id",
    "email",
    "domain",
    "name",
    "title",
    "company",
    "created_at",
    "verified_at",
    eb
      .selectFrom("requests")
      .select(sql<number>`count(*)::int`.as("n"))
      .whereRef("requests.person_id", "=", "people.id")
      .as("requests"),
    eb
      .selectFrom("agreements")
      .select(sql<number>`count(*)::int`.as("n"))
      .whereRef("agreements.person_id", "=", "people.id")
      .where("state", "in", ["signed", "claimed"])
      .as("agreements"),
    eb
      .selectFrom("grants")
      .select(sql<number>`count(*)::int`.as("n"))
      .whereRef("grants.person_id", "=", "people.id")
      .where("state", "=", "active")
      .where((grant) => grant.or([grant("until", "is", null), grant("until", ">", now)]))
      .as("grants"),
    eb
      .selectFrom("downloads")
      .select(sql<number>`count(*)::int`.as("n"))
      .whereRef("downloads.person_id", "=", "people.id")
      .as("downloads"),
  ]);
  if (domain) query = query.where("domain", "=", domain);
  if (personId) query = query.where("id", "=", personId);
  if (text)
    query = query.where(({ eb, or }) =>
      or(
        (["email", "name", "company"] as const).map((column) =>
          eb(column, "ilike", containing(text)),
        ),
      ),
    );
  if (limit) query = query.limit(limit);
  const rows = await query.orderBy("created_at", "desc").orderBy("id").execute();
  return rows.map((row) => ({
    personId: row.id,
    email: row.email,
    domain: row.domain,
    // Whoever only subscribed to news gave no name.
    name: row.name || row.email,
    title: row.title,
    company: row.company,
    firstSeenAt: row.created_at,
    verifiedAt: row.verified_at,
    requests: row.requests ?? 0,
    agreements: row.agreements ?? 0,
    activeGrants: row.grants ?? 0,
    downloads: row.downloads ?? 0,
  }));
}
