/**
 * The five panes of the fanlight. Only auditors' reports change a pane; what tools see now never does.
 * Where several reports in force examine a category, the one that says most against it decides.
 */
import { CATEGORIES, CATEGORY_LETTERS, CATEGORY_NAMES, CRITERIA } from "../frameworks/criteria.ts";
import type { Category } from "../schemas/company.ts";
import { listOf } from "./counting-words.ts";
import { formatDay } from "./dates.ts";
import { observedDays } from "./day-covers.ts";
import { modifiedCriteria, modifiesCategory } from "./opinion-reach.ts";
import { lastExaminedDay } from "./report-age.ts";
import { isSoc2 } from "./report-families.ts";
import type { ReportRecord } from "./report-records.ts";
import type { Pane, PaneState } from "./views.ts";

type Face = Pick<Pane, "state" | "because" | "report" | "modifiedOn">;

const DECIDES: readonly PaneState[] = ["barred", "lit", "unlit", "hatched"];

function examinedTo(report: ReportRecord): string {
  const day = lastExaminedDay(report.data);
  if (day === undefined) return "Examined";
  return report.data.period ? `Examined to ${formatDay(day)}` : `Examined as of ${formatDay(day)}`;
}

/** " That report is stale." where it is not current any more. */
function ageRemark({ age }: ReportRecord): string {
  return age === undefined || age.state === "current" ? "" : ` That report is ${age.state}.`;
}

function barredBecause(
  report: ReportRecord,
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
  return `${examinedTo(report)}; ${opinion}.${ageRemark(report)}`;
}

function faceOf(report: ReportRecord, category: Category): Face {
  const base = { report: report.id, modifiedOn: [] };
  const { opinion } = report.data;
  if (!opinion.published)
    return {
      ...base,
      state: "unlit",
      because: `${examinedTo(report)}; the opinion is not published here. It is in the report.${ageRemark(report)}`,
    };
  if (!opinion.value)
    return {
      ...base,
      state: "unlit",
      because: `${examinedTo(report)}; the opinion is not stated here.${ageRemark(report)}`,
    };
  if (modifiesCategory(opinion.value, category)) {
    const modifiedOn = modifiedCriteria(opinion.value, category);
    const because = barredBecause(
      report,
      opinion.value.value,
      modifiedOn,
      opinion.value.modifies.includes("description"),
    );
    return { ...base, state: "barred", because, modifiedOn };
  }
  if (report.age?.state === "current")
    return {
      ...base,
      state: "lit",
      because: `${examinedTo(report)}; the opinion is unmodified here.`,
    };
  const aged = report.age
    ? `${examinedTo(report).replace("Examined", "last examined")}; that report is ${report.age.state}`
    : "its report names no day examined";
  return { ...base, state: "hatched", because: `In the programme; ${aged}.` };
}

/** What is known of the next examination, as the end of a sentence. */
function preparationOf(report: ReportRecord, today: string): string {
  const { stage, expected } = report.data;
  const begun = observedDays(report, today);
  const parts: string[] = [];
  if (begun && stage === "observation") parts.push(`in observation since ${formatDay(begun.from)}`);
  if (stage === "fieldwork") parts.push("fieldwork under way");
  if (expected?.issue !== undefined && expected.issue >= today)
    parts.push(`report expected ${formatDay(expected.issue)}`);
  else if (expected?.issue !== undefined)
    parts.push(`report overdue since ${formatDay(expected.issue)}`);
  return parts.join(", ");
}

function unexamined(reports: readonly ReportRecord[], category: Category, today: string): Face {
  const next = reports.find(
    ({ data, standing }) => standing === "in-preparation" && data.categories.includes(category),
  );
  const outlook = next ? preparationOf(next, today) : "";
  return {
    state: "hatched",
    because: `In the programme, not examined yet${outlook && `; ${outlook}`}.`,
    modifiedOn: [],
    report: next?.id,
  };
}

function decide(reports: readonly ReportRecord[], category: Category, today: string): Face {
  const faces = reports
    .filter(
      ({ issued, standing, data }) =>
        issued && standing === "in-force" && data.categories.includes(category),
    )
    .map((report) => ({ face: faceOf(report, category), day: lastExaminedDay(report.data) ?? "" }))
    .sort(
      (one, other) =>
        DECIDES.indexOf(one.face.state) - DECIDES.indexOf(other.face.state) ||
        other.day.localeCompare(one.day),
    );
  return faces[0]?.face ?? unexamined(reports, category, today);
}

export function describePanes(
  records: ReadonlyMap<string, ReportRecord>,
  programme: readonly Category[],
  today: string,
): Pane[] {
  const reports = [...records.values()]
    .filter(({ data }) => isSoc2(data.kind))
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
      ? decide(reports, category, today)
      : { state: "outline" as const, because: "Out of scope.", modifiedOn: [] }),
  }));
}
