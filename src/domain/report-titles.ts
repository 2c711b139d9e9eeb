/** What a report is called, by the standards' own names. */
import type { Report, ReportKind, ReportStage } from "../schemas/report.ts";

type Named = Pick<Report, "kind" | "type" | "title" | "certificate">;

const SHORT: Record<ReportKind, string> = {
  soc2: "SOC 2",
  "soc2-plus": "SOC 2+",
  soc1: "SOC 1",
  soc3: "SOC 3",
  iso27001: "ISO/IEC 27001",
  iso27017: "ISO/IEC 27017",
  iso27018: "ISO/IEC 27018",
  iso27701: "ISO/IEC 27701",
  iso42001: "ISO/IEC 42001",
  "pci-aoc": "PCI DSS",
  hitrust: "HITRUST",
  "csa-star": "CSA STAR",
  certificate: "Certificate",
  "management-letter": "Management letter",
};

/** What stands after the short name; none where that is a title by itself. */
const NOUN: Partial<Record<ReportKind, string>> = {
  soc2: "report",
  "soc2-plus": "report",
  soc1: "report",
  soc3: "report",
  iso27001: "certificate",
  iso27017: "certificate",
  iso27018: "certificate",
  iso27701: "certificate",
  iso42001: "certificate",
  "pci-aoc": "attestation of compliance",
  hitrust: "validated assessment report",
  "csa-star": "registry entry",
};

export const STAGE_LABELS: Record<ReportStage, string> = {
  planned: "Planned",
  readiness: "In preparation",
  observation: "In observation",
  fieldwork: "In fieldwork",
  issued: "Issued",
};

/** "SOC 2 Type 2", "ISO/IEC 27001:2022": the edition's year joins an ISO number. */
export function shortTitleOf({ kind, type, certificate }: Named): string {
  const hasType = kind === "soc1" || kind === "soc2" || kind === "soc2-plus";
  if (hasType && type !== undefined) return `${SHORT[kind]} Type ${type}`;
  const year = kind.startsWith("iso") ? certificate?.edition?.match(/\d{4}$/)?.[0] : undefined;
  return year === undefined ? SHORT[kind] : `${SHORT[kind]}:${year}`;
}

export function titleOf(report: Named): string {
  if (report.title !== undefined) return report.title;
  const noun = NOUN[report.kind];
  return noun === undefined ? SHORT[report.kind] : `${shortTitleOf(report)} ${noun}`;
}
