/** The form with which news by mail is asked for, and what follows from the mails. */
import { isTopic, labelsOf, TOPICS, type Topic, topicWords } from "../../../domain/door/topics.ts";
import { askSubscription, readTopics } from "../../subscriptions/ask-subscription.ts";
import {
  confirmSubscription,
  type SubscribeLink,
  viewSubscribeLink,
} from "../../subscriptions/confirm-subscription.ts";
import {
  changeSubscription,
  readStopToken,
  readSubscription,
} from "../../subscriptions/end-subscription.ts";
import { networkOf } from "../client-ip.ts";
import { folderFor } from "../dev/outbox.ts";
import type { Door } from "../door.ts";
import { type FieldErrors, NO_ERRORS } from "../field-errors.ts";
import { fieldOf, readForm, seeOther } from "../read-form.ts";
import { TRAP } from "./ask.ts";
import { GONE } from "./confirm.ts";

export interface TopicChoice {
  topic: Topic;
  label: string;
  hint: string;
  isTicked: boolean;
}

function choices(ticked: readonly string[]): TopicChoice[] {
  return TOPICS.map((topic) => ({ topic, ...topicWords[topic], isTicked: ticked.includes(topic) }));
}

export interface SubscribePage {
  status: number;
  company: string;
  topics: TopicChoice[];
  email: string;
  errors: FieldErrors;
}

export async function showSubscribe(
  request: Request,
  { services, ip }: Door,
): Promise<Response | SubscribePage> {
  const company = services.catalogue.company.name;
  if (request.method !== "POST") {
    const asked = new URL(request.url).searchParams.getAll("topic").filter(isTopic);
    const topics = choices(asked);
    return { status: 200, company, topics, email: "", errors: NO_ERRORS };
  }
  const form = await readForm(request);
  const typed = { email: fieldOf(form, "email"), topics: topicsIn(form) };
  const asked = await askSubscription(services, {
    typed,
    trap: fieldOf(form, TRAP),
    network: networkOf(ip),
  });
  if (asked.kind === "taken") return seeOther("/subscribe/sent/");
  const topics = choices(typed.topics);
  return { status: 400, company, topics, email: typed.email, errors: asked.errors };
}

function topicsIn(form: FormData): string[] {
  return form.getAll("topic").filter((topic) => typeof topic === "string");
}

export function showSubscribeSent(request: Request, door: Door) {
  const { security } = door.services.catalogue.company;
  return { security, mailsHere: folderFor(request, door) !== undefined };
}

export interface SubscribeConfirmPage {
  status: number;
  token: string;
  link: SubscribeLink;
  /** What was confirmed by the form before; undefined where the page only asks. */
  confirmed: string[] | undefined;
  company: string;
}

export async function showSubscribeConfirm(
  request: Request,
  { services }: Door,
): Promise<SubscribeConfirmPage> {
  const company = services.catalogue.company.name;
  if (request.method !== "POST") {
    const token = new URL(request.url).searchParams.get("t") ?? "";
    const link = await viewSubscribeLink(services, token);
    const status = link.kind === "open" ? 200 : GONE;
    return { status, token, link, confirmed: undefined, company };
  }
  const token = fieldOf(await readForm(request), "t");
  const done = await confirmSubscription(services, token);
  const confirmed = done && labelsOf(done.topics);
  return { status: done ? 200 : GONE, token, link: { kind: "over" }, confirmed, company };
}

export interface SubscribeStopPage {
  status: number;
  token: string;
  company: string;
  /** Undefined where the address was not made by us. */
  topics: TopicChoice[] | undefined;
  /** Nothing is subscribed to, or no longer. */
  isOver: boolean;
  /** A form was sent. */
  isChanged: boolean;
  errors: FieldErrors;
}

/** The page behind the address in each mail. Mail programs post to it by themselves (RFC 8058): no page, and no session either. */
export async function showSubscribeStop(
  request: Request,
  { services }: Door,
): Promise<Response | SubscribeStopPage> {
  const token = new URL(request.url).searchParams.get("s") ?? "";
  const company = services.catalogue.company.name;
  const personId = readStopToken(services, token);
  const page = { token, company, errors: NO_ERRORS };
  if (!personId) return { ...page, status: 404, topics: undefined, isOver: true, isChanged: false };
  if (request.method !== "POST") {
    const topics = await readSubscription(services.store.db, personId);
    const isOver = topics.length === 0;
    return { ...page, status: 200, topics: choices(topics), isOver, isChanged: false };
  }
  const form = await readForm(request, STOP_BYTES);
  if (form.get("List-Unsubscribe") === "One-Click") {
    await changeSubscription(services, personId, []);
    return new Response("Ended.\n", { headers: { "content-type": "text/plain;charset=utf-8" } });
  }
  const wanted = form.get("keep") === "yes" ? readTopics(topicsIn(form)) : [];
  if (form.get("keep") === "yes" && wanted.length === 0) {
    const topics = choices([]);
    const errors = { topic: "Choose at least one topic, or end all of it" };
    return { ...page, status: 400, topics, isOver: false, isChanged: false, errors };
  }
  await changeSubscription(services, personId, wanted);
  const topics = await readSubscription(services.store.db, personId);
  const isOver = topics.length === 0;
  return { ...page, status: 200, topics: choices(topics), isOver, isChanged: true };
}

const STOP_BYTES = 2048;
