/** The mail that tells a visitor of a decision. A denial is neutral: the reason stays with the approvers. */
import type { Services } from "../definitions.ts";
import type { LetterBlock } from "../mail/compose-letter.ts";
import { addressOfOpen } from "../requests/settled-letters.ts";
import type { Decision, Verdict } from "./judge-decision.ts";

export interface DecisionLetter {
  subject: string;
  blocks: LetterBlock[];
}

/** Undefined where there is nothing to say: everything was denied, and `denialNote` is off. */
export function composeDecision(
  { documents, question }: Decision,
  { catalogue, settings }: Pick<Services, "catalogue" | "settings">,
): DecisionLetter | undefined {
  const titles = (verdict: Verdict) =>
    documents.filter((one) => one.verdict === verdict).map(({ documentId }) => titleOf(documentId));
  const titleOf = (id: string) => catalogue.documents.find((one) => one.id === id)?.title ?? id;
  const granted = documents.filter(({ verdict }) => verdict === "grant");
  const [asked, denied] = [titles("ask"), titles("deny")];
  const saysDenied = denied.length > 0 && catalogue.access.denialNote;
  if (granted.length === 0 && asked.length === 0 && !saysDenied) return undefined;
  const blocks: LetterBlock[] = [];
  const add = (text: string, items: readonly string[]) =>
    blocks.push({ kind: "text", text }, { kind: "list", items });
  if (granted.length > 0)
    add(
      "You can have these documents. The days count from when you can first open them.",
      granted.map(
        ({ documentId, days = 0, maxDownloads }) =>
          `${titleOf(documentId)}: ${count(days, "day")}${maxDownloads ? `, ${count(maxDownloads, "download")}` : ""}`,
      ),
    );
  if (asked.length > 0) {
    add("We have a question before we decide on:", asked);
    blocks.push({ kind: "text", text: question });
  }
  if (saysDenied)
    add(
      "We cannot give these documents in answer to this request. You are free to ask again, for example when your purpose has changed.",
      denied,
    );
  if (granted.length > 0 || asked.length > 0)
    blocks.push({
      kind: "button",
      label: asked.length > 0 ? "Answer the question" : "See your documents",
      href: new URL(
        asked.length > 0
          ? "/request/status/"
          : addressOfOpen(granted.map(({ documentId }) => documentId)),
        settings.publicUrl,
      ).href,
    });
  return { subject: subjectOf({ granted: granted.length, asked: asked.length }), blocks };
}

function subjectOf({ granted, asked }: { granted: number; asked: number }): string {
  if (asked > 0) return "A question about your request for documents";
  return granted > 0 ? "Your request for documents was approved" : "Your request for documents";
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
