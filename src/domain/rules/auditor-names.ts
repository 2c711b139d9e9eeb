/** Names of audit firms in the company's texts, where the firm or the company's own settings do not permit them. */
import type { Content } from "../../schemas/content.ts";
import { listPublishedTexts } from "./company-text.ts";
import type { Finding, Rule, RuleContext } from "./rule.ts";

export const auditorNameRules: readonly Rule[] = [
  {
    id: "auditor-named",
    title: "An audit firm is named that has not agreed to it",
    severity: "error",
    soft: false,
    why: "Many firms forbid the use of their name without consent. issuer.mayBeNamed says whether a firm has given it, and it has not for any report of this firm; or publish.auditorName in company.yaml keeps the names of all firms back. Leaving out LLP or Inc. does not change whose name it is.",
    fix: "Write “an independent CPA firm” here, or set issuer.mayBeNamed: true once the firm has agreed and publish.auditorName: true.",
    check: findUnpermittedNames,
  },
];

/** Legal forms at the end of a firm's name, which texts leave out. */
const LEGAL_FORM =
  /[\s,]+(?:L\.?L\.?P|P\.?L\.?L\.?C|L\.?L\.?C|P\.?L\.?C|Inc|Ltd|Limited|Corp|Corporation|Co|GmbH|AG|KG|SE|B\.?V|N\.?V|P\.?C|P\.?A|S\.?A|S\.?A\.?S|S\.?r\.?l|CPAs?)\.?$/i;

function findUnpermittedNames({ content, today }: RuleContext): Finding[] {
  const firms = listFirms(content);
  if (firms.length === 0) return [];
  return listPublishedTexts(content, today)
    .filter(({ path, text }) => !path.includes("issuer") && !/^https?:\/\/\S+$/.test(text))
    .flatMap((claim) =>
      firms.flatMap(({ name, pattern, because }) => {
        const at = claim.text.search(pattern);
        return at === -1 ? [] : [claim.findingAt(at, `"${name}" is named here, but ${because}.`)];
      }),
    );
}

interface Firm {
  name: string;
  pattern: RegExp;
  because: string;
}

/** Firms that may not be named; one that agreed in any report has agreed. */
function listFirms({ company, reports }: Content): Firm[] {
  const issuers = reports.flatMap(({ data }) => data.issuer ?? []);
  const agreed = new Set(
    issuers.filter(({ mayBeNamed }) => mayBeNamed).map(({ name }) => shorten(name)),
  );
  const isOpen = company.data.publish.auditorName;
  const names = new Map(issuers.map(({ name }) => [shorten(name), name]));
  return [...names].flatMap(([short, name]) => {
    const hasAgreed = agreed.has(short);
    if (hasAgreed && isOpen) return [];
    const because = hasAgreed
      ? "publish.auditorName keeps the names of audit firms back"
      : "has not agreed to be named (issuer.mayBeNamed)";
    return [{ name, pattern: patternOf(short, name), because }];
  });
}

function shorten(name: string): string {
  let short = name.trim();
  while (LEGAL_FORM.test(short)) short = short.replace(LEGAL_FORM, "");
  return short;
}

/** In any case, except where one word is left of a longer name: as a plain word it may mean something else. */
function patternOf(short: string, name: string): RegExp {
  const isPlainWord = short !== name && !/\s/.test(short);
  const words = short.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`(?<![\\p{L}\\d])${words}(?![\\p{L}\\d])`, isPlainWord ? "u" : "iu");
}
