/** What a form did, told on the page that the browser reads next. The address names it; the words are ours. */

export interface Said {
  title: string;
  tone: "ok" | "warn";
}

const WORDS = {
  approved: "The request is approved. The visitor gets a mail.",
  "more-info": "The question is on its way. The request waits for the visitor.",
  denied: "The request is denied.",
  "taken-back": "The question is taken back. The request waits for a decision again.",
  extended: "The grant is extended.",
  revoked: "The grant is revoked. From now on nothing can be downloaded by it.",
  reactivated: "The grant is open again.",
  confirmed: "The agreement signed elsewhere is confirmed.",
  refused: "The claim is refused. The visitor is asked to sign.",
  voided: "The agreement is void. What needs it cannot be downloaded any more.",
  held: "The agreement is on hold: nothing erases it.",
  released: "The hold is lifted.",
  erased: "The person is erased. The log keeps that it happened, and not who it was.",
  "invitation-revoked": "The invitation is revoked. What was given by it stays given.",
  "search-done": "The search is off the list. It comes back if readers go on looking for it.",
  "session-ended": "The session is ended.",
} as const;

const TROUBLE = {
  "not-possible":
    "Nothing was done: somebody else was faster, or it is no longer in a state that allows this.",
  "reason-missing": "Nothing was done: say why, since the log keeps it.",
  "days-wrong": "Nothing was done: type a number of days from 1 to 365.",
} as const;

export type SaidName = keyof typeof WORDS | keyof typeof TROUBLE;

export function saidWords(name: string | null): Said | undefined {
  if (name === null) return undefined;
  if (Object.hasOwn(WORDS, name)) return { title: WORDS[name as keyof typeof WORDS], tone: "ok" };
  if (Object.hasOwn(TROUBLE, name))
    return { title: TROUBLE[name as keyof typeof TROUBLE], tone: "warn" };
  return undefined;
}

/** `path` with what was done. */
export function saying(path: string, name: SaidName): string {
  return `${path}?said=${name}`;
}
