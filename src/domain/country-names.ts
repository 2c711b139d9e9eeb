/** English names of countries, and which of them need no mechanism for a transfer of personal data between them. */

const NAMES = new Intl.DisplayNames(["en"], { type: "region" });

/** The EEA's 30 members, the United Kingdom and Switzerland, ISO 3166-1 alpha-2. */
const EEA_UK_SWITZERLAND: ReadonlySet<string> = new Set([
  "AT",
  "BE",
  "BG",
  "HR",
  "CY",
  "CZ",
  "DK",
  "EE",
  "FI",
  "FR",
  "DE",
  "GR",
  "HU",
  "IE",
  "IT",
  "LV",
  "LT",
  "LU",
  "MT",
  "NL",
  "PL",
  "PT",
  "RO",
  "SK",
  "SI",
  "ES",
  "SE",
  "IS",
  "LI",
  "NO",
  "GB",
  "CH",
]);

export function countryName(code: string): string {
  return NAMES.of(code) ?? code;
}

export function isInEeaUkOrSwitzerland(code: string): boolean {
  return EEA_UK_SWITZERLAND.has(code);
}
