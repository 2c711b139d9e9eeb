/** What a reader can do next with a report, who decides, and what comes first. */
import type { Portal, ReportView } from "#src/domain/views.ts";
import { tellFile } from "../documents/file-words.ts";

export interface NextStepWords {
  title: string;
  intro: string;
  /** What happens, in order; empty where there is nothing to wait for. */
  steps: string[];
  /** A limit of use that belongs to the kind of report. */
  limit?: string | undefined;
}

function limitOf({ kind }: ReportView): string | undefined {
  if (kind === "soc1")
    return "A SOC 1 report is meant for customers whose accounts it bears on, and for their auditors.";
  if (kind === "soc2" || kind === "soc2-plus")
    return "A SOC 2 report is restricted in use: it is meant for readers who know enough to judge it, and is not passed on.";
  return undefined;
}

function describeRequest(report: ReportView, company: string): NextStepWords {
  const file = report.file ? `${tellFile(report.file)}. ` : "";
  const last =
    report.access === "nda"
      ? "With the agreement signed, your copy is sent. Nobody else has to decide."
      : `A person at ${company} decides. If the answer is yes, your copy is sent.`;
  return {
    title: "Next step: request it",
    intro: `${file}It is not public.`,
    steps: [
      "You say who you are, for whom you ask and what for.",
      "You sign a non-disclosure agreement (NDA), unless one is in force.",
      last,
    ],
    limit: limitOf(report),
  };
}

export function describeNextStep(report: ReportView, { company }: Portal): NextStepWords {
  if (report.next.kind === "request") return describeRequest(report, company.name);
  if (report.next.kind === "ask")
    return {
      title: "Next step: ask to be told",
      intro: "It is not issued, so there is nothing to read yet.",
      steps: [],
    };
  if (report.next.kind === "open")
    return {
      title: "Next step: open it",
      intro: `${report.file ? `${tellFile(report.file)}. ` : ""}Public: no form and no NDA.`,
      steps: [],
    };
  if (report.standing === "withdrawn")
    return { title: "Withdrawn", intro: "It is no longer given out.", steps: [] };
  return {
    title: "No file is published",
    intro: `Write to ${company.name} if you need it.`,
    steps: [],
  };
}
