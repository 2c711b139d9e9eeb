/** Country codes that exist, and the one transfer mechanism that belongs to one country. */
import type { Entry } from "../../schemas/content.ts";
import { type Finding, findingAt, type Path, type Rule } from "./rule.ts";

/** Codes with a name that are no countries of ISO 3166-1: groups, test codes, reserved islands. Kosovo (XK) is let through. */
const NO_COUNTRIES = new Set("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split(" "));
const NAMES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

export const countryRules: readonly Rule[] = [
  {
    id: "unknown-country",
    title: "A country code does not exist",
    severity: "error",
    soft: false,
    why: "Readers judge transfers of data by the country. Codes are those of ISO 3166-1 alpha-2: the United Kingdom is GB, and the European Union is no country.",
    fix: "Write the code of the country, one entry for each.",
    check: ({ content: { company, subprocessors } }) => [
      ...unknown(company, ["country"], company.data.country),
      ...subprocessors.flatMap((entry) => [
        ...unknown(entry, ["entityCountry"], entry.data.entityCountry),
        ...entry.data.locations.flatMap((code, index) =>
          unknown(entry, ["locations", index], code),
        ),
      ]),
    ],
  },
  {
    id: "transfer-mechanism-mismatch",
    title:
      "The Data Privacy Framework is named for a transfer that does not reach the United States",
    severity: "error",
    soft: false,
    why: "The Data Privacy Framework (dpf) lets data go to certified organisations in the United States. It is no ground for a transfer to any other country.",
    fix: "Write the mechanism that is used, or add US to locations, or to entityCountry, if the organisation sits there.",
    check: ({ content }) =>
      content.subprocessors.flatMap((entry) => {
        const { name, transfer, locations, entityCountry } = entry.data;
        const countries = new Set([...locations, ...(entityCountry ? [entityCountry] : [])]);
        if (transfer?.mechanism !== "dpf" || countries.has("US")) return [];
        const message = `${name} receives data under the Data Privacy Framework, but is not in the United States: its countries are ${[...countries].join(", ")}.`;
        return [findingAt(entry, ["transfer", "mechanism"], message, { received: "dpf" })];
      }),
  },
];

function unknown(entry: Entry<unknown>, path: Path, code: string | undefined): Finding[] {
  if (code === undefined || isCountry(code)) return [];
  const current = currentCode(code);
  return [
    findingAt(entry, path, `There is no country with the code "${code}".`, {
      received: code,
      ...(current === code || !isCountry(current) ? {} : { suggestion: current }),
    }),
  ];
}

function isCountry(code: string): boolean {
  return currentCode(code) === code && !NO_COUNTRIES.has(code) && NAMES.of(code) !== undefined;
}

/** UK is an old or colloquial code of GB, for example. */
function currentCode(code: string): string {
  return new Intl.Locale("und", { region: code }).region ?? code;
}
