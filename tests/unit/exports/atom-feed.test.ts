import { expect, test } from "vitest";
import type { Portal } from "#src/domain/views.ts";
import { listFeeds } from "#src/exports/feeds/feeds.ts";
import { escapeXml, writeAtom } from "#src/exports/feeds/write-atom.ts";
import { portalOf, present, update } from "../../support/content-builder.ts";

/** The feed of all updates. */
function writeAtomFeed(portal: Portal): string {
  return writeAtom(present(listFeeds(portal)[0]), portal);
}

/** Opens and closes of a document in order; throws where they do not match or a character stands unescaped. */
function readTags(xml: string): string[] {
  const open: string[] = [];
  const seen: string[] = [];
  const [declaration, rest] = [
    xml.slice(0, xml.indexOf("?>") + 2),
    xml.slice(xml.indexOf("?>") + 2),
  ];
  expect(declaration).toBe('<?xml version="1.0" encoding="utf-8"?>');
  for (const [token] of rest.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!token.startsWith("<")) expect(token).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/);
    else if (token.startsWith("</")) expect(open.pop()).toBe(token.slice(2, -1));
    else {
      expect(token).toMatch(/^<\w+(?: [\w:]+="[^"<&]*(?:&(?:amp|lt|gt|quot|#39);[^"<&]*)*")*\/?>$/);
      const name = token.slice(1).split(/[\s/>]/)[0] ?? "";
      seen.push(name);
      if (!token.endsWith("/>")) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return seen;
}

test("text is escaped, and what XML forbids is left out", () => {
  expect(escapeXml(`<a href="x">Fish & 'Chips'</a>`)).toBe(
    "&lt;a href=&quot;x&quot;&gt;Fish &amp; &#39;Chips&#39;&lt;/a&gt;",
  );
  expect(escapeXml("a\u0000b\u001Bc\uD800d\uFFFEe\tf\u{1F44D}")).toBe("abcde\tf\u{1F44D}");
});

test("the feed is well formed whatever a title says, newest first, with absolute addresses", () => {
  const title = `Fish & "Chips" <script>alert('x')</script> ]]> \u0008`;
  const feed = writeAtomFeed(
    portalOf({
      company: { name: "A & B", portal: "https://trust.example.com/" },
      updates: [update("older", { date: "2026-10-01" }), update("newer", { title })],
    }),
  );
  expect(readTags(feed).filter((name) => name === "entry")).toHaveLength(2);
  expect(feed).toContain("<updated>2026-11-01T00:00:00Z</updated>");
  expect(feed).toContain(
    '<link rel="self" type="application/atom+xml" href="https://trust.example.com/updates/feed.xml"/>',
  );
  expect([...feed.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id)).toEqual([
    "https://trust.example.com/updates/",
    "https://trust.example.com/updates/newer/",
    "https://trust.example.com/updates/older/",
  ]);
});

test("the feed of a fictional company says that it is one", () => {
  const updates = [update("one")];
  expect(writeAtomFeed(portalOf({ company: { sample: true }, updates }))).toContain(
    "is a fictional company",
  );
  expect(writeAtomFeed(portalOf({ updates }))).not.toContain("fictional");
});
