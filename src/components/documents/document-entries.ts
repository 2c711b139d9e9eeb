/** Everything there is to have in one shape: reports, certificates, letters and other documents, by what it takes to get them. */
import { isAttestation } from "#src/domain/report-families.ts";
import type { DocumentView, NextStep, Portal, ReportView } from "#src/domain/views.ts";
import type { ContentFile } from "#src/schemas/text.ts";

export type EntryKind = DocumentView["kind"] | "report" | "letter" | "certificate";

export interface DocumentEntry {
  id: string;
  kind: EntryKind;
  title: string;
  summary?: string | undefined;
  version?: string | undefined;
  /** The day of this version. */
  dated?: string | undefined;
  products: string[];
  access: DocumentView["access"];
  file?: ContentFile | undefined;
  next: NextStep;
  /** Only reports have a page of their own. */
  report?: ReportView | undefined;
  /** Only other documents. */
  document?: DocumentView | undefined;
}

export interface DocumentGroups {
  open: DocumentEntry[];
  /** Requestable after an NDA alone. */
  nda: DocumentEntry[];
  /** Requestable after an NDA and a person's decision. */
  approval: DocumentEntry[];
  /** Not issued, withdrawn, or without a file. */
  absent: DocumentEntry[];
}

function kindOf({ kind }: ReportView): EntryKind {
  if (kind === "management-letter") return "letter";
  return isAttestation(kind) ? "report" : "certificate";
}

function entryOfReport(report: ReportView): DocumentEntry {
  const { id, title, summary, products, access, file, next } = report;
  const dated = report.issuedOn ?? report.letter?.signedOn;
  return { id, kind: kindOf(report), title, summary, dated, products, access, file, next, report };
}

function entryOfDocument(document: DocumentView): DocumentEntry {
  const { id, kind, title, summary, version, dated, products, access, file, next } = document;
  return { id, kind, title, summary, version, dated, products, access, file, next, document };
}

/** In force and in preparation first, then other documents, then past reports. */
export function listDocuments({
  reports,
  documents,
}: Pick<Portal, "reports" | "documents">): DocumentEntry[] {
  const isPresent = ({ standing }: ReportView) =>
    standing === "in-force" || standing === "in-preparation";
  return [
    ...reports.filter(isPresent).map(entryOfReport),
    ...documents.map(entryOfDocument),
    ...reports.filter((report) => !isPresent(report)).map(entryOfReport),
  ];
}

export function groupDocuments(entries: readonly DocumentEntry[]): DocumentGroups {
  const requestable = entries.filter(({ next }) => next.kind === "request");
  return {
    open: entries.filter(({ next }) => next.kind === "open"),
    nda: requestable.filter(({ access }) => access === "nda"),
    approval: requestable.filter(({ access }) => access !== "nda"),
    absent: entries.filter(({ next }) => next.kind === "ask" || next.kind === "none"),
  };
}
