/** Reports on the Trust Services Criteria: a SOC 3 report is the short form of the examination behind a SOC 2 report. */
import type { ReportKind } from "../../schemas/report.ts";
import { isSoc2 } from "../report-families.ts";

export function examinesCriteria(kind: ReportKind): boolean {
  return isSoc2(kind) || kind === "soc3";
}
