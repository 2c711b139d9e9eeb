/** The rules of access.yaml applied to one address and one document. Ordered; the first that matches decides. */
import type { MailDomains } from "../../frameworks/mail-domains.ts";
import type { AccessRules } from "../../schemas/access-rules.ts";
import type { CatalogueDocument } from "./catalogue.ts";

export interface AccessAsk {
  /** Normalised. */
  email: string;
  domain: string;
  /** By an invitation that names the document. */
  invited: boolean;
  document: Pick<CatalogueDocument, "id" | "kind" | "level" | "products">;
}

export interface AccessDecision {
  outcome: "block" | "auto" | "person";
  /** What a blocked visitor reads. */
  sentence?: string | undefined;
  nda: "required" | "exempt";
  /** Length of the grant. */
  days: number;
  /** Name of the rule that decided; undefined where the default held. */
  rule: string | undefined;
}

type Rule = AccessRules["rules"][number];

const DISPOSABLE =
  "Please ask with the address that your organisation gave you. Documents are not given to throw-away addresses.";

/**
 * Where no rule matches: throw-away addresses are refused; a document of level `nda` needs no person; everything else does. Whatever
 * a rule says, a free-mail address is never granted anything without a person, and neither is a SOC 1 report.
 */
export function decideAccess(
  access: AccessRules,
  ask: AccessAsk,
  domains: MailDomains,
): AccessDecision {
  const rule = access.rules.find(({ when }) => matches(when, ask, domains));
  const decided = rule ? byRule(rule, access.grantDays) : byDefault(access.grantDays, ask, domains);
  const needsPerson = domains.isFreeMail(ask.domain) || ask.document.kind === "soc1";
  return decided.outcome === "auto" && needsPerson ? { ...decided, outcome: "person" } : decided;
}

function byRule({ name, decision }: Rule, grantDays: number): AccessDecision {
  const { block, approve = "person", nda = "required", days = grantDays } = decision;
  const rest = { nda, days, rule: name };
  return block === undefined
    ? { outcome: approve, ...rest }
    : { outcome: "block", sentence: block, ...rest };
}

function byDefault(days: number, ask: AccessAsk, domains: MailDomains): AccessDecision {
  const rest = { nda: "required", days, rule: undefined } as const;
  if (domains.isDisposable(ask.domain)) return { outcome: "block", sentence: DISPOSABLE, ...rest };
  const opensByItself = ask.document.level === "nda" || ask.invited;
  return { outcome: opensByItself ? "auto" : "person", ...rest };
}

/** All of it must hold; a condition that is left out always does. */
function matches(when: Rule["when"], ask: AccessAsk, domains: MailDomains): boolean {
  const { document } = ask;
  const among = <T>(list: readonly T[] | undefined, value: T) => !list || list.includes(value);
  return (
    among(lowered(when.email), ask.email) &&
    // A sub-domain is another domain: whoever means it writes it.
    among(lowered(when.domain), ask.domain) &&
    // Lists are resolved before; one that was not matches nobody.
    when.domainList === undefined &&
    (when.freeMail === undefined || when.freeMail === domains.isFreeMail(ask.domain)) &&
    (when.disposable === undefined || when.disposable === domains.isDisposable(ask.domain)) &&
    among(when.document, document.id) &&
    (!when.level || when.level.includes(document.level)) &&
    (!when.product || when.product.some((id) => document.products.includes(id))) &&
    (when.invitation === undefined || when.invitation === ask.invited)
  );
}

function lowered(list: readonly string[] | undefined): string[] | undefined {
  return list?.map((text) => text.toLowerCase());
}
