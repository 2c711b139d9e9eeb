/** Domains that the company deals with: named in its rules, or of readers who were given something. */
import type { Handle, Services } from "../definitions.ts";

export async function knownDomains(
  db: Handle,
  { catalogue }: Pick<Services, "catalogue">,
  /** Whose own grants do not count. */
  except?: { personId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("people")
    .innerJoin("grants", "grants.person_id", "people.id")
    .select("people.domain")
    .distinct()
    .$if(except !== undefined, (query) => query.where("people.id", "<>", except?.personId ?? ""))
    .execute();
  const ruled = catalogue.access.rules.flatMap(({ when }) => when.domain ?? []);
  return [...new Set([...ruled, ...rows.map(({ domain }) => domain)])];
}
