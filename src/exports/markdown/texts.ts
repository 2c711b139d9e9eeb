/** Policies, answers and updates in Markdown: their facts, then their text as the company wrote it. */
import { addressOf } from "../../domain/addresses.ts";
import { countOf } from "../../domain/counting-words.ts";
import { formatDay } from "../../domain/dates.ts";
import { wordOf } from "../../domain/state-words.ts";
import type {
  AnswerView,
  GatedAnswerView,
  PolicyView,
  Portal,
  UpdateView,
} from "../../domain/views.ts";
import { type Absolute, absoluteTo, type ExportFile } from "../export-file.ts";
import type { Source } from "../source.ts";
import { VALUE_WORDS } from "./answer-values.ts";
import { type MarkdownPage, markdownFile } from "./page.ts";
import { listQuestionnairePages } from "./questionnaires.ts";
import { blocks, facts, heading, link, list, plain, table } from "./write-markdown.ts";

function policyBody(policy: PolicyView, text: string, absolute: Absolute): string {
  return blocks([
    policy.summary && plain(policy.summary),
    facts([
      ["Version", plain(policy.version)],
      ["State", wordOf(policy.state)],
      ["Basis", "Self-reported"],
      ["Owner", policy.owner && plain(policy.owner)],
      ["Approved by", policy.approver && `the ${plain(policy.approver)}`],
      ["Approved on", policy.approvedOn && formatDay(policy.approvedOn)],
      ["Next review", policy.nextReview && formatDay(policy.nextReview)],
      ["Criteria", policy.criteria.join(", ")],
    ]),
    text,
    policy.controls.length > 0 &&
      blocks([
        heading(2, "Controls that carry it out"),
        list(
          policy.controls.map(({ id, title }) =>
            link(`${id} ${title}`, absolute(addressOf.control(id))),
          ),
        ),
      ]),
    policy.revisions.length > 0 &&
      blocks([
        heading(2, "Revisions"),
        list(
          policy.revisions.map(({ version, on, change }) =>
            [formatDay(on), version && `version ${plain(version)}`, plain(change)]
              .filter(Boolean)
              .join(", "),
          ),
        ),
      ]),
  ]);
}

function tellReports(answer: AnswerView, portal: Portal): string {
  const absolute = absoluteTo(portal.company.portal);
  const named = new Set(answer.reports.map(({ id }) => id));
  return portal.reports
    .filter(({ id }) => named.has(id))
    .map(({ id, title, standing, age }) => {
      const states = [standing, ...(age && standing === "in-force" ? [age.state] : [])];
      return `${link(title, absolute(addressOf.report(id)))} (${states.map(wordOf).join(", ")})`;
    })
    .join(", ");
}

function gatedBody(answer: GatedAnswerView, absolute: Absolute): string {
  const takes =
    answer.access === "nda"
      ? "a signed non-disclosure agreement"
      : "a signed non-disclosure agreement and a person’s approval";
  return blocks([
    `The answer is not public. It takes ${takes}.`,
    facts([
      [
        "Answered in",
        answer.documents.map(({ title, href }) => link(title, absolute(href))).join(", "),
      ],
      ["Topics", answer.topics.map(plain).join(", ")],
    ]),
  ]);
}

function answerBody(answer: AnswerView, text: string, portal: Portal): string {
  const absolute = absoluteTo(portal.company.portal);
  return blocks([
    facts([
      ["Value", VALUE_WORDS[answer.value]],
      ["State", wordOf(answer.state)],
      ["Basis", "Self-reported"],
    ]),
    text,
    facts([
      ["Last reviewed", formatDay(answer.lastReviewed)],
      ["Valid until", answer.validUntil && formatDay(answer.validUntil)],
      ["Owner", answer.owner && plain(answer.owner)],
      ["Topics", answer.topics.map(plain).join(", ")],
      ["Criteria", answer.criteria.join(", ")],
      [
        "Controls",
        answer.controls
          .map(({ id, state }) => `${link(id, absolute(addressOf.control(id)))} (${wordOf(state)})`)
          .join(", "),
      ],
      [
        "Policies",
        answer.policies
          .map(
            ({ id, title, state }) =>
              `${link(title, absolute(addressOf.policy(id)))} (${wordOf(state)})`,
          )
          .join(", "),
      ],
      ["Reports", tellReports(answer, portal)],
      [
        "Documents",
        answer.documents.map(({ title, href }) => link(title, absolute(href))).join(", "),
      ],
      ...Object.entries(answer.questionnaires).map(
        ([id, rows]) => [id, rows.map(plain).join(", ")] as const,
      ),
    ]),
  ]);
}

function updateBody(update: UpdateView, text: string, portal: Portal): string {
  const { incident } = update;
  const names = new Map(portal.uptime?.components.map(({ id, name }) => [id, name]));
  return blocks([
    plain(update.summary),
    facts([
      ["Date", formatDay(update.date)],
      ["Kind", wordOf(update.kind)],
      ["Began", incident?.start],
      ["Ended", incident?.end],
      ["Impact", incident && wordOf(incident.impact)],
      ["Components", incident?.components.map((id) => plain(names.get(id) ?? id)).join(", ")],
    ]),
    text,
  ]);
}

export function listTextPages({ portal, texts }: Source): ExportFile[] {
  const absolute = absoluteTo(portal.company.portal);
  const { policies, answers, gatedAnswers, updates } = portal;
  const when = (isThere: boolean, pages: () => MarkdownPage[]) => (isThere ? pages() : []);
  return [
    ...when(policies.length > 0, () => [
      {
        page: "/policies/",
        title: "Policies",
        body: () =>
          table(
            ["Policy", "Version", "State", "Approved", "Next review"],
            policies.map((policy) => [
              link(policy.title, absolute(addressOf.policy(policy.id))),
              plain(policy.version),
              wordOf(policy.state),
              policy.approvedOn ? formatDay(policy.approvedOn) : "",
              policy.nextReview ? formatDay(policy.nextReview) : "",
            ]),
          ),
      },
      ...policies.map((policy) => ({
        page: addressOf.policy(policy.id),
        title: policy.title,
        oneOf: "policy",
        body: () => policyBody(policy, texts.policies.get(policy.id) ?? "", absolute),
      })),
    ]),
    ...when(answers.length + gatedAnswers.length > 0, () => [
      {
        page: "/answers/",
        title: "Answers",
        body: () =>
          blocks([
            `${countOf(answers.length, "answer")}.`,
            list(
              answers.map(
                ({ id, question, value, state }) =>
                  `${link(question, absolute(addressOf.answer(id)))}: ${VALUE_WORDS[value]} (${wordOf(state).toLowerCase()})`,
              ),
            ),
            gatedAnswers.length > 0 &&
              blocks([
                "Answered under conditions:",
                list(
                  gatedAnswers.map(({ id, question }) =>
                    link(question, absolute(addressOf.answer(id))),
                  ),
                ),
              ]),
          ]),
      },
      ...answers.map((answer) => ({
        page: addressOf.answer(answer.id),
        title: answer.question,
        oneOf: "answer",
        body: () => answerBody(answer, texts.answers.get(answer.id) ?? "", portal),
      })),
      ...gatedAnswers.map((answer) => ({
        page: addressOf.answer(answer.id),
        title: answer.question,
        oneOf: "answer",
        body: () => gatedBody(answer, absolute),
      })),
    ]),
    ...listQuestionnairePages({ portal, texts }),
    ...when(updates.length > 0, () => [
      {
        page: "/updates/",
        title: "Updates",
        body: () =>
          list(
            updates.map(
              ({ id, date, kind, title, summary }) =>
                `${formatDay(date)}, ${kind}: ${link(title, absolute(addressOf.update(id)))}. ${plain(summary)}`,
            ),
          ),
      },
      ...updates.map((update) => ({
        page: addressOf.update(update.id),
        title: update.title,
        oneOf: "update",
        body: () => updateBody(update, texts.updates.get(update.id) ?? "", portal),
      })),
    ]),
  ].map((page) => markdownFile(portal, page));
}
