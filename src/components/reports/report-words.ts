/** Short words about a report that several pages share. */
import { formatDay, formatPeriod } from "#src/domain/dates.ts";
import { isAttestation } from "#src/domain/report-families.ts";
import type { Portal, ReportView } from "#src/domain/views.ts";
import { tellLength } from "./day-words.ts";

/** "Examined by", "Certified by", "Assessed by": the verb that fits the kind. */
export function issuerLabel({ kind, standing }: Pick<ReportView, "kind" | "standing">): string {
  const isAhead = standing === "in-preparation";
  const verb = isAttestation(kind)
    ? "examined by"
    : kind === "pci-aoc" || kind === "hitrust"
      ? "assessed by"
      : kind === "csa-star"
        ? "issued by"
        : "certified by";
  return isAhead ? `To be ${verb}` : `${verb.slice(0, 1).toUpperCase()}${verb.slice(1)}`;
}

/** The days under the title: "1 October 2025 to 30 September 2026", "As of 31 December 2024", "Valid to 29 February 2028". */
export function tellDays({ asOf, period, certificate }: ReportView): string | undefined {
  if (asOf) return `As of ${formatDay(asOf)}`;
  if (period) return formatPeriod(period);
  if (certificate?.validFrom && certificate.expires)
    return `Valid from ${formatDay(certificate.validFrom)} to ${formatDay(certificate.expires)}`;
  return certificate?.expires && `Valid to ${formatDay(certificate.expires)}`;
}

/** "Type 2: the design of controls and how they operated over 12 months (365 days)"; what is still ahead "will be examined". */
export function tellType({ type, asOf, period, standing }: ReportView): string | undefined {
  const day = asOf ? formatDay(asOf) : "one day";
  const isAhead = standing === "in-preparation";
  if (type === 1)
    return `Type 1: the design of controls${isAhead ? " will be examined" : ","} as of ${day}`;
  const length = period ? tellLength(period) : "a period";
  if (type === 2)
    return isAhead
      ? `Type 2: the design of controls and how they operate will be examined over ${length}`
      : `Type 2: the design of controls and how they operated over ${length}`;
  return period && !asOf ? tellLength(period) : undefined;
}

/** Names of the products, or of the whole system where the report is about all of it. */
export function tellSystem(
  { products }: Pick<ReportView, "products">,
  { company }: Portal,
): string {
  const names = company.products.filter(({ id }) => products.includes(id)).map(({ name }) => name);
  const isAll = products.length === 0 || names.length === company.products.length;
  return isAll ? company.system.name : names.join(", ");
}

/** "39 criteria examined", "43 criteria to be examined". */
export function tellCriteria({ criteriaCount, standing }: ReportView): string | undefined {
  if (criteriaCount === undefined) return undefined;
  const noun = criteriaCount === 1 ? "criterion" : "criteria";
  return `${criteriaCount} ${noun} ${standing === "in-preparation" ? "to be examined" : "examined"}`;
}

/** Whether the report's page has a part on what it covers. */
export function hasCoverage({
  covers,
  doesNotCover,
}: Pick<ReportView, "covers" | "doesNotCover">): boolean {
  return covers.length + doesNotCover.length > 0;
}

/** What it takes to read it, in one line. */
export function tellAccess(
  { access, standing, next }: Pick<ReportView, "access" | "standing" | "next">,
  company: string,
): string {
  if (standing === "withdrawn") return "No longer given out";
  if (access === "public")
    return next.kind === "none"
      ? "Public, but no file is published"
      : "Public: anybody may open it";
  if (access === "nda") return "Not public: an NDA first, then it is sent";
  return `Not public: an NDA first, then a person at ${company} decides`;
}

/** "2 noted in testing", "None noted", "Not stated"; undefined where it is withheld. */
export function tellExceptions({ exceptions }: Pick<ReportView, "exceptions">): string | undefined {
  if (!exceptions.published) return undefined;
  if (!exceptions.value) return "Not stated";
  return exceptions.value.count === 0 ? "None noted" : `${exceptions.value.count} noted in testing`;
}
