/** An opinion in words, with the mark of the auditor's voice. */
import { listOf } from "#src/domain/counting-words.ts";
import type { ReportView } from "#src/domain/views.ts";
import type { Opinion } from "#src/schemas/report.ts";

type Reported = Pick<ReportView, "opinion" | "criteriaCount">;

export interface OpinionWords {
  mark: "examined" | "modified" | "undisclosed";
  /** "Unmodified", "Qualified", "Adverse", "Disclaimer". */
  word: string;
  /** Criteria on which it is modified, in the order in which the company names them. */
  criteria: string[];
  /** The opinion is modified on the description of the system. */
  onDescription: boolean;
  meaning: string;
  /** "On the other 38 criteria examined it is not modified."; only where the opinion says so. */
  rest?: string | undefined;
  basis?: string | undefined;
}

const MEANINGS = {
  unmodified: "The auditor’s conclusion holds without a reservation.",
  qualified: "The auditor’s conclusion holds except for what is named.",
  adverse: "The auditor concluded against what management asserted.",
  disclaimer: "The auditor could not obtain enough evidence to conclude.",
} as const;
/** Qualified, where nothing is named. */
const RESERVED = "The auditor’s conclusion holds with a reservation.";

function restOf({ opinion, criteriaCount }: Reported, criteria: readonly string[]) {
  if (!opinion.published || opinion.value?.value !== "qualified") return undefined;
  if (criteria.length === 0 || criteriaCount === undefined) return undefined;
  const others = criteriaCount - criteria.length;
  if (others <= 0) return undefined;
  return `On the other ${others} criteria examined it is not modified.`;
}

function meaningOf({ value, modifies, basis }: Opinion): string {
  if (value === "unmodified" || modifies.length > 0) return MEANINGS[value];
  const meaning = value === "qualified" ? RESERVED : MEANINGS[value];
  return basis ? meaning : `${meaning} What it is modified on is not stated here.`;
}

/** Undefined where it is withheld or not stated; both are said by who asks. */
export function describeOpinionWords(report: Reported): OpinionWords | undefined {
  if (!report.opinion.published || !report.opinion.value) return undefined;
  const { value, modifies, basis } = report.opinion.value;
  const criteria = modifies.filter((name) => name !== "description");
  return {
    mark: value === "unmodified" ? "examined" : "modified",
    word: `${value.slice(0, 1).toUpperCase()}${value.slice(1)}`,
    criteria,
    onDescription: modifies.includes("description"),
    meaning: meaningOf(report.opinion.value),
    rest: restOf(report, criteria),
    basis,
  };
}

/** "Unmodified", "Qualified on A1.3 and the description", "Not published here", "Not stated". */
export function tellOpinion(report: Reported): string {
  if (!report.opinion.published) return "Not published here";
  const words = describeOpinionWords(report);
  if (!words) return "Not stated";
  const on = [...words.criteria, ...(words.onDescription ? ["the description"] : [])];
  return on.length === 0 ? words.word : `${words.word} on ${listOf(on)}`;
}
