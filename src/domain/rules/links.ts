/** Links within the portal that lead nowhere. */
import type { Content, Entry } from "../../schemas/content.ts";
import { nearestWord } from "../../schemas/nearest.ts";
import { addressOf } from "../addresses.ts";
import { linksIn } from "./body-links.ts";
import { type CompanyText, listPublishedTexts } from "./company-text.ts";
import { listAddresses, type PortalAddresses } from "./portal-addresses.ts";
import type { Finding, Rule, RuleContext } from "./rule.ts";

export const linkRules: readonly Rule[] = [
  {
    id: "broken-link",
    title: "A link within the portal leads nowhere",
    severity: "error",
    soft: false,
    why: "The page does not exist, or is not published. Pages of empty collections, internal policies and hidden reports have no address.",
    fix: "Correct the address. Pages start and end with a slash, for example /policies/access-control/.",
    check: (context) => judgeLinks(context, "page"),
  },
  {
    id: "broken-anchor",
    title: "A link leads to a place that its page does not have",
    severity: "error",
    soft: false,
    why: "The page exists, but nothing on it has this name: no heading, subprocessor, component or document.",
    fix: "Correct the part after #. Anchors of headings are their text in lower case with hyphens for spaces.",
    check: (context) => judgeLinks(context, "anchor"),
  },
];

interface Link {
  target: string;
  /** Address of the page on which the link stands. */
  from: string;
  findingAt: (message: string, suggestion: string | undefined) => Finding;
}

interface Judgement {
  problem: "page" | "anchor";
  message: string;
  suggestion: string | undefined;
}

type Judged = Record<Judgement["problem"], Finding[]>;
const judged = new WeakMap<RuleContext, Judged>();

/** Both rules about links come from one walk over all of them. */
function judgeLinks(context: RuleContext, problem: Judgement["problem"]): Finding[] {
  const known = judged.get(context);
  if (known) return known[problem];
  const findings: Judged = { page: [], anchor: [] };
  const judge = openJudge(context);
  for (const link of listLinks(context.content, context.today)) {
    const judgement = judge(link);
    if (judgement)
      findings[judgement.problem].push(link.findingAt(judgement.message, judgement.suggestion));
  }
  judged.set(context, findings);
  return findings[problem];
}

/** The same address is judged once, however often it is linked. */
function openJudge({ content, today, files }: RuleContext): (link: Link) => Judgement | undefined {
  const addresses = listAddresses(content, today, files);
  const portal = new URL(content.company.data.portal);
  const known = new Map<string, Judgement | undefined>();
  return ({ target, from }) => {
    const key = target.startsWith("/") ? target : `${from} ${target}`;
    if (!known.has(key))
      known.set(key, judgeUrl(URL.parse(target, new URL(from, portal)), portal, addresses));
    return known.get(key);
  };
}

function judgeUrl(url: URL | null, portal: URL, addresses: PortalAddresses): Judgement | undefined {
  if (!url || url.origin !== portal.origin || !/^https?:$/.test(url.protocol)) return undefined;
  const address = findPage(url.pathname, addresses);
  return address === undefined
    ? describePage(url.pathname, addresses)
    : describeAnchor(url, address, addresses);
}

function findPage(path: string, { known, filesKnown }: PortalAddresses): string | undefined {
  const asked = decode(path);
  if (known.has(asked) || known.has(path)) return asked;
  const isFile = /\.[a-z0-9]{1,8}$/i.test(asked) && !asked.startsWith("/criteria/");
  return isFile && !filesKnown ? asked : undefined;
}

function describePage(path: string, { known }: PortalAddresses): Judgement {
  const message = known.has(`${path}/`)
    ? `This link leads to ${path}, which lacks the slash at its end.`
    : `This link leads to ${path}, which this portal does not have.`;
  return {
    problem: "page",
    message,
    suggestion: nearestWord(path.endsWith("/") ? path : `${path}/`, known),
  };
}

function describeAnchor(
  url: URL,
  address: string,
  { anchors }: PortalAddresses,
): Judgement | undefined {
  const names = anchors.get(address);
  const wanted = decode(url.hash.slice(1));
  if (wanted === "" || !names || names.has(wanted)) return undefined;
  const nearest = nearestWord(wanted, names);
  return {
    problem: "anchor",
    message: `There is no "#${wanted}" on ${address}.`,
    suggestion: nearest === undefined ? undefined : `#${nearest}`,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Keys of data files that hold an address. */
const LINK_KEYS = new Set([
  "link",
  "website",
  "dpa",
  "ownSubprocessors",
  "verify",
  "peerReview",
  "statusPage",
  "key",
  "policy",
  "acknowledgments",
  "encryption",
  "hiring",
]);

function listLinks(content: Content, today: string): Link[] {
  return listPublishedTexts(content, today).flatMap((text): Link[] => {
    if (text.isBody) {
      const from = pageOf(text.entry);
      return linksIn(text.text).map(({ target, offset }) => toLink(text, target, { from, offset }));
    }
    const isLink = LINK_KEYS.has(String(text.path.at(-1))) && !/\s/.test(text.text);
    return isLink ? [toLink(text, text.text, { from: "/", offset: 0 })] : [];
  });
}

function toLink(
  text: CompanyText,
  target: string,
  { from, offset }: { from: string; offset: number },
): Link {
  return {
    target,
    from,
    findingAt: (message, suggestion) =>
      text.findingAt(offset, message, { received: target, suggestion }),
  };
}

function pageOf({ id, origin }: Entry<unknown>): string {
  if (origin.file.startsWith("policies/")) return addressOf.policy(id);
  return origin.file.startsWith("answers/") ? addressOf.answer(id) : addressOf.update(id);
}
