/** The mail that tells of news: the same for everybody but for the address that ends it. Pure. */
import { formatDay } from "../../domain/dates.ts";
import { NEWS_PAGES, type NewsItem } from "../../domain/door/news.ts";
import { type NewsTopic, newsWords } from "../../domain/door/topics.ts";
import type { Mail, Services } from "../definitions.ts";
import { composeLetter, type LetterBlock } from "../mail/compose-letter.ts";

export interface NewsLetter {
  subject: string;
  blocks: LetterBlock[];
}

type Around = Pick<Services, "catalogue" | "settings">;

export function writeNews(
  { catalogue, settings }: Around,
  topic: NewsTopic,
  items: readonly NewsItem[],
): NewsLetter {
  const { name } = catalogue.company;
  const [first] = items;
  const absolute = (path: string) => new URL(path, settings.publicUrl).href;
  return {
    subject:
      items.length === 1 && first
        ? `${name}: ${first.title}`
        : `${name}: ${newsWords[topic]}, ${items.length} news`,
    blocks: [
      ...items.flatMap((item): LetterBlock[] => [
        { kind: "text", text: `${item.title}\n${formatDay(item.on)}. ${item.text}` },
        { kind: "link", label: "Read it in full:", href: absolute(item.path) },
      ]),
      { kind: "button", label: "See all news of this kind", href: absolute(NEWS_PAGES[topic]) },
    ],
  };
}

/** @param stop the address that ends the subscription of whom it is for */
export function composeNews(
  { catalogue }: Pick<Around, "catalogue">,
  { subject, blocks }: NewsLetter,
  stop: string,
): Omit<Mail, "to"> {
  const end: LetterBlock = {
    kind: "link",
    label: "You asked for this mail on the trust center. Choose other topics, or end it:",
    href: stop,
  };
  return composeLetter({ subject, blocks: [...blocks, end] }, catalogue.company);
}

/** As it is kept and hashed: the address that ends it without whose it is. */
export function newsText(services: Around, letter: NewsLetter): string {
  const stop = new URL("/subscribe/stop/", services.settings.publicUrl).href;
  return composeNews(services, letter, stop).text;
}
