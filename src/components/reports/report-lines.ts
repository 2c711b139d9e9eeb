/** The short lines that tell a report at a glance: what it covers, when, and what state it is in. */

import { formatDay, formatShortDay } from "#src/domain/dates.ts";
import { isAttestation } from "#src/domain/report-families.ts";
import type { Portal, ReportView } from "#src/domain/views.ts";
import { CATEGORY_NAMES } from "#src/frameworks/criteria.ts";
import { ageMarks, controlMarks, type StateMark, standingMarks } from "../state/state-marks.ts";

export interface ReportLines {
  /** "Security, Availability" or a certificate's scope. */
  scope: string;
  /** "1 Oct 2025 to 30 Sep 2026 · Harrow Pell LLP". */
  dates: string;
  state: { mark: StateMark; text: string };
  /** "Opinion: unmodified"; undefined where there is nothing to add. */
  second: string | undefined;
}

/** Undefined where there is none to tell, as for certificates. */
export function describeOpinion(report: ReportView): string | undefined {
  if (!isAttestation(report.kind)) return undefined;
  if (!report.opinion.published) return "Opinion not published here";
  const opinion = report.opinion.value;
  if (!opinion) return undefined;
  if (opinion.value === "unmodified") return "Opinion: unmodified";
  const where =
    opinion.modifies.length > 0
      ? ` on ${opinion.modifies.map((name) => (name === "description" ? "the description" : name)).join(", ")}`
      : "";
  return `Opinion: ${opinion.value}${where}`;
}

export function describePeriod(report: ReportView): string | undefined {
  if (report.asOf) return `as of ${formatShortDay(report.asOf)}`;
  if (report.period)
    return `${formatShortDay(report.period.start)} – ${formatShortDay(report.period.end)}`;
  const { validFrom, expires } = report.certificate ?? {};
  if (validFrom && expires) return `${formatShortDay(validFrom)} – ${formatShortDay(expires)}`;
  return undefined;
}

function describeState(report: ReportView): Pick<ReportLines, "state" | "second"> {
  const { standing, age, letter, certificate, expected } = report;
  if (standing === "in-preparation") {
    const second = report.overdueSince
      ? `Report overdue since ${formatDay(report.overdueSince)}`
      : expected?.issue && `Report expected ${formatDay(expected.issue)}`;
    return {
      state: { mark: standingMarks[standing], text: report.stageLabel },
      second: second || undefined,
    };
  }
  if (standing !== "in-force") {
    return {
      state: { mark: standingMarks[standing], text: standingMarks[standing].word },
      second: describeOpinion(report),
    };
  }
  if (letter) {
    const text = letter.signedOn
      ? `Stated by management on ${formatShortDay(letter.signedOn)}`
      : "Stated by management";
    return { state: { mark: controlMarks.stated, text }, second: "No auditor examined these days" };
  }
  if (age) {
    const text = `${ageMarks[age.state].word}, ${report.asOf ? "as of" : "period ended"} ${age.days} ${age.days === 1 ? "day" : "days"} ago`;
    return { state: { mark: ageMarks[age.state], text }, second: describeOpinion(report) };
  }
  const left = certificate?.daysLeft;
  const text =
    left === undefined
      ? standingMarks[standing].word
      : `In force, expires in ${left} ${left === 1 ? "day" : "days"}`;
  const second = certificate?.lastSurveillance
    ? `Last surveillance audit ${formatShortDay(certificate.lastSurveillance)}`
    : describeOpinion(report);
  return { state: { mark: standingMarks[standing], text }, second };
}

export function describeReport(report: ReportView, portal: Portal): ReportLines {
  const products = report.products.map(
    (id) => portal.company.products.find((product) => product.id === id)?.name ?? id,
  );
  const followed = portal.reports.find(({ id }) => id === report.letter?.follows);
  const scope =
    (followed && `Follows: ${followed.title}`) ||
    report.categories.map((category) => CATEGORY_NAMES[category]).join(", ") ||
    (report.certificate?.statementOfApplicability &&
      `Statement of applicability ${report.certificate.statementOfApplicability}`) ||
    (products.length < portal.company.products.length && products.join(", ")) ||
    portal.company.system.name;
  const auditor = report.auditor.published ? report.auditor.value?.name : undefined;
  const signer = report.letter?.signer ? `signed by the ${report.letter.signer}` : undefined;
  const dates = [describePeriod(report), auditor ?? signer].filter(Boolean).join(" · ");
  return { scope, dates, ...describeState(report) };
}
