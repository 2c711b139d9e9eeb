/** The company's public answers, ready to be asked for: which terms stand in which, and how rare each is. */
import { WEAK_WORDS } from "../search/stop-words.ts";
import { foldQuestion, termsOf } from "./terms.ts";

/** An answer as the portal publishes it (`/api/v1/answers.json`). */
export interface KnownAnswer {
  id: string;
  question: string;
  value: "yes" | "no" | "partial" | "not-applicable" | "text";
  text: string;
  topics: readonly string[];
  state: "current" | "overdue";
  lastReviewed: string;
  questionnaires: Readonly<Record<string, readonly string[]>>;
  page: string;
  /** The same question as questionnaires word it, where their wording is published. */
  wordings?: readonly string[];
}

export interface IndexedAnswer {
  answer: KnownAnswer;
  /** Terms of each way in which the question is worded. */
  wordings: { terms: ReadonlyMap<string, number>; weight: number }[];
  /** How much a term that stands elsewhere in the answer counts beside one of the question. */
  rest: ReadonlyMap<string, number>;
}

export interface AnswerIndex {
  answers: readonly IndexedAnswer[];
  byTerm: ReadonlyMap<string, readonly number[]>;
  bySame: ReadonlyMap<string, number>;
  weightOf(term: string): number;
  /** Weight of a term that one answer alone has. */
  rarest: number;
}

const IN_TOPIC = 0.5;
const IN_TEXT = 0.4;
const WEAK = 0.35;
/** A word that no answer has: what it asks is answered by none of them. */
const UNKNOWN = 2.4;

export function indexAnswers(answers: readonly KnownAnswer[]): AnswerIndex {
  const byTerm = new Map<string, Set<number>>();
  const bySame = new Map<string, number>();
  const note = (terms: Iterable<string>, index: number) => {
    for (const term of terms) byTerm.set(term, (byTerm.get(term) ?? new Set()).add(index));
  };
  const parts = answers.map((answer, index) => {
    const questions = [answer.question, ...(answer.wordings ?? [])];
    for (const question of questions)
      if (!bySame.has(foldQuestion(question))) bySame.set(foldQuestion(question), index);
    const wordings = questions.map(termsOf);
    const topics = termsOf(answer.topics.join(". "));
    const text = termsOf(answer.text);
    for (const terms of [...wordings, topics, text]) note(terms.keys(), index);
    const rest = new Map<string, number>();
    for (const term of text.keys()) rest.set(term, IN_TEXT);
    for (const term of topics.keys()) rest.set(term, IN_TOPIC);
    return { answer, wordings, rest };
  });
  const weightOf = (term: string) => {
    const known = byTerm.get(term)?.size;
    const rarity = known === undefined ? UNKNOWN : Math.log(1 + answers.length / known);
    return WEAK_WORDS.has(term) ? rarity * WEAK : rarity;
  };
  return {
    answers: parts.map(({ answer, wordings, rest }) => ({
      answer,
      rest,
      wordings: wordings.map((terms) => ({
        terms,
        weight: [...terms].reduce((sum, [term, share]) => sum + weightOf(term) * share, 0),
      })),
    })),
    byTerm: new Map([...byTerm].map(([term, found]) => [term, [...found]])),
    bySame,
    weightOf,
    rarest: Math.log(1 + answers.length),
  };
}
