/** A published answer, whether it is past its date, and what it refers to. */
import type { Answer } from "../schemas/answer.ts";
import type { Entry } from "../schemas/content.ts";
import type { AnswerView, ControlView, PolicyRef } from "./views.ts";

export interface AnswerSurroundings {
  controls: ReadonlyMap<string, ControlView>;
  policies: ReadonlyMap<string, PolicyRef>;
  /** Titles of published reports by id. */
  reports: ReadonlyMap<string, { id: string; title: string }>;
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
  const { access: _, controls, policies, reports, criteria, ...open } = data;
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
  };
}
