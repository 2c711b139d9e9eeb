/** What a page to send may show, by kind and id: facts of the published portal in a few words each. One file, which the page reads. */
import { addressOf } from "../../domain/addresses.ts";
import { formatDay } from "../../domain/dates.ts";
import { wordOfState } from "../../domain/search/kinds.ts";
import type { SharedEntries, SharedEntry } from "../../domain/share-entries.ts";
import { readPlainly } from "../../domain/text-sections.ts";
import type {
  AnswerView,
  CriterionView,
  Examination,
  PolicyView,
  ReportView,
} from "../../domain/views.ts";
import { nameCategories } from "../search/claim-records.ts";
import { dateOf } from "../search/document-records.ts";
import type { Source } from "../source.ts";

export const SHARE_ENTRIES = "/share/entries.json";

/** An answer's page has the rest. */
const LONGEST = 420;

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(" ", LONGEST))} …` : text;
}

const facts = (...all: (readonly [string, string | undefined])[]): [string, string][] =>
  all.flatMap(([label, text]) => (text ? [[label, text] as [string, string]] : []));

function tellOpinion({ opinion, kind }: ReportView): string | undefined {
  if (!kind.startsWith("soc")) return undefined;
  if (!opinion.published) return "not published here";
  const { value, modifies = [] } = opinion.value ?? {};
  return (
    value && [value, modifies.length > 0 && `on ${modifies.join(", ")}`].filter(Boolean).join(" ")
  );
}

function tellDays(report: ReportView): string | undefined {
  const { period, asOf, letter } = report;
  if (period && !asOf && !letter) return `${formatDay(period.start)} to ${formatDay(period.end)}`;
  const date = dateOf(report);
  return date && `${date.label.toLowerCase()} ${formatDay(date.on)}`;
}

function shareReport(report: ReportView, asOf: string): SharedEntry {
  const { id, title, standing, stageLabel, auditor, categories, age, next } = report;
  return {
    id,
    href: addressOf.report(id),
    title,
    state: standing === "in-preparation" ? stageLabel : wordOfState(standing),
    facts: facts(
      ["Days", tellDays(report)],
      ["Categories", nameCategories(categories)],
      ["Issued by", auditor.published ? auditor.value?.name : "not published here"],
      ["Opinion", tellOpinion(report)],
      [
        "Age",
        age && `${wordOfState(age.state).toLowerCase()}, ${age.days} days on ${formatDay(asOf)}`,
      ],
      ["Next step", next.kind === "none" ? undefined : next.label],
    ),
  };
}

function tellOpinionHere({ opinion }: Examination): string {
  if (!opinion.published) return "opinion not published here";
  return opinion.value === "modified" ? "opinion modified here" : "opinion not modified here";
}

/** "SOC 2 Type 2 report, to 30 September 2026; SOC 2 Type 1 report, as of 31 December 2024: opinion not modified here". */
function tellExaminations(examined: readonly Examination[]): string {
  const told = Map.groupBy(examined, tellOpinionHere);
  const nameOf = ({ title, period: { start, end } }: Examination) =>
    `${title}, ${start === end ? "as of" : "to"} ${formatDay(end)}`;
  return [...told].map(([said, own]) => `${own.map(nameOf).join("; ")}: ${said}`).join(". ");
}

function shareCriterion(criterion: CriterionView): SharedEntry {
  const { id, summary, state, counts, examined } = criterion;
  return {
    id,
    href: addressOf.criterion(id),
    title: `${id} ${summary}`,
    state: wordOfState(state),
    facts: facts(
      ["Listed and observed", counts],
      ["Examined in", tellExaminations(examined) || "no report"],
    ),
  };
}

function shareAnswer(answer: AnswerView, body: string): SharedEntry {
  const { id, question, value, state, lastReviewed, policies, reports } = answer;
  const word = value === "partial" ? "In part" : wordOfState(value);
  return {
    id,
    href: addressOf.answer(id),
    title: question,
    state: value === "text" ? "Explained" : word,
    facts: facts(
      ["Reviewed", `${formatDay(lastReviewed)}${state === "overdue" ? ", review overdue" : ""}`],
      ["Policies", policies.map(({ title, version }) => `${title} ${version}`).join(", ")],
      ["Reports", reports.map(({ title }) => title).join(", ")],
    ),
    text: cut(readPlainly(body)),
  };
}

function sharePolicy({ id, title, version, state, summary, ...policy }: PolicyView): SharedEntry {
  const { approvedOn, approver, nextReview } = policy;
  return {
    id,
    href: addressOf.policy(id),
    title,
    state: wordOfState(state),
    facts: facts(
      ["Version", version],
      ["Approved", approvedOn && [formatDay(approvedOn), approver].filter(Boolean).join(", ")],
      ["Next review", nextReview && formatDay(nextReview)],
    ),
    text: summary && cut(summary),
  };
}

export function listShared({ portal, texts }: Source): SharedEntries {
  const { asOf, holdsUntil, reports, criteria, answers, policies } = portal;
  return {
    asOf,
    holdsUntil,
    kinds: {
      reports: reports.map((report) => shareReport(report, asOf)),
      criteria: criteria.filter(({ inScope }) => inScope).map(shareCriterion),
      answers: answers.map((answer) => shareAnswer(answer, texts.answers.get(answer.id) ?? "")),
      policies: policies.map(sharePolicy),
    },
  };
}
