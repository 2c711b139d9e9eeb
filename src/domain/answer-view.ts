/** A published answer, whether it is past its date, and what it refers to; of one that is not for everybody, what it takes. */
import type { Answer } from "../schemas/answer.ts";
import type { Entry } from "../schemas/content.ts";
import { addressOf } from "./addresses.ts";
import type {
  AnswerView,
  ControlView,
  DocumentRef,
  DocumentView,
  GatedAnswerView,
  PolicyRef,
  ReportView,
} from "./views.ts";

export interface AnswerSurroundings {
  controls: ReadonlyMap<string, ControlView>;
  policies: ReadonlyMap<string, PolicyRef>;
  /** Titles of published reports by id. */
  reports: ReadonlyMap<string, { id: string; title: string }>;
  /** Published reports and documents by id. */
  documents: ReadonlyMap<string, DocumentRef>;
  mapPublished: boolean;
  today: string;
}

/** Valid to the end of its last day. */
export function answerStateOf(
  { validUntil }: Pick<Answer, "validUntil">,
  today: string,
): AnswerView["state"] {
  return validUntil !== undefined && validUntil < today ? "overdue" : "current";
}

export function describeAnswer(
  { id, data }: Entry<Answer>,
  around: AnswerSurroundings,
): AnswerView {
  const { access: _, controls, policies, reports, documents, criteria, ...open } = data;
  return {
    id,
    ...open,
    state: answerStateOf(data, around.today),
    criteria: around.mapPublished ? criteria : [],
    controls: controls.flatMap((control) => around.controls.get(control) ?? []),
    policies: policies.flatMap((policy) => around.policies.get(policy) ?? []),
    reports: reports.flatMap((report) => {
      const known = around.reports.get(report);
      return known ? [{ id: known.id, title: known.title }] : [];
    }),
    documents: documents.flatMap((document) => around.documents.get(document) ?? []),
  };
}

/** Named key by key, so that a new key of answers stays where it is. */
export function describeGatedAnswer(
  { id, data }: Entry<Answer>,
  documents: AnswerSurroundings["documents"],
): GatedAnswerView {
  return {
    id,
    question: data.question,
    topics: data.topics,
    products: data.products,
    questionnaires: data.questionnaires,
    access: data.access === "nda" ? "nda" : "approval",
    documents: data.documents.flatMap((document) => documents.get(document) ?? []),
  };
}

export function referToDocuments(
  reports: readonly ReportView[],
  documents: readonly DocumentView[],
): Map<string, DocumentRef> {
  const refs = [
    ...reports.map((report) => ({ ...report, href: addressOf.report(report.id) })),
    ...documents.map((document) => ({ ...document, href: addressOf.document(document.id) })),
  ];
  return new Map(
    refs.map(({ id, title, href, access, next }) => [id, { id, title, href, access, next }]),
  );
}
