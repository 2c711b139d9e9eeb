/** Answers from the command line, from a person, or as suggested. */
import { type Context, Refusal, UsageError } from "../command.ts";
import { type Answers, QUESTIONS, type Question } from "./answers.ts";

export interface Given {
  /** Options of the command line, by name. */
  options: Readonly<Record<string, unknown>>;
  /** Whether suggestions are taken without asking. */
  yes: boolean;
}

export async function askQuestions(
  { options, yes }: Given,
  { ask, out }: Context,
): Promise<Answers> {
  const answers: Partial<Answers> = {};
  const missing: string[] = [];
  for (const question of QUESTIONS) {
    const typed = options[question.option];
    const suggestion = question.suggest(answers);
    if (typeof typed === "string")
      Object.assign(answers, { [question.key]: readOption(question, typed) });
    else if (!yes && ask)
      Object.assign(answers, {
        [question.key]: await askUntilRead(question, { suggestion, ask, out }),
      });
    else if (suggestion !== undefined)
      Object.assign(answers, { [question.key]: readOption(question, suggestion) });
    else missing.push(`--${question.option}`);
  }
  if (missing.length === 0) return answers as Answers;
  if (yes)
    throw new UsageError(
      `With --yes nothing is asked, so these options are needed: ${missing.join(", ")}.`,
    );
  throw new Refusal(
    `Nobody can be asked here. Give the answers as options, with --yes and: ${missing.join(", ")}.`,
  );
}

function readOption(question: Question, typed: string): Answers[keyof Answers] {
  const read = question.read(typed);
  if ("problem" in read) throw new UsageError(`--${question.option}: ${read.problem}`);
  return read.value;
}

interface Asking extends Required<Pick<Context, "out">> {
  suggestion: string | undefined;
  ask: NonNullable<Context["ask"]>;
}

async function askUntilRead(
  question: Question,
  { suggestion, ask, out }: Asking,
): Promise<Answers[keyof Answers]> {
  const offered = suggestion === undefined ? "" : ` [${suggestion}]`;
  for (;;) {
    const typed = (await ask(`${question.text}${offered}: `)).trim();
    const read = question.read(typed === "" ? (suggestion ?? "") : typed);
    if ("value" in read) return read.value;
    out(read.problem);
  }
}
