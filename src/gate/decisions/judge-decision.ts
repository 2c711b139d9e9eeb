/** What an approver typed into the decision's form, judged before anything is written. Pure. */

export type Verdict = "grant" | "ask" | "deny";

export interface DocumentVerdict {
  documentId: string;
  verdict: Verdict | undefined;
  /** 1 to 365; of a grant. */
  days: number | undefined;
  /** No limit where it is undefined. */
  maxDownloads: number | undefined;
}

export interface Decision {
  documents: readonly DocumentVerdict[];
  /** What is asked of the visitor, word for word. */
  question: string;
  /** Why it is denied: for the approvers and the log, never for the visitor. */
  reason: string;
}

const LONGEST_TEXT = 2000;

/** Faults by the name of the field, in the order of the form; empty where the decision can be carried out. */
export function judgeDecision(
  { documents, question, reason }: Decision,
  open: readonly string[],
): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const documentId of open) {
    const given = documents.find((one) => one.documentId === documentId);
    if (!given?.verdict) faults[`verdict-${documentId}`] = "Say what happens with this document";
    if (given?.verdict !== "grant") continue;
    if (!isWhole(given.days, 365))
      faults[`days-${documentId}`] = "Type a number of days from 1 to 365";
    if (given.maxDownloads !== undefined && !isWhole(given.maxDownloads, 1000))
      faults[`max-${documentId}`] = "Type a number of downloads from 1 to 1000, or leave it empty";
  }
  const has = (verdict: Verdict) => documents.some((one) => one.verdict === verdict);
  if (has("ask") && !question) faults.question = "Type what you want to know";
  if (has("deny") && !reason)
    faults.reason = "Type why it is denied; only approvers and auditors read it";
  if (question.length > LONGEST_TEXT) faults.question = `Use at most ${LONGEST_TEXT} characters`;
  if (reason.length > LONGEST_TEXT) faults.reason = `Use at most ${LONGEST_TEXT} characters`;
  return faults;
}

function isWhole(value: number | undefined, most: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= most;
}
