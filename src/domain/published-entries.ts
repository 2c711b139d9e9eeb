/**
 * First half of the publication policy: which entries exist for the public at all. Hidden reports and documents,
 * internal policies and answers, and what is announced only later are taken out here, before anything reads them.
 * Reports are the exception: report-records.ts reads the hidden ones too, because they end the standing of published
 * ones, and keeps them apart.
 */
import type { Content, Entry } from "../schemas/content.ts";
import type { Subprocessor } from "../schemas/subprocessor.ts";

/** Announced only in the future, and not in use yet. */
export function isUnannounced(
  { announcedOn, effectiveOn }: Partial<Pick<Subprocessor, "announcedOn" | "effectiveOn">>,
  today: string,
): boolean {
  if (announcedOn === undefined || announcedOn <= today) return false;
  return effectiveOn === undefined || effectiveOn > today;
}

function isNotHidden(entry: Entry<{ access: string }>): boolean {
  return entry.data.access !== "hidden";
}

/** Their questions are published, not their answers: `answer-view.ts` takes out the rest. */
export function selectGatedAnswers({ answers }: Content): Content["answers"] {
  return answers.filter(({ data }) => data.access === "nda" || data.access === "approval");
}

function isPublic(entry: Entry<{ access: string }>): boolean {
  return entry.data.access === "public";
}

export function selectPublishedEntries(content: Content, today: string): Content {
  return {
    ...content,
    access: undefined,
    nda: [],
    policies: content.policies.filter(isPublic),
    answers: content.answers.filter(isPublic),
    questionnaires: content.questionnaires.filter(isPublic),
    reports: content.reports.filter(isNotHidden),
    documents: content.documents.filter(isNotHidden),
    subprocessors: content.subprocessors.filter((entry) => !isUnannounced(entry.data, today)),
    updates: content.updates.filter((entry) => entry.data.date <= today),
  };
}
