/** Companies, told apart by the domain of their people's addresses. */
import { sql } from "kysely";
import type { Handle } from "../definitions.ts";
import { containing, type Search } from "./search.ts";

export interface CompanyRecord {
  domain: string;
  /** As its people write it, the most frequent first. */
  names: string[];
  people: number;
  requests: number;
  /** People whose signature stands. */
  signers: number;
  activeGrants: number;
  downloads: number;
  lastRequestAt: Date | null;
}

/** Most requests first. */
export async function listCompanies(
  db: Handle,
  { text, domain, limit }: Search,
  now: Date,
): Promise<CompanyRecord[]> {
  const { rows } = await sql<{
    domain: string;
    names: string[] | null;
    people: number;
    requests: number;
    signers: number;
    grants: number;
    downloads: number;
    last: Date | null;
  }>`
    select domain, count(*)::int as people,
      (select array_agg(company order by n desc, company) from (
        select company, count(*) as n from people as named where named.domain = people.domain group by company) as written) as names,
      sum((select count(*) from requests where requests.person_id = people.id))::int as requests,
      sum((select count(*) > 0 from agreements where agreements.person_id = people.id and state = 'signed')::int)::int as signers,
      sum((select count(*) from grants where grants.person_id = people.id and state = 'active'
        and (until is null or until > ${now}::timestamptz)))::int as grants,
      sum((select count(*) from downloads where downloads.person_id = people.id))::int as downloads,
      max((select max(created_at) from requests where requests.person_id = people.id)) as last
    from people
    where ${domain ? sql`domain = ${domain}` : sql`true`}
      and ${text ? sql`(domain ilike ${containing(text)} or company ilike ${containing(text)})` : sql`true`}
    group by domain order by requests desc, domain
    ${limit ? sql`limit ${limit}` : sql``}`.execute(db);
  return rows.map(({ names, grants, last, ...row }) => ({
    domain: row.domain,
    names: names ?? [],
    people: row.people,
    requests: row.requests,
    signers: row.signers,
    activeGrants: grants,
    downloads: row.downloads,
    lastRequestAt: last,
  }));
}
