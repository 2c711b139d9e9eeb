/** Short words about a document: its kind, its date, and whether it is still good. */
import { formatDay } from "#src/domain/dates.ts";
import { documentKindWords } from "#src/domain/document-kinds.ts";
import { describePeriod } from "../reports/report-lines.ts";
import { ageMarks, type StateMark, standingMarks } from "../state/state-marks.ts";
import type { DocumentEntry, EntryKind } from "./document-entries.ts";

/** In the order in which a filter offers them. */
export const kindWords: Record<EntryKind, string> = {
  report: "Auditor’s report",
  letter: "Management letter",
  certificate: "Certificate",
  ...documentKindWords,
};

/** "1 Oct 2025 – 30 Sep 2026", or "Dated 23 April 2026, version 2.1"; "No date stated" where there is none. */
export function tellDated({ report, dated, version }: DocumentEntry): string {
  const days = report && describePeriod(report);
  if (days) return days;
  const parts = [dated && `Dated ${formatDay(dated)}`, version && `version ${version}`];
  const text = parts.filter(Boolean).join(", ");
  return text ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}` : "No date stated";
}

export interface Remark {
  text: string;
  /** Where it is a state, its mark. */
  mark?: StateMark | undefined;
}

const OVERDUE: StateMark = {
  mark: "attention",
  word: "Overdue",
  tone: "warn",
  meaning: "the next version was expected by now",
};

function remarksOnReport(report: NonNullable<DocumentEntry["report"]>): Remark[] {
  const { standing, age, stageLabel, overdueSince, expected } = report;
  if (standing === "in-preparation") {
    const when = overdueSince
      ? { text: `Overdue since ${formatDay(overdueSince)}`, mark: OVERDUE }
      : expected?.issue && { text: `Expected ${formatDay(expected.issue)}` };
    return [{ text: stageLabel, mark: standingMarks[standing] }, ...(when ? [when] : [])];
  }
  if (standing !== "in-force")
    return [{ text: standingMarks[standing].word, mark: standingMarks[standing] }];
  return age ? [{ text: ageMarks[age.state].word, mark: ageMarks[age.state] }] : [];
}

/** What a reader must know of its age: expired, overdue, when it expires, when the next one is expected. */
export function describeRemarks({ report, document }: DocumentEntry): Remark[] {
  if (report) return remarksOnReport(report);
  if (!document) return [];
  const { expired, expires, overdueSince, nextExpected } = document;
  const validity = expired
    ? { text: `Expired ${formatDay(expires ?? "")}`, mark: standingMarks.expired }
    : expires && { text: `Valid to ${formatDay(expires)}` };
  const next = overdueSince
    ? { text: `Next version overdue since ${formatDay(overdueSince)}`, mark: OVERDUE }
    : nextExpected && { text: `Next version expected ${formatDay(nextExpected)}` };
  return [validity, next].filter((remark) => remark !== undefined && remark !== "");
}

/** `data-state` of its row. */
export function stateOf({ report, document }: DocumentEntry): string {
  if (report) return report.standing;
  if (document?.expired) return "expired";
  return document?.overdueSince ? "overdue" : "current";
}

/** Words of the kinds that are there, as options of a filter. */
export function presentKinds(entries: readonly DocumentEntry[]): Record<string, string> {
  const present = new Set(entries.map(({ kind }) => kind));
  return Object.fromEntries(
    Object.entries(kindWords).filter(([kind]) => present.has(kind as EntryKind)),
  );
}

/** As a line of the mail that asks for it: "SOC 2 Type 2 report (1 Oct 2025 – 30 Sep 2026)". */
export function tellWanted(entry: DocumentEntry): string {
  const dated = tellDated(entry);
  return dated === "No date stated"
    ? entry.title
    : `${entry.title} (${dated.slice(0, 1).toLowerCase()}${dated.slice(1)})`;
}
