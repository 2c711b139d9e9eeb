/** The public answers with every wording under which they are known, fetched once: afterwards the page needs no connection. */
import type { KnownAnswer } from "#src/domain/fill/answer-index.ts";

interface AnswersDocument {
  entries: (KnownAnswer & { alsoAsked: string[] })[];
}
interface QuestionnaireDocument {
  entries: { question?: string; answers: { id: string }[] }[];
}

async function load<Document>(address: string): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} is not there.`);
  return (await response.json()) as Document;
}

/** @param questionnaires addresses of those whose wording is published */
export async function loadAnswers(questionnaires: readonly string[]): Promise<KnownAnswer[]> {
  const [{ entries }, ...forms] = await Promise.all([
    load<AnswersDocument>("/api/v1/answers.json"),
    ...questionnaires.map((address) => load<QuestionnaireDocument>(address)),
  ]);
  const wordings = new Map<string, string[]>();
  for (const { question, answers } of forms.flatMap((form) => form.entries))
    for (const { id } of question === undefined ? [] : answers)
      wordings.set(id, [...(wordings.get(id) ?? []), question ?? ""]);
  return entries.map((answer) => ({
    ...answer,
    wordings: [...answer.alsoAsked, ...(wordings.get(answer.id) ?? [])],
  }));
}
