/** A feed as Atom (RFC 4287). */
import type { Portal } from "../../domain/views.ts";
import { absoluteTo } from "../export-file.ts";
import type { Feed, FeedItem } from "./definitions.ts";

/** What XML 1.0 does not allow at all, escaped or not: most control characters and halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand between tags and in attributes. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** An item has a day but no hour: midnight of it, UTC. */
export function instantOf(day: string): string {
  return `${day}T00:00:00Z`;
}

function writeEntry({ id, link, title, on, kind, summary }: FeedItem): string {
  return `  <entry>
    <title>${escapeXml(title)}</title>
    <link href="${escapeXml(link)}"/>
    <id>${escapeXml(id)}</id>
    <published>${instantOf(on)}</published>
    <updated>${instantOf(on)}</updated>
    <category term="${escapeXml(kind)}"/>
    <summary>${escapeXml(summary)}</summary>
  </entry>
`;
}

export function subtitleOf({ company }: Pick<Portal, "company">): string {
  return company.sample
    ? `${company.name} is a fictional company. Everything in this feed is sample content.`
    : `Announcements of ${company.name}`;
}

/** Addresses are absolute, from `company.portal`. The page is the id of the feed of updates, as it always was. */
export function writeAtom(feed: Feed, { company, asOf }: Pick<Portal, "company" | "asOf">): string {
  const absolute = absoluteTo(company.portal);
  const self = escapeXml(absolute(feed.atom));
  const page = escapeXml(absolute(feed.page));
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>${escapeXml(`${company.name} trust center: ${feed.title}`)}</title>
  <subtitle>${escapeXml(subtitleOf({ company }))}</subtitle>
  <link rel="self" type="application/atom+xml" href="${self}"/>
  <link rel="alternate" type="text/html" href="${page}"/>
  <id>${feed.atom === "/updates/feed.xml" ? page : self}</id>
  <updated>${instantOf(feed.items[0]?.on ?? asOf)}</updated>
  <author><name>${escapeXml(company.legalName)}</name></author>
${feed.items.map(writeEntry).join("")}</feed>
`;
}
