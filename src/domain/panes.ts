/**
 * The five panes of the fanlight. Only auditors' reports change a pane; what tools see now never does.
 * Where several reports in force examine a category, the one that says most against it decides. A pane is lit only
 * where current reports with an unmodified opinion examined the category for every product.
 */
import { CATEGORIES, CATEGORY_LETTERS, CATEGORY_NAMES, CRITERIA } from "../frameworks/criteria.ts";
import type { Category, Company } from "../schemas/company.ts";
import { listOf } from "./counting-words.ts";
import { modifiedCriteria, modifiesCategory } from "./opinion-reach.ts";
import { describeUnexamined } from "./pane-outlook.ts";
import { describeLight, examinedTo } from "./pane-products.ts";
import { lastExaminedDay } from "./report-age.ts";
import { isSoc2 } from "./report-families.ts";
import type { Products } from "./report-products.ts";
import type { ReportRecord, ReportRecords } from "./report-records.ts";
import type { Pane, PaneState } from "./views.ts";

type Face = Pick<Pane, "state" | "because" | "report" | "modifiedOn">;

const DECIDES: readonly PaneState[] = ["barred", "lit", "unlit", "hatched"];

/** " That report is stale." where it is not current any more. */
function ageRemark({ age }: ReportRecord): string {
  return age === undefined || age.state === "current" ? "" : ` That report is ${age.state}.`;
}

function barredBecause(
  report: ReportRecord,
  examined: string,
  value: string,
  modifiedOn: readonly string[],
  onDescription: boolean,
): string {
  const on = [...(onDescription ? ["the description"] : []), ...modifiedOn];
  const where = on.length === 0 ? "" : ` on ${listOf(on)}`;
  const opinion =
    value === "disclaimer"
      ? `the auditor disclaimed an opinion${where}`
      : `the opinion is ${value}${where}`;
  return `${examined}; ${opinion}.${ageRemark(report)}`;
}

/** Of a report that does not light the pane. */
function faceOf(report: ReportRecord, category: Category, products: Products): Face {
  const base = { report: report.id, modifiedOn: [] };
  const { opinion } = report.data;
  const examined = examinedTo(report, products);
  if (!opinion.published)
    return {
      ...base,
      state: "unlit",
      because: `${examined}; the opinion is not published here. It is in the report.${ageRemark(report)}`,
    };
  if (!opinion.value)
    return {
      ...base,
      state: "unlit",
      because: `${examined}; the opinion is not stated here.${ageRemark(report)}`,
    };
  if (modifiesCategory(opinion.value, category)) {
    const modifiedOn = modifiedCriteria(opinion.value, category);
    const because = barredBecause(
      report,
      examined,
      opinion.value.value,
      modifiedOn,
      opinion.value.modifies.includes("description"),
    );
    return { ...base, state: "barred", because, modifiedOn };
  }
  const aged = report.age
    ? `${examined.replace("Examined", "last examined")}; that report is ${report.age.state}`
    : "its report names no day examined";
  return { ...base, state: "hatched", because: `In the programme; ${aged}.` };
}

function lights(report: ReportRecord, category: Category): boolean {
  const { opinion } = report.data;
  return (
    opinion.published &&
    opinion.value !== undefined &&
    !modifiesCategory(opinion.value, category) &&
    report.age?.state === "current"
  );
}

/** Undefined where no report in force examined the category. */
function decide(
  reports: readonly ReportRecord[],
  category: Category,
  products: Products,
): Face | undefined {
  const inForce = reports
    .filter(
      ({ issued, standing, data }) =>
        issued && standing === "in-force" && data.categories.includes(category),
    )
    .sort((one, other) =>
      (lastExaminedDay(other.data) ?? "").localeCompare(lastExaminedDay(one.data) ?? ""),
    );
  const lighting = inForce.filter((report) => lights(report, category));
  const faces = [
    ...(lighting.length > 0 ? [describeLight(lighting, products)] : []),
    ...inForce
      .filter((report) => !lighting.includes(report))
      .map((report) => faceOf(report, category, products)),
  ];
  return faces.sort((one, other) => DECIDES.indexOf(one.state) - DECIDES.indexOf(other.state))[0];
}

export function describePanes(
  { published, hidden }: ReportRecords,
  { categories: programme, products }: Pick<Company, "categories" | "products">,
  today: string,
): Pane[] {
  const isExamination = ({ data }: ReportRecord) => isSoc2(data.kind);
  const unlisted = hidden.filter(isExamination);
  const reports = [...published.values()]
    .filter(isExamination)
    .sort((one, other) => one.id.localeCompare(other.id));
  const common = CRITERIA.filter((criterion) => criterion.category === "common").length;
  return CATEGORIES.map((category) => ({
    category,
    name: CATEGORY_NAMES[category],
    letters: CATEGORY_LETTERS[category],
    criteria: {
      common,
      own: CRITERIA.filter((criterion) => criterion.category === category).length,
    },
    ...(programme.includes(category)
      ? (decide(reports, category, products) ??
        describeUnexamined(reports, unlisted, category, products, today))
      : { state: "outline" as const, because: "Out of scope.", modifiedOn: [] }),
  }));
}
