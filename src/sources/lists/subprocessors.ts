/** Lists of subprocessors: a CSV, Probo's vendors, and the shapes that companies keep in their repositories. */
import { subprocessorSchema, transferMechanismSchema } from "../../schemas/subprocessor.ts";
import { countryCodes } from "./country-codes.ts";
import { dayIn, type ListKind, slugOf, Unusable, withoutEmpty } from "./list-kind.ts";

const ROLES: Record<string, string> = {
  processor: "processor",
  subprocessor: "processor",
  independent: "independent-controller",
  "independent-controller": "independent-controller",
  conditional: "conditional",
};

const MECHANISMS: Record<string, string> = {
  scc: "scc-2021-914",
  sccs: "scc-2021-914",
  "standard contractual clauses": "scc-2021-914",
  "eu-us dpf": "dpf",
  "data privacy framework": "dpf",
  "adequacy decision": "adequacy",
  "binding corporate rules": "bcr",
  none: "none-needed",
  ...Object.fromEntries(transferMechanismSchema.options.map((word) => [word, word])),
};

/** Undefined where the list says nothing. */
function readTransfer(text: string | undefined): { mechanism: string } | Unusable | undefined {
  if (text === undefined) return undefined;
  const word = text.toLowerCase();
  const mechanism = Object.hasOwn(MECHANISMS, word) ? MECHANISMS[word] : undefined;
  if (mechanism !== undefined) return { mechanism };
  return new Unusable(
    `"${text.slice(0, 40)}" is none of ${transferMechanismSchema.options.join(", ")}.`,
  );
}

export const subprocessors: ListKind = {
  id: "subprocessors",
  under: ["subprocessors", "data", "node", "thirdParties", "vendors", "edges", "items"],
  names: {
    name: ["name", "vendor", "subprocessor"],
    legalName: ["legalName", "legal_name", "legal", "legal name", "entity"],
    service: ["service", "function", "fn", "category", "type"],
    purpose: ["purpose", "reason", "description", "subject"],
    role: ["role", "scope"],
    entityCountry: ["entityCountry", "entity_country", "entity country"],
    locations: ["locations", "processing_locations", "location", "countries", "country"],
    dataCategories: ["dataCategories", "data_categories", "data categories", "dataTypes", "data"],
    transfer: ["transfer", "transfer_mechanism", "transferMechanism", "mechanism"],
    website: ["website", "websiteUrl", "website_url", "url"],
    dpa: ["dpa", "dpaUrl", "dpa_url", "dataProcessingAgreementUrl"],
    ownSubprocessors: ["ownSubprocessors", "subprocessorsListUrl", "subprocessors_list_url"],
    announcedOn: ["announcedOn", "announced_on", "announced"],
    effectiveOn: ["effectiveOn", "effective_on", "effective", "since"],
    removedOn: ["removedOn", "removed_on", "removed", "until"],
  },
  schema: subprocessorSchema,
  reads:
    "A CSV with at least name, service or purpose, and locations; a list in JSON or YAML; Probo's vendors as its query language gives them.",
  gaps: [
    "Countries are written as codes or English names. A region such as EU is refused until the mapping file says which countries it means.",
    "Where the list names no ground for transfers out of the EEA, the United Kingdom and Switzerland, `npm run check` asks for it. Whether models are trained on the data, it does not say: the page says that it is not stated.",
    "Contacts and addresses of people are not read. One entry is one function; a second function of the same company is a second entry.",
  ],
  idOf: (entry) => {
    const name = entry.text("name");
    return name === undefined ? undefined : slugOf(name);
  },
  convert(entry, { countries }) {
    const service = entry.text("service") ?? entry.text("purpose");
    const role = entry.text("role")?.toLowerCase();
    const words = entry.list("locations");
    const codes = countryCodes(words, countries);
    const seat = entry.text("entityCountry");
    const seats = seat === undefined ? [] : countryCodes([seat], countries);
    return withoutEmpty({
      name: entry.text("name"),
      legalName: entry.text("legalName"),
      service,
      purpose: entry.text("purpose") ?? service,
      role:
        role === undefined || ROLES[role] !== undefined
          ? role && ROLES[role]
          : new Unusable(`"${role.slice(0, 40)}" is none of ${Object.keys(ROLES).join(", ")}.`),
      entityCountry: seats instanceof Unusable ? seats : seats[0],
      locations: words.length === 0 ? new Unusable("is missing: where is data processed?") : codes,
      dataCategories: entry.list("dataCategories"),
      transfer: readTransfer(entry.text("transfer")),
      website: entry.text("website"),
      dpa: entry.text("dpa"),
      ownSubprocessors: entry.text("ownSubprocessors"),
      announcedOn: dayIn(entry, "announcedOn"),
      effectiveOn: dayIn(entry, "effectiveOn"),
      removedOn: dayIn(entry, "removedOn"),
    });
  },
};
