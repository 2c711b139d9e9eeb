/** Which kinds of report examine the same thing, so that one's days may follow another's. */
import type { ReportKind } from "../schemas/report.ts";

export const SOC2_FAMILY: readonly ReportKind[] = ["soc2", "soc2-plus"];
export const SOC1_FAMILY: readonly ReportKind[] = ["soc1"];

/** A SOC 3 report is a short form of a SOC 2 examination, so SOC 2 reports cover days for it, but not the other way. */
const SOC3_FAMILY: readonly ReportKind[] = ["soc3", ...SOC2_FAMILY];

/** Kinds whose days cover days for a report of this kind; undefined for kinds that examine no days. */
export function familyOf(kind: ReportKind): readonly ReportKind[] | undefined {
  return [SOC2_FAMILY, SOC1_FAMILY, SOC3_FAMILY].find((family) => family.includes(kind));
}

/** A CPA's report on days or on a day, in contrast to a certificate or a letter. */
export function isAttestation(kind: ReportKind): boolean {
  return familyOf(kind) !== undefined;
}

export function isSoc2(kind: ReportKind): boolean {
  return SOC2_FAMILY.includes(kind);
}
