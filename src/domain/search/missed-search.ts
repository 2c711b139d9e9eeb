/**
 * A search that found nothing, made plain, or dropped where it may be about somebody: people also type names, addresses and numbers.
 * What stays is counted only once it was searched for on several days, so that what one reader typed is never kept readable.
 */

const LONGEST = 60;
const MOST_WORDS = 6;
/** Mail addresses, links, host names, paths. */
const ADDRESS = /[@\\]|^\/|\/\/|\bwww\b|\p{L}\.\p{L}/u;
/** Longer than the number of a standard: telephone, account or customer numbers, dates of birth. */
const NUMBER = /\d{6,}|(?:\d[\s().+-]*){7,}/;
/** A number beside the word for a street is a house. */
const STREET =
  /\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|square|rue|via|calle|\p{L}*(?:stra(?:ß|ss)e|str|straat|weg|gatan|gade))\b/u;

/** Words in lower case with one blank between; undefined where they are not to be counted. */
export function plainSearch(typed: string): string | undefined {
  const text = typed.normalize("NFKC").toLowerCase().trim();
  if (text.length < 3 || text.length > LONGEST) return undefined;
  if (ADDRESS.test(text) || NUMBER.test(text)) return undefined;
  if (STREET.test(text) && /\d/.test(text)) return undefined;
  const words = text
    .replace(/[^\p{L}\p{N}\s.-]/gu, " ")
    .split(/\s+/)
    .map((word) => word.replace(/^[.-]+|[.-]+$/g, ""))
    .filter(Boolean);
  return words.length > 0 && words.length <= MOST_WORDS && words.some((word) => /\p{L}/u.test(word))
    ? words.join(" ")
    : undefined;
}
