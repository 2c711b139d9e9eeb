/** What a pane says where no report in force examines its category: the last examination, and what is known of the next. */
import type { Category } from "../schemas/company.ts";
import { formatDay } from "./dates.ts";
import { observationEnded, observedDays } from "./day-covers.ts";
import { examinedTo } from "./pane-products.ts";
import { lastExaminedDay } from "./report-age.ts";
import type { Products } from "./report-products.ts";
import type { ReportRecord } from "./report-records.ts";
import type { Pane } from "./views.ts";

/** What is known of the next examination, as the end of a sentence. */
function preparationOf(report: ReportRecord, today: string): string {
  const { stage, expected } = report.data;
  const begun = observedDays(report, today);
  const ended = observationEnded(report, today);
  const parts: string[] = [];
  if (ended !== undefined) parts.push(`observation ended ${formatDay(ended)}`);
  else if (begun && stage === "observation")
    parts.push(`in observation since ${formatDay(begun.from)}`);
  if (stage === "fieldwork") parts.push("fieldwork under way");
  if (expected?.issue !== undefined && expected.issue >= today)
    parts.push(`report expected ${formatDay(expected.issue)}`);
  else if (expected?.issue !== undefined)
    parts.push(`report overdue since ${formatDay(expected.issue)}`);
  return parts.join(", ");
}

/** The newest examination by a report that is not in force any more. */
function findLast(reports: readonly ReportRecord[]): ReportRecord | undefined {
  return reports
    .filter(
      ({ issued, standing, data }) =>
        issued && standing !== "in-preparation" && lastExaminedDay(data) !== undefined,
    )
    .sort((one, other) =>
      (lastExaminedDay(other.data) ?? "").localeCompare(lastExaminedDay(one.data) ?? ""),
    )[0];
}

/** A hidden examination is not told of, but neither is it denied. */
function leadOf(isHiddenExamined: boolean, last: ReportRecord | undefined): string {
  if (isHiddenExamined) return "not examined in a report in force that is listed here";
  return last ? "not examined in a report in force" : "not examined yet";
}

/** `reports` and `hidden`: SOC 2 reports, of which none published is in force for the category. */
export function describeUnexamined(
  reports: readonly ReportRecord[],
  hidden: readonly ReportRecord[],
  category: Category,
  products: Products,
  today: string,
): Pick<Pane, "state" | "because" | "report" | "modifiedOn"> {
  const onCategory = reports.filter(({ data }) => data.categories.includes(category));
  const next = onCategory.find(({ standing }) => standing === "in-preparation");
  const last = findLast(onCategory);
  const isHiddenExamined = hidden.some(
    ({ issued, data }) => issued && data.categories.includes(category),
  );
  const before =
    last &&
    `last ${examinedTo(last, products).replace("Examined", "examined")} in a report that was ${last.standing}`;
  const parts = [
    leadOf(isHiddenExamined, last),
    before,
    next ? preparationOf(next, today) : undefined,
  ];
  return {
    state: "hatched",
    because: `In the programme, ${parts.filter(Boolean).join("; ")}.`,
    modifiedOn: [],
    report: next?.id,
  };
}
