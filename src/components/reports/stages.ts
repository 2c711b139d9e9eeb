/** The steps of a report in preparation: which it has taken, where it stands, what is ahead, with the dates that are stated. */
import { formatDay, formatPeriod } from "#src/domain/dates.ts";
import { isAttestation } from "#src/domain/report-families.ts";
import type { ReportView } from "#src/domain/views.ts";

type Stage = ReportView["stage"];

export interface Step {
  stage: Stage;
  label: string;
  state: "done" | "now" | "ahead";
  meaning: string;
  /** Dates of this step, as the company states them. */
  when?: string | undefined;
}

const STEPS: readonly Pick<Step, "stage" | "label" | "meaning">[] = [
  { stage: "planned", label: "Planned", meaning: "Decided, not begun" },
  { stage: "readiness", label: "Readiness", meaning: "Scope is set, gaps are sought and closed" },
  { stage: "observation", label: "Observation", meaning: "The days that the report will examine" },
  { stage: "fieldwork", label: "Fieldwork", meaning: "The auditor tests and writes" },
  { stage: "issued", label: "Issued", meaning: "The report is there" },
];

type Prepared = Pick<
  ReportView,
  "kind" | "type" | "stage" | "standing" | "period" | "asOf" | "expected" | "overdueSince"
>;

function whenOf(
  stage: Stage,
  { period, asOf, expected, overdueSince }: Prepared,
): string | undefined {
  if (stage === "observation" && period && !asOf) return formatPeriod(period);
  if (stage === "fieldwork" && asOf) return `as of ${formatDay(asOf)}`;
  if (stage !== "issued") return undefined;
  if (overdueSince) return `overdue since ${formatDay(overdueSince)}`;
  return expected?.issue && `expected ${formatDay(expected.issue)}`;
}

/** Only an examination over a period has days to observe. */
function hasObservation({ kind, type, stage }: Prepared): boolean {
  return stage === "observation" || (isAttestation(kind) && type !== 1);
}

export function describeStages(report: Prepared): Step[] {
  const steps = STEPS.filter(({ stage }) => stage !== "observation" || hasObservation(report));
  // A report that is dated in the future counts as not issued yet.
  const stage =
    report.stage === "issued" && report.standing === "in-preparation" ? "fieldwork" : report.stage;
  const now = steps.findIndex((step) => step.stage === stage);
  return steps.map((step, index) => ({
    ...step,
    state: index < now ? "done" : index === now ? "now" : "ahead",
    when: whenOf(step.stage, report),
  }));
}
