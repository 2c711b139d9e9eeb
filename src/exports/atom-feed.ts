/** Updates as an Atom feed (RFC 4287), so that readers are told instead of having to look. */
import { addressOf } from "../domain/addresses.ts";
import type { Portal, UpdateView } from "../domain/views.ts";

/** Where the feed stands on the portal. */
export const FEED_ADDRESS = "/updates/feed.xml";

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

/** An update has a day but no hour: midnight of it, UTC. */
function instantOf(day: string): string {
  return `${day}T00:00:00Z`;
}

function writeEntry(update: UpdateView, base: string): string {
  const address = escapeXml(new URL(addressOf.update(update.id), base).href);
  return `  <entry>
    <title>${escapeXml(update.title)}</title>
    <link href="${address}"/>
    <id>${address}</id>
    <published>${instantOf(update.date)}</published>
    <updated>${instantOf(update.date)}</updated>
    <category term="${update.kind}"/>
    <summary>${escapeXml(update.summary)}</summary>
  </entry>
`;
}

/** Newest first, as the portal lists them. Addresses are absolute, from `company.portal`. */
export function writeAtomFeed({
  company,
  updates,
  asOf,
}: Pick<Portal, "company" | "updates" | "asOf">): string {
  const base = company.portal;
  const self = escapeXml(new URL(FEED_ADDRESS, base).href);
  const page = escapeXml(new URL("/updates/", base).href);
  const subtitle = company.sample
    ? `${company.name} is a fictional company. Everything in this feed is sample content.`
    : `Announcements of ${company.name}`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <title>${escapeXml(`${company.name} trust center: updates`)}</title>
  <subtitle>${escapeXml(subtitle)}</subtitle>
  <link rel="self" type="application/atom+xml" href="${self}"/>
  <link rel="alternate" type="text/html" href="${page}"/>
  <id>${page}</id>
  <updated>${instantOf(updates[0]?.date ?? asOf)}</updated>
  <author><name>${escapeXml(company.legalName)}</name></author>
${updates.map((update) => writeEntry(update, base)).join("")}</feed>
`;
}
