/**
 * Words that claim what an examination cannot give: a SOC 2 engagement ends in a report with an opinion, and nobody is certified,
 * compliant or accredited by it. Questions and quotations may name the mistake.
 */
import { type CompanyText, listClaims } from "./company-text.ts";
import type { Finding, Rule, RuleContext } from "./rule.ts";

export const claimWordRules: readonly Rule[] = [
  {
    id: "claim-words",
    title: "Words that claim more than an examination gives",
    severity: "error",
    soft: false,
    why: "A SOC report is an auditor's opinion about controls. It certifies nobody, nothing is passed by it, and there is no such thing as a HIPAA certificate. Reviewers take these words as a sign that the rest was not written with care. Questions, quotation marks and block quotes may name the mistake.",
    fix: "Write “SOC 2 report”, “SOC 2 examination” or “examined under SOC 2”. An ISO certificate may be called one. Put the words in quotation marks where you explain why they are wrong.",
    check: findClaimWords,
  },
];

/** Between two words of one sentence: spaces, hyphens, emphasis, the registered sign, or the end of a link. */
const GAP = String.raw`(?:[^\S\n]|\n(?![^\S\n]*(?:\n|[-*+>#|]|\d+\.))|[*_®™)–-]|\]\([^)\s]*\))+`;
const SOC = String.raw`\bSOC[\s-]?[123](?:®|\(R\))?(?:${GAP}\(?Type[\s-]?(?:1|2|II|I)\b)?`;
const OTHERS = String.raw`(?:(?:${GAP}(?:and|or|&)${GAP}|,\s*|\s*/\s*)(?:ISO(?:/IEC)?[\s-]?\d+|HIPAA|GDPR|PCI(?:[\s-]DSS)?|SOC[\s-]?[123])(?![\w-]))*`;
const CRITERIA = String.raw`(?:(?:all|every|each|of|the|AICPA|\d+|relevant|applicable)${GAP}){0,5}trust${GAP}services?${GAP}criteri(?:a|on)\b`;
/** Looked up only where a claim starts: looking back from every place would be slow. */
const DENIAL = String.raw`(?<!\b(?:not|never|cannot|nothing|nobody|no${GAP}[\w-]+|\w+n[’']t)${GAP})`;
const VERDICT = String.raw`(?:certif(?:ied|ication|ications|icate|icates)|complian(?:t|ce)|accredit(?:ed|ation)|passed)\b`;

const PATTERNS: readonly { pattern: RegExp; suggestion: string }[] = [
  {
    pattern: new RegExp(
      `${SOC}${OTHERS}${GAP}(?:(?:audit|report|examination|fully|is|are|was|has|be|been)${GAP}){0,3}${VERDICT}`,
      "giu",
    ),
    suggestion: "SOC 2 report or SOC 2 examination",
  },
  {
    pattern: new RegExp(
      String.raw`\b${VERDICT}${GAP}(?:(?:with|for|to|under|against|in|by|our|the|its|a|an|all|every|latest|annual|first|AICPA|of)${GAP}){0,4}${SOC}`,
      "giu",
    ),
    suggestion: "SOC 2 report or SOC 2 examination",
  },
  {
    pattern: /\bSOC[\s-](?:III|II)\b|\bSOC[\s-]I(?=[\s-](?:report|audit|examination|type)\b)/giu,
    suggestion: "SOC 2",
  },
  {
    pattern: new RegExp(
      String.raw`\bHIPAA${GAP}(?:certif(?:ied|ication|icate)|compliant|accredit(?:ed|ation))\b|\bcertified${GAP}(?:(?:with|for|to|under|by)${GAP})?HIPAA\b`,
      "giu",
    ),
    suggestion: "assessed against HIPAA, with the assessor's report",
  },
  {
    pattern: new RegExp(
      String.raw`\bSOC${GAP}(?:certified|certification|accredited|accreditation|compliant)\b`,
      "giu",
    ),
    suggestion: "SOC 2 report or SOC 2 examination",
  },
  {
    pattern: new RegExp(
      String.raw`\bAICPA${GAP}(?:certif(?:ied|ication|icate)|accredit(?:ed|ation))\b|\b(?:certified|accredited|approved)${GAP}by${GAP}(?:the${GAP})?AICPA\b`,
      "giu",
    ),
    suggestion: "examined by an independent CPA firm",
  },
  {
    pattern: new RegExp(
      String.raw`\b(?:(?:complian(?:t|ce)|conform(?:s|ant|ity)?)${GAP}(?:with|to)|compl(?:y|ies|ied)${GAP}with|meets?|satisf(?:y|ies|ied))${GAP}${CRITERIA}`,
      "giu",
    ),
    suggestion: "examined against the Trust Services Criteria",
  },
  {
    pattern: new RegExp(
      String.raw`\bpassed${GAP}(?:(?:the|our|its|an|a|every|each|all|this|of)${GAP}){1,3}(?:(?:annual|yearly|latest|last|first|second|external|independent|security)${GAP}){0,2}audits?\b(?!${GAP}(?:log|trail|event|filter))`,
      "giu",
    ),
    suggestion: "the auditor has issued the report",
  },
  {
    pattern: new RegExp(String.raw`\bfully${GAP}compliant\b`, "giu"),
    suggestion: "the name of the report, and what it says",
  },
  {
    pattern: new RegExp(
      String.raw`\b(?=proo|prove)${DENIAL}(?:proves?|proved|proof)${GAP}(?:that${GAP})?(?:we|you|it|our|your|the|its)${GAP}(?:[\w’'-]+${GAP}){0,4}secure\b`,
      "giu",
    ),
    suggestion: "the auditor's opinion, in its own words",
  },
];

/** Each pattern needs one of these words; most texts hold none. */
const ANY_CLAIM = /SOC|HIPAA|AICPA|criteri|passed|compliant|proo|prove/i;

function findClaimWords({ content, today }: RuleContext): Finding[] {
  return listClaims(content, today).flatMap(findInText);
}

function findInText(claim: CompanyText): Finding[] {
  if (!ANY_CLAIM.test(claim.text)) return [];
  const text = withoutQuotations(claim);
  const seen: { start: number; end: number }[] = [];
  return PATTERNS.flatMap(({ pattern, suggestion }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [start, end] = [match.index, match.index + match[0].length];
      if (seen.some((other) => start < other.end && other.start < end)) return [];
      seen.push({ start, end });
      const words = match[0].replace(/\s+/g, " ");
      return [
        claim.findingAt(
          match.index,
          `"${words}" claims more than an examination gives, or misnames it.`,
          { received: words, suggestion },
        ),
      ];
    }),
  );
}

/** Quoted words become spaces, so that offsets stay; attributes of components are no quotations. */
function withoutQuotations({ text, isBody }: CompanyText): string {
  const blank = (quoted: string) => quoted.replace(/[^\n]/g, " ");
  const unquoted = text.replace(/“[^”]*”|(?<![=\w])"(?:[^"\n]|\n(?!\s*\n))*"/g, blank);
  return isBody
    ? unquoted.replace(/^[ \t]*>.*(?:\n[ \t]*>.*)*/gm, blank).replace(/(`+)[^`][\s\S]*?\1/g, blank)
    : unquoted;
}
