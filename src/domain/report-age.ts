/** How old a report is, counted in calendar months from the last day it examined. */
import type { Company } from "../schemas/company.ts";
import type { Report } from "../schemas/report.ts";
import { addMonths, daysBetween } from "./dates.ts";
import { isIssued, type ReportDates } from "./report-standing.ts";
import type { ReportAge } from "./views.ts";

type Aged = ReportDates & Pick<Report, "type">;

/** The last day examined: the end of the period, or the as-of day. */
export function lastExaminedDay(report: Pick<Report, "period" | "asOf">): string | undefined {
  return report.period?.end ?? report.asOf;
}

/** Undefined for what is not issued, names no day, or is a letter. */
export function describeAge(
  report: Aged,
  ages: Company["ages"],
  today: string,
): ReportAge | undefined {
  const from = lastExaminedDay(report);
  if (from === undefined || report.kind === "management-letter" || !isIssued(report, today))
    return undefined;
  const isType1 = report.type === 1 || report.period === undefined;
  const agingFrom = addMonths(from, isType1 ? ages.type1AgingMonths : ages.agingMonths);
  const staleFrom = addMonths(from, isType1 ? ages.type1StaleMonths : ages.staleMonths);
  const state = today >= staleFrom ? "stale" : today >= agingFrom ? "aging" : "current";
  return { state, from, days: daysBetween(from, today), agingFrom, staleFrom };
}
