/** Links within the portal that lead nowhere. */
import type { Content, Entry } from "../../schemas/content.ts";
import { nearestWord } from "../../schemas/nearest.ts";
import { addressOf } from "../addresses.ts";
import { linksIn } from "./body-links.ts";
import { listPublishedTexts, positionInBody } from "./company-text.ts";
import { listAddresses, type PortalAddresses } from "./portal-addresses.ts";
import { type Finding, findingAt, type Path, type Rule, type RuleContext } from "./rule.ts";

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
  entry: Entry<unknown>;
  path: Path;
  position?: { line: number; column: number };
}

function judgeLinks(context: RuleContext, what: "page" | "anchor"): Finding[] {
  const { content, today, files } = context;
  const addresses = listAddresses(content, today, files);
  const portal = new URL(content.company.data.portal);
  return listLinks(content, today).flatMap((link) => {
    const url = URL.parse(link.target, new URL(link.from, portal));
    if (!url || url.origin !== portal.origin || !/^https?:$/.test(url.protocol)) return [];
    const address = findPage(url.pathname, addresses);
    const problem = address === undefined ? "page" : "anchor";
    if (problem !== what) return [];
    const finding =
      address === undefined
        ? describePage(url.pathname, addresses)
        : describeAnchor(url, address, addresses);
    return finding
      ? [
          findingAt(link.entry, link.path, finding.message, {
            received: link.target,
            suggestion: finding.suggestion,
            position: link.position,
          }),
        ]
      : [];
  });
}

function findPage(path: string, { known, filesKnown }: PortalAddresses): string | undefined {
  const asked = decode(path);
  if (known.has(asked) || known.has(path)) return asked;
  if (known.has(`${asked}/`)) return `${asked}/`;
  const isFile = /\.[a-z0-9]{1,8}$/i.test(asked) && !asked.startsWith("/criteria/");
  return isFile && !filesKnown ? asked : undefined;
}

function describePage(path: string, { known }: PortalAddresses) {
  return {
    message: `This link leads to ${path}, which this portal does not have.`,
    suggestion: nearestWord(path.endsWith("/") ? path : `${path}/`, known),
  };
}

function describeAnchor(url: URL, address: string, { anchors }: PortalAddresses) {
  const names = anchors.get(address);
  const wanted = decode(url.hash.slice(1));
  if (wanted === "" || !names || names.has(wanted)) return undefined;
  const nearest = nearestWord(wanted, names);
  return {
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
  return listPublishedTexts(content, today).flatMap(({ entry, path, text, isBody }): Link[] => {
    if (!isBody)
      return LINK_KEYS.has(String(path.at(-1))) && !/\s/.test(text)
        ? [{ target: text, from: "/", entry, path }]
        : [];
    const from = pageOf(entry);
    return linksIn(text).map(({ target, offset }) => ({
      target,
      from,
      entry,
      path,
      position: positionInBody(entry, offset),
    }));
  });
}

function pageOf({ id, origin }: Entry<unknown>): string {
  if (origin.file.startsWith("policies/")) return addressOf.policy(id);
  return origin.file.startsWith("answers/") ? addressOf.answer(id) : addressOf.update(id);
}
