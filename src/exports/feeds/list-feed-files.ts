/** Each feed as Atom and as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import type { Portal } from "../../domain/views.ts";
import { absoluteTo, type ExportFile } from "../export-file.ts";
import type { Feed } from "./definitions.ts";
import { listFeeds } from "./feeds.ts";
import { instantOf, subtitleOf, writeAtom } from "./write-atom.ts";

function writeJsonFeed(feed: Feed, { company }: Pick<Portal, "company">): string {
  const absolute = absoluteTo(company.portal);
  const document = {
    version: "https://jsonfeed.org/version/1.1",
    title: `${company.name} trust center: ${feed.title}`,
    description: subtitleOf({ company }),
    home_page_url: absolute(feed.page),
    feed_url: absolute(feed.json),
    language: "en",
    authors: [{ name: company.legalName, url: company.portal }],
    items: feed.items.map(({ id, link, title, on, kind, summary }) => ({
      id,
      url: link,
      title,
      content_text: summary,
      date_published: instantOf(on),
      tags: [kind],
    })),
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

export function listFeedFiles(portal: Portal): ExportFile[] {
  return listFeeds(portal).flatMap((feed): ExportFile[] => {
    const title = `Feed: ${feed.title}`;
    return [
      {
        group: "feed",
        address: feed.atom,
        mediaType: "application/atom+xml; charset=utf-8",
        title,
        page: feed.page,
        write: () => writeAtom(feed, portal),
      },
      {
        group: "feed",
        address: feed.json,
        mediaType: "application/feed+json",
        title,
        page: feed.page,
        write: () => writeJsonFeed(feed, portal),
      },
    ];
  });
}
