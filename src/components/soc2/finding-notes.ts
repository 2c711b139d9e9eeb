/** Notes on what auditors concluded and found, or that it is not published. */
import type { Portal, ReportView } from "#src/domain/views.ts";
import { tellOpinion } from "../reports/opinion-words.ts";
import { tellExceptions } from "../reports/report-words.ts";
import { linkTo, type NoteLine, sortSoc2 } from "./note-lines.ts";

function issuedIn(portal: Portal): ReportView[] {
  const { inForce, past } = sortSoc2(portal);
  return [...inForce, ...past.filter(({ standing }) => standing !== "withdrawn")];
}

export function noteOpinions(portal: Portal): NoteLine[] {
  const reports = issuedIn(portal);
  if (reports.length === 0) return [{ text: "No report, so no opinion." }];
  return reports.map((report) => ({
    text: `${tellOpinion(report)}${report.standing === "in-force" ? "" : `, ${report.standing}`}:`,
    link: linkTo(report, "opinion"),
  }));
}

export function noteExceptions(portal: Portal): NoteLine[] {
  const reports = issuedIn(portal);
  if (reports.length === 0) return [{ text: "No report, so no tests." }];
  if (reports.some(({ exceptions }) => !exceptions.published))
    return [
      { text: "Exceptions are not published here; they stand in the reports. Ask under NDA." },
    ];
  return reports.map((report) => ({
    text: `${tellExceptions(report)}:`,
    link: linkTo(report, "opinion"),
  }));
}
