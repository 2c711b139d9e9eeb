/** Reports and documents as entries of the search: what is said of them in public, never what is in the files. */
import { addressOf } from "../../domain/addresses.ts";
import { documentKindWords } from "../../domain/document-kinds.ts";
import type { DocumentView, Portal, ReportView } from "../../domain/views.ts";
import { nameCategories } from "./claim-records.ts";
import { inSentences, type SearchRecord } from "./search-record.ts";

export function dateOf({ asOf, period, certificate, letter }: ReportView): SearchRecord["date"] {
  if (asOf) return { label: "As of", on: asOf };
  if (letter?.signedOn) return { label: "Signed", on: letter.signedOn };
  if (period) return { label: "Period to", on: period.end };
  return certificate?.expires ? { label: "Valid to", on: certificate.expires } : undefined;
}

function recordReport(report: ReportView): SearchRecord {
  const { id, title, short, summary, stageLabel, auditor, categories, covers, doesNotCover } =
    report;
  const issuer = auditor.published ? auditor.value?.name : undefined;
  return {
    url: addressOf.report(id),
    kind: "report",
    title,
    where: nameCategories(categories) || short,
    text: inSentences([
      short,
      summary,
      stageLabel,
      issuer,
      nameCategories(categories),
      ...covers,
      ...doesNotCover.map((part) => `Does not cover: ${part}`),
    ]),
    state: report.standing,
    date: dateOf(report),
    categories,
  };
}

function recordDocument(document: DocumentView): SearchRecord {
  const { id, kind, title, summary, version, dated, expired, overdueSince } = document;
  const state = expired ? "expired" : overdueSince ? "overdue" : "current";
  return {
    url: addressOf.document(id),
    kind: "document",
    title,
    where: documentKindWords[kind],
    text: inSentences([summary, version && `version ${version}`]),
    state,
    date: dated ? { label: "Dated", on: dated } : undefined,
    categories: [],
  };
}

export function recordDocuments({ reports, documents }: Portal): SearchRecord[] {
  return [...reports.map(recordReport), ...documents.map(recordDocument)];
}
