/** Which countries a hosting region means, as far as its name says so. */
import { countryName, isInEeaUkOrSwitzerland } from "#src/domain/country-names.ts";

type Contains = (country: string) => boolean;

const OUTSIDE_THE_EEA = new Set(["GB", "CH"]);
const OUTSIDE_THE_EU = new Set([...OUTSIDE_THE_EEA, "IS", "LI", "NO"]);

const inEea: Contains = (country) =>
  isInEeaUkOrSwitzerland(country) && !OUTSIDE_THE_EEA.has(country);
const inEu: Contains = (country) => isInEeaUkOrSwitzerland(country) && !OUTSIDE_THE_EU.has(country);

const GROUPS: Readonly<Record<string, Contains>> = {
  eu: inEu,
  "european union": inEu,
  eea: inEea,
  "european economic area": inEea,
};
/** Other codes of two letters are left alone: "CA" is Canada to some and California to others. */
const SHORT_NAMES: Readonly<Record<string, string>> = { us: "US", usa: "US", uk: "GB" };

/** "EU (Frankfurt)" and "US East" name a place within what they mean. */
function bareName(region: string): string {
  const words = region
    .replace(/[(,].*$/, "")
    .replace(/\s(north|south|east|west|central)\b.*$/i, "");
  return words
    .replace(/^the\s+|\./gi, "")
    .trim()
    .toLowerCase();
}

/** @returns whether a country (ISO 3166-1) lies in the region, or undefined where the name does not tell */
export function readRegion(region: string): Contains | undefined {
  const name = bareName(region);
  const group = GROUPS[name];
  if (group) return group;
  const code = SHORT_NAMES[name];
  if (code !== undefined) return (country) => country === code;
  return countryNames().has(name)
    ? (country) => countryName(country).toLowerCase() === name
    : undefined;
}

let known: ReadonlySet<string> | undefined;

function countryNames(): ReadonlySet<string> {
  if (known) return known;
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  known = new Set(
    codes
      .filter((code) => countryName(code) !== code)
      .map((code) => countryName(code).toLowerCase()),
  );
  return known;
}
