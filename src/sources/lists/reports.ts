/** A register of auditors' reports and certificates. */
import { categorySchema } from "../../schemas/company.ts";
import { reportKindSchema, reportSchema } from "../../schemas/report.ts";
import { dayIn, type ListKind, slugOf, Unusable, withoutEmpty } from "./list-kind.ts";

/** Other names of an opinion. */
const OPINIONS: Record<string, string> = { unqualified: "unmodified", clean: "unmodified" };

export const reports: ListKind = {
  id: "reports",
  under: ["reports", "audits", "data", "items", "edges"],
  names: {
    name: ["name", "id", "title", "report"],
    kind: ["kind", "framework", "standard"],
    title: ["title", "name", "report"],
    type: ["type"],
    asOf: ["asOf", "as of", "as-of date"],
    start: ["start", "period start", "audit_start_date"],
    end: ["end", "period end", "audit_end_date"],
    categories: ["categories", "trust services categories"],
    issuer: ["issuer", "auditor", "firm"],
    issuedOn: ["issuedOn", "issued on", "issued", "report date"],
    opinion: ["opinion"],
    number: ["number", "certificate number"],
    expires: ["expires", "expiry", "valid_until", "valid until"],
  },
  schema: reportSchema,
  reads:
    "A CSV with kind (`soc2`, `iso27001` ...), and as far as they apply name, type (1 or 2), as of, period start and end, categories, issuer, issued on, opinion, certificate number and expires.",
  gaps: [
    "Each report is hidden until its access says otherwise, and its firm may not be named until mayBeNamed says so.",
    "A report without a date of issue is taken for planned. An opinion is taken over only in the four words of the standards; what it modifies, exceptions and the file itself are added by hand.",
  ],
  idOf: (entry) => {
    const name = entry.text("name") ?? entry.text("kind");
    return name === undefined ? undefined : slugOf(name);
  },
  convert(entry) {
    const kind = entry
      .text("kind")
      ?.toLowerCase()
      .replace(/[\s/_]+/g, "")
      .replace(/^iso(?:iec)?/, "iso");
    const isKnown = reportKindSchema.safeParse(kind).success;
    const opinion = entry.text("opinion")?.toLowerCase();
    const issuedOn = dayIn(entry, "issuedOn");
    const [start, end] = [dayIn(entry, "start"), dayIn(entry, "end")];
    const categories = entry.list("categories").map(slugOf);
    const wrong = categories.find((word) => !categorySchema.safeParse(word).success);
    const type = entry.text("type")?.replace(/^type\s*/i, "");
    const issuer = entry.text("issuer");
    const certificate = withoutEmpty({
      number: entry.text("number"),
      expires: dayIn(entry, "expires"),
    });
    return withoutEmpty({
      kind: isKnown
        ? kind
        : new Unusable(
            `"${(kind ?? "").slice(0, 40)}" is none of ${reportKindSchema.options.join(", ")}.`,
          ),
      title: entry.text("title"),
      stage: issuedOn === undefined ? "planned" : "issued",
      type: type === undefined ? undefined : Number(type),
      asOf: dayIn(entry, "asOf"),
      period: start === undefined && end === undefined ? undefined : { start, end },
      categories: wrong === undefined ? categories : new Unusable(`"${wrong}" is no category.`),
      issuer: issuer && { name: issuer },
      issuedOn,
      opinion: opinion && { value: OPINIONS[opinion] ?? opinion },
      certificate: Object.keys(certificate).length > 0 ? certificate : undefined,
      access: "hidden",
    });
  },
};
