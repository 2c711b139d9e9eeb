/** Country codes from how lists write countries. A region such as the EU is no country: which ones are meant, only a person knows. */
import { countryName } from "../../domain/country-names.ts";
import { Unusable } from "./list-kind.ts";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const NAMES = new Map(
  LETTERS.flatMap((one) => LETTERS.map((other) => one + other))
    .filter(
      (code) => countryName(code) !== code && !["EU", "EZ", "UN", "QO", "ZZ", "UK"].includes(code),
    )
    .map((code) => [countryName(code).toLowerCase(), code]),
);
const CODES = new Set(NAMES.values());
const OTHERS: Record<string, string> = {
  usa: "US",
  "u.s.": "US",
  "united states of america": "US",
  uk: "GB",
  "great britain": "GB",
  england: "GB",
  "czech republic": "CZ",
  "the netherlands": "NL",
  "south korea": "KR",
};

/** @param places as the mapping file names them, with their codes */
export function countryCodes(
  words: readonly string[],
  places: Readonly<Record<string, readonly string[]>>,
): string[] | Unusable {
  const codes: string[] = [];
  for (const word of words) {
    const folded = word.toLowerCase().replace(/\s*\(.*\)$/, "");
    const mapped = Object.hasOwn(places, word) ? places[word] : undefined;
    const code = Object.hasOwn(OTHERS, folded) ? OTHERS[folded] : NAMES.get(folded);
    if (mapped) codes.push(...mapped);
    else if (CODES.has(word.toUpperCase()) && word.length === 2) codes.push(word.toUpperCase());
    else if (code) codes.push(code);
    else
      return new Unusable(
        `"${word.slice(0, 60)}" is no country. Name the countries, or say under countries: in the mapping file which ones it means.`,
      );
  }
  return [...new Set(codes)];
}
