/**
 * The answer to one row of somebody's questionnaire, or none. Ids first, then the same words, then words alone; where words are
 * not enough the row stays blank, because a wrong answer costs more than a missing one.
 */
import { WEAK_WORDS } from "../search/stop-words.ts";
import type { AnswerIndex, IndexedAnswer, KnownAnswer } from "./answer-index.ts";
import { foldQuestion, termsOf } from "./terms.ts";

export interface AskedRow {
  question: string;
  /** Id of the row, where the file is known to be a questionnaire that answers name. */
  id?: string | undefined;
  section?: string | undefined;
}

/** How an answer was found: by the row's id, by the same words, by most of its words. */
export type Sureness = "id" | "same" | "close";

export interface Candidate {
  answer: KnownAnswer;
  /** From 0 to 1. */
  score: number;
  /** Weight of the words that it shares and that say something. */
  telling: number;
}

export interface Match {
  /** Undefined: left blank. */
  chosen: KnownAnswer | undefined;
  sure: Sureness | undefined;
  /** The best ones, the chosen one among them, for a person to choose from. */
  candidates: Candidate[];
}

/** What the first line asks counts in full, what explains it less, the heading above it least. */
const REST = 0.15;
const HEADING = 0.25;

/** Measured on real questionnaires (`npm run bench -- questionnaires <folder>`): below these, wrong answers begin. */
const ENOUGH = 0.65;
const AHEAD = 1.15;
/** Of the weight of the rarest word, so much must be shared: one word that stands in many answers is no sign of any of them. */
const SIGN = 0.4;
const SHOWN = 4;

function weighTerms({ question, section }: AskedRow, { weightOf }: AnswerIndex) {
  const [first = "", ...rest] = question.trim().split(/\n+/);
  const weights = new Map<string, number>();
  const add = (text: string, share: number) => {
    for (const [term, own] of termsOf(text))
      if (!weights.has(term)) weights.set(term, weightOf(term) * own * share);
  };
  add(first, 1);
  add(rest.join(" "), REST);
  add(section ?? "", HEADING);
  return weights;
}

function scoreOf(
  weights: ReadonlyMap<string, number>,
  asked: number,
  { wordings, rest }: IndexedAnswer,
): Pick<Candidate, "score" | "telling"> {
  let best = { score: 0, telling: 0 };
  for (const { terms, weight } of wordings) {
    let covered = 0;
    let back = 0;
    let telling = 0;
    for (const [term, own] of weights) {
      const share = terms.get(term);
      if (share !== undefined) {
        covered += own;
        back += Math.min(own, own * share * 2);
        if (!WEAK_WORDS.has(term)) telling += own * share;
      } else covered += own * (rest.get(term) ?? 0);
    }
    const score = Math.sqrt((covered / asked) * Math.min(1, back / weight));
    if (telling > 0 && score > best.score) best = { score, telling };
  }
  return best;
}

function findCandidates(row: AskedRow, index: AnswerIndex): Candidate[] {
  const weights = weighTerms(row, index);
  const asked = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (asked === 0) return [];
  const touched = new Set([...weights.keys()].flatMap((term) => index.byTerm.get(term) ?? []));
  return [...touched]
    .flatMap((at) => {
      const indexed = index.answers[at];
      return indexed ? [{ answer: indexed.answer, ...scoreOf(weights, asked, indexed) }] : [];
    })
    .filter(({ score }) => score > 0.15)
    .sort((one, other) => other.score - one.score || (one.answer.id < other.answer.id ? -1 : 1))
    .slice(0, SHOWN);
}

function withFirst(answer: KnownAnswer, candidates: readonly Candidate[]): Candidate[] {
  const others = candidates.filter((candidate) => candidate.answer.id !== answer.id);
  return [{ answer, score: 1, telling: Number.POSITIVE_INFINITY }, ...others].slice(0, SHOWN);
}

/** @param questionnaire name by which answers name its rows; undefined where the file is none that is known */
export function matchQuestion(
  row: AskedRow,
  index: AnswerIndex,
  questionnaire: string | undefined,
): Match {
  const candidates = findCandidates(row, index);
  const { id } = row;
  if (questionnaire !== undefined && id !== undefined) {
    const own = index.answers.find(({ answer }) =>
      answer.questionnaires[questionnaire]?.includes(id.replace(/\s+/g, "-")),
    )?.answer;
    if (own) return { chosen: own, sure: "id", candidates: withFirst(own, candidates) };
  }
  const same = index.answers[index.bySame.get(foldQuestion(row.question)) ?? -1]?.answer;
  if (same) return { chosen: same, sure: "same", candidates: withFirst(same, candidates) };
  const [first, second] = candidates;
  const isEnough =
    first !== undefined && first.score >= ENOUGH && first.telling >= SIGN * index.rarest;
  const isAhead = first !== undefined && first.score >= (second?.score ?? 0) * AHEAD;
  return isEnough && isAhead
    ? { chosen: first.answer, sure: "close", candidates }
    : { chosen: undefined, sure: undefined, candidates };
}
