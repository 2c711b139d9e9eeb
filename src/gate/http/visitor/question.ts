/** The form for a question or a report of a vulnerability. */
import { QUESTION_KINDS, receiverOf, sendQuestion } from "../../questions/send-question.ts";
import { networkOf } from "../client-ip.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { TRAP } from "./ask.ts";

export interface QuestionPage {
  status: number;
  company: string;
  security: string;
  /** The form before was taken. */
  isSent: boolean;
  values: { kind: string; email: string; name: string; text: string };
  errors: FieldErrors;
}

export async function showQuestion(
  request: Request,
  { services, ip }: Door,
): Promise<Response | QuestionPage> {
  const { company } = services.catalogue;
  const page = { company: company.name, security: company.security, isSent: false };
  if (request.method !== "POST") {
    const { searchParams } = new URL(request.url);
    const asked = searchParams.get("kind") ?? "";
    const kind = QUESTION_KINDS.find((known) => known === asked) ?? "";
    const values = { kind, email: "", name: "", text: "" };
    return { ...page, status: 200, isSent: searchParams.has("sent"), values, errors: NO_ERRORS };
  }
  const form = await readForm(request);
  const values = {
    kind: fieldOf(form, "kind"),
    email: fieldOf(form, "email"),
    name: fieldOf(form, "name"),
    text: fieldOf(form, "text"),
  };
  const trap = fieldOf(form, TRAP);
  const sent = await sendQuestion(services, { typed: values, trap, network: networkOf(ip) });
  if (sent.kind === "taken") return seeOther("/ask/?sent");
  if (sent.kind === "invalid") return { ...page, status: 400, values, errors: sent.errors };
  const kind = QUESTION_KINDS.find((known) => known === values.kind) ?? "question";
  const errors = {
    text: `Too much was sent within the hour, so this was not; mail it to ${receiverOf(company, kind)}`,
  };
  return { ...page, status: 429, values, errors };
}
