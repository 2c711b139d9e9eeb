/** Ten questions to any vendor, each with what this company's newest report answers. */
import { countOf, listOf } from "#src/domain/counting-words.ts";
import { formatDay } from "#src/domain/dates.ts";
import type { Portal, ReportView } from "#src/domain/views.ts";
import { CATEGORY_NAMES } from "#src/frameworks/criteria.ts";
import { tellDaysSince } from "../reports/day-words.ts";
import { hasDays } from "../reports/family-timeline.ts";
import { tellOpinion } from "../reports/opinion-words.ts";
import { hasCoverage, tellDays, tellExceptions, tellSystem } from "../reports/report-words.ts";
import { findLeading, linkTo, type NoteLine, sortSoc2 } from "./note-lines.ts";

export interface Question {
  question: string;
  answer: NoteLine;
}

const NO_REPORT: NoteLine = { text: "No SOC 2 report is in force." };

function tellFirm({ auditor }: ReportView): string {
  if (!auditor.published) return "The firm is not named here; the report names it.";
  if (!auditor.value) return "Not stated.";
  const { name, licence, peerReview } = auditor.value;
  return `${[name, licence].filter(Boolean).join(", ")}; peer review ${peerReview ? "linked" : "not linked"}.`;
}

function tellDuties({ customers, withheldCuecs }: ReportView): string {
  if (!customers.published) return "Not published here; ask under NDA.";
  if (customers.value.length + withheldCuecs === 0) return "None stated.";
  const open = `${customers.value.length || "None"} stated here`;
  return withheldCuecs > 0 ? `${open}, ${withheldCuecs} in the report only.` : `${open}.`;
}

function tellSince(report: ReportView): string {
  const since = tellDaysSince(report.daysSince);
  if (!since) return (report.age?.days ?? 0) > 0 ? "Not stated here." : "None.";
  const parts = [...since.parts, `${since.uncovered === 0 ? "none" : since.uncovered} in nothing`];
  return `${countOf(since.total, "day")}: ${listOf(parts)}.`;
}

function tellNext(portal: Portal): NoteLine {
  const [next] = sortSoc2(portal).inPreparation;
  if (!next) return { text: "None is stated to be in preparation." };
  const { overdueSince, expected, stageLabel } = next;
  if (overdueSince)
    return { text: `Overdue since ${formatDay(overdueSince)}.`, link: linkTo(next) };
  const when = expected?.issue ? `, expected ${formatDay(expected.issue)}` : "";
  return { text: `${stageLabel}${when}.`, link: linkTo(next) };
}

export function askVendor(portal: Portal): Question[] {
  const report = findLeading(portal);
  const say = (tell: (report: ReportView) => string, part?: string): NoteLine =>
    report
      ? {
          text: tell(report),
          link:
            part === undefined
              ? undefined
              : { label: "Details", href: `/reports/${report.id}/#${part}` },
        }
      : NO_REPORT;
  const carved = (told: ReportView) =>
    listOf(
      told.subservice.filter(({ method }) => method === "carve-out").map(({ name }) => name),
    ) || "None is stated";
  return [
    {
      question: "Which report, of which type, over which days?",
      answer: report
        ? {
            text: `${report.short}, ${tellDays(report) ?? "no days stated"}.`,
            link: linkTo(report),
          }
        : NO_REPORT,
    },
    {
      question: "Is the system that we will use the one that was examined?",
      answer: say(
        (told) => `${tellSystem(told, portal)}.`,
        report && hasCoverage(report) ? "coverage" : undefined,
      ),
    },
    {
      question: "Which categories does it cover?",
      answer: say(
        (told) =>
          `${told.categories.map((category) => CATEGORY_NAMES[category]).join(", ") || "Not stated"}.`,
      ),
    },
    {
      question: "Which firm examined it, under which licence, and who reviews that firm?",
      answer: say(tellFirm),
    },
    {
      question: "What is the opinion, and on what is it modified?",
      answer: say((told) => `${tellOpinion(told)}.`, "opinion"),
    },
    {
      question: "Which exceptions were noted, and what did management answer?",
      answer: say(
        (told) => `${tellExceptions(told) ?? "Not published here; ask under NDA"}.`,
        "opinion",
      ),
    },
    {
      question: "Who is carved out, and have you read their reports?",
      answer: say(
        (told) => `${carved(told)}.`,
        report && report.subservice.length > 0 ? "subservice" : undefined,
      ),
    },
    { question: "What must we do ourselves?", answer: say(tellDuties) },
    {
      question: "How many days have passed since, and what covers them?",
      answer: say(tellSince, report && hasDays(report, portal) ? "days" : undefined),
    },
    { question: "When is the next report expected?", answer: tellNext(portal) },
  ];
}
