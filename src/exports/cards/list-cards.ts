/**
 * The cards of pages that stand for one entry, and of the home page. Other pages have cards too, which say what the page's own
 * title and description say. Made from the published portal alone.
 */
import { addressOf } from "../../domain/addresses.ts";
import { formatDay } from "../../domain/dates.ts";
import { wordOfState } from "../../domain/search/kinds.ts";
import type {
  AnswerView,
  ControlView,
  CriterionView,
  PolicyView,
  Portal,
  ReportView,
  UpdateView,
} from "../../domain/views.ts";
import { nameCategories } from "../search/claim-records.ts";
import { dateOf } from "../search/document-records.ts";
import type { Card } from "./card.ts";

const PANE_WORDS = {
  lit: "Examined, opinion unmodified",
  barred: "Examined, opinion modified",
  unlit: "Examined, opinion not published",
  hatched: "Not examined yet",
  outline: "Out of scope",
} as const;

/** "Examined: Security, Availability. Out of scope: Privacy.", which the drawn window says in shapes. */
export function tellPanes(panes: Portal["panes"]): string {
  return Object.entries(PANE_WORDS)
    .map(([state, word]) => ({ word, own: panes.filter((pane) => pane.state === state) }))
    .filter(({ own }) => own.length > 0)
    .map(({ word, own }) => `${word}: ${own.map(({ name }) => name).join(", ")}.`)
    .join(" ");
}

function criterionCard({ id, summary, counts, state }: CriterionView): Card {
  return {
    page: addressOf.criterion(id),
    kind: `Criterion ${id}`,
    title: summary,
    line: counts,
    state: wordOfState(state),
  };
}

function controlCard({ id, title, because, state }: ControlView): Card {
  return {
    page: addressOf.control(id),
    kind: `Control ${id}`,
    title,
    line: because,
    state: wordOfState(state),
  };
}

function policyCard({ id, title, version, summary, state, approvedOn }: PolicyView): Card {
  return {
    page: addressOf.policy(id),
    kind: `Policy, version ${version}`,
    title,
    line: summary,
    state: state === "current" ? undefined : wordOfState(state),
    date: approvedOn && `Approved ${formatDay(approvedOn)}`,
  };
}

function tellPeriod(report: ReportView): string | undefined {
  const { period, asOf, letter } = report;
  if (period && !asOf && !letter && period.start !== period.end)
    return `${formatDay(period.start)} to ${formatDay(period.end)}`;
  const date = dateOf(report);
  return date && `${date.label} ${formatDay(date.on)}`;
}

function reportCard(report: ReportView): Card {
  const { id, title, short, standing, stageLabel, categories } = report;
  return {
    page: addressOf.report(id),
    kind: title.startsWith(short) ? "Report" : short,
    title,
    line: nameCategories(categories) || undefined,
    state: standing === "in-preparation" ? stageLabel : wordOfState(standing),
    date: tellPeriod(report),
  };
}

function answerCard({ id, question, value, state, topics, lastReviewed }: AnswerView): Card {
  return {
    page: addressOf.answer(id),
    kind: topics[0] ? `Answer, ${topics[0]}` : "Answer",
    title: question,
    line: value === "text" ? undefined : `${value === "partial" ? "In part" : wordOfState(value)}.`,
    state: state === "current" ? undefined : "Review overdue",
    date: `Reviewed ${formatDay(lastReviewed)}`,
  };
}

function updateCard({ id, kind, title, summary, date }: UpdateView): Card {
  return {
    page: addressOf.update(id),
    kind: `Update, ${wordOfState(kind).toLowerCase()}`,
    title,
    line: summary,
    date: formatDay(date),
  };
}

function homeCard({ panes }: Portal): Card {
  return {
    page: "/",
    kind: "Trust center",
    title: "What was examined, what is watched, what we say",
    line: tellPanes(panes),
    panes,
  };
}

export function listCards(portal: Portal): Card[] {
  return [
    homeCard(portal),
    ...portal.criteria.map(criterionCard),
    ...portal.controls.map(controlCard),
    ...portal.policies.map(policyCard),
    ...portal.reports.map(reportCard),
    ...portal.answers.map(answerCard),
    ...portal.updates.map(updateCard),
  ];
}
