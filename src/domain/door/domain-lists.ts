/** Lists of domains that access.yaml names as files, put in the place where they are named. */
import type { AccessRules } from "../../schemas/access-rules.ts";

/** By file name in `content/domains/`: its domains, in lower case and ASCII. */
export type DomainLists = ReadonlyMap<string, readonly string[]>;

/** Rules without `domainList`: its domains stand under `domain`. A list that is not there leaves no domain, so nobody matches. */
export function resolveDomainLists(access: AccessRules, lists: DomainLists): AccessRules {
  const rules = access.rules.map((rule) => {
    const { domainList, ...when } = rule.when;
    if (domainList === undefined) return rule;
    const listed = lists.get(domainList) ?? [];
    const { domain } = when;
    return {
      ...rule,
      when: { ...when, domain: listed.filter((name) => !domain || domain.includes(name)) },
    };
  });
  return { ...access, rules };
}
