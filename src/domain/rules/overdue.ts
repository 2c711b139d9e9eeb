/** What time has overtaken. The pages demote it by themselves; the owner is told here. */

import { answerStateOf } from "../answer-view.ts";
import { addDays, formatDay } from "../dates.ts";
import { policyStateOf } from "../policy-view.ts";
import { describeStandings } from "../report-standing.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

/** Days before `security.txt` expires from which the owner is told. */
const SECURITY_TXT_DAYS = 30;

export const overdueRules: readonly Rule[] = [
  {
    id: "policy-overdue",
    title: "A policy's review is overdue",
    severity: "warning",
    soft: false,
    why: "The policy is shown as overdue for review. A build does not fail because time passes; check --strict does.",
    fix: "Review the policy, then set approvedOn, nextReview and, if it changed, version and revisions.",
    check: ({ content, today }) =>
      content.policies
        .filter(({ data }) => policyStateOf(data, today) === "review-overdue")
        .map((entry) =>
          findingAt(
            entry,
            ["nextReview"],
            `The review of "${entry.data.title}" was due by ${formatDay(entry.data.nextReview ?? today)}.`,
          ),
        ),
  },
  {
    id: "answer-overdue",
    title: "An answer is past its date",
    severity: "warning",
    soft: false,
    why: "The answer is shown as overdue. A build does not fail because time passes; check --strict does.",
    fix: "Check that the answer still holds, then set lastReviewed and validUntil.",
    check: ({ content, today }) =>
      content.answers
        .filter(({ data }) => answerStateOf(data, today) === "overdue")
        .map((entry) =>
          findingAt(
            entry,
            ["validUntil"],
            `This answer was valid until ${formatDay(entry.data.validUntil ?? today)}.`,
          ),
        ),
  },
  {
    id: "certificate-expired",
    title: "A certificate or document has expired",
    severity: "warning",
    soft: false,
    why: "It is shown as expired. A build does not fail because time passes; check --strict does.",
    fix: "Add the new one, with supersedes: and the id of this one, or remove it.",
    check: findExpired,
  },
  {
    id: "security-txt-expiring",
    title: "security.txt expires soon",
    severity: "warning",
    soft: false,
    why: "RFC 9116 asks for a date after which the contacts are not to be trusted. Researchers ignore a file that is past it.",
    fix: "Check the contacts, then set securityTxt.expires in company.yaml to a day less than a year ahead.",
    check: ({ content, today }) => {
      const expires = content.company.data.securityTxt?.expires;
      if (expires === undefined || expires > addDays(today, SECURITY_TXT_DAYS)) return [];
      const message =
        expires < today
          ? `security.txt expired on ${formatDay(expires)}.`
          : `security.txt expires on ${formatDay(expires)}.`;
      return [
        findingAt(content.company, ["securityTxt", "expires"], message, {
          expected: "a day less than a year ahead",
          received: expires,
        }),
      ];
    },
  },
  {
    id: "expected-date-passed",
    title: "Something was expected by a day that has passed",
    severity: "warning",
    soft: false,
    why: "It is shown as overdue since that day. A build does not fail because time passes; check --strict does.",
    fix: "Write the new date, or add what has come.",
    check: findLate,
  },
];

function findExpired({ content, today }: RuleContext): Finding[] {
  const standings = describeStandings(content.reports, today);
  return [
    ...content.reports
      .filter(({ id }) => standings.get(id)?.standing === "expired")
      .map((entry) =>
        findingAt(
          entry,
          ["certificate", "expires"],
          `This certificate expired on ${formatDay(entry.data.certificate?.expires ?? today)}.`,
        ),
      ),
    ...content.documents.flatMap((entry) => {
      const { expires, title } = entry.data;
      return expires !== undefined && expires < today
        ? [findingAt(entry, ["expires"], `"${title}" expired on ${formatDay(expires)}.`)]
        : [];
    }),
  ];
}

function findLate({ content, today }: RuleContext): Finding[] {
  return [
    ...content.reports.flatMap((entry) => {
      const issue = entry.data.expected?.issue;
      if (
        entry.data.stage === "issued" ||
        entry.data.withdrawn ||
        issue === undefined ||
        issue >= today
      )
        return [];
      return [
        findingAt(
          entry,
          ["expected", "issue"],
          `This report was expected by ${formatDay(issue)} and is not issued.`,
        ),
      ];
    }),
    ...content.documents.flatMap((entry) => {
      const { dated, nextExpected, title } = entry.data;
      if (
        nextExpected === undefined ||
        nextExpected >= today ||
        (dated !== undefined && dated >= nextExpected)
      )
        return [];
      return [
        findingAt(
          entry,
          ["nextExpected"],
          `A new version of "${title}" was expected by ${formatDay(nextExpected)}.`,
        ),
      ];
    }),
  ];
}
