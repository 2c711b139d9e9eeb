/** Policies, answers and updates in Markdown: their facts, then their text as the company wrote it. */
import { addressOf } from "../../domain/addresses.ts";
import { countOf } from "../../domain/counting-words.ts";
import { formatDay } from "../../domain/dates.ts";
import { wordOf } from "../../domain/state-words.ts";
import type { AnswerView, PolicyView, Portal, UpdateView } from "../../domain/views.ts";
import { type Absolute, absoluteTo, type ExportFile } from "../export-file.ts";
import type { Source } from "../source.ts";
import { type MarkdownPage, markdownFile } from "./page.ts";
import { blocks, facts, heading, link, list, plain, table } from "./write-markdown.ts";

const VALUE_WORDS: Record<AnswerView["value"], string> = {
  yes: "Yes",
  no: "No",
  partial: "In part",
  "not-applicable": "Not applicable",
  text: "Explained",
};

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

function answerBody(answer: AnswerView, text: string, absolute: Absolute): string {
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
          .map(({ id, title }) => link(title, absolute(addressOf.policy(id))))
          .join(", "),
      ],
      [
        "Reports",
        answer.reports
          .map(({ id, title }) => link(title, absolute(addressOf.report(id))))
          .join(", "),
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
  const { policies, answers, updates } = portal;
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
    ...when(answers.length > 0, () => [
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
          ]),
      },
      ...answers.map((answer) => ({
        page: addressOf.answer(answer.id),
        title: answer.question,
        oneOf: "answer",
        body: () => answerBody(answer, texts.answers.get(answer.id) ?? "", absolute),
      })),
    ]),
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
