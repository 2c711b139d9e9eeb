/** What a report must say once it is issued. */
import { formatDay } from "../dates.ts";
import { isAttestation } from "../report-families.ts";
import { titleOf } from "../report-titles.ts";
import { findingAt, type Rule } from "./rule.ts";

export const issuedReportRules: readonly Rule[] = [
  {
    id: "issued-without-opinion",
    title: "An issued report says no opinion",
    severity: "error",
    soft: false,
    why: "The opinion is what an examination ends in. Leaving it out hides the one thing that a reader looks for first. What is published of it is decided by publish.opinion in company.yaml, not by leaving it out.",
    fix: "Write opinion with its value: unmodified, qualified, adverse or disclaimer.",
    check: ({ content }) =>
      content.reports
        .filter(({ data }) => isAttestation(data.kind) && data.stage === "issued" && !data.opinion)
        .map((entry) =>
          findingAt(entry, ["stage"], `"${titleOf(entry.data)}" is issued, but says no opinion.`, {
            expected: "opinion",
          }),
        ),
  },
  {
    id: "issued-without-issuer",
    title: "An issued report or certificate names no issuer",
    severity: "error",
    soft: false,
    why: "A report is worth what the firm behind it is worth. Whether the firm is named on the pages is another question: issuer.mayBeNamed decides it.",
    fix: "Write issuer with the firm's name.",
    check: ({ content }) =>
      content.reports
        .filter(
          ({ data }) =>
            data.kind !== "management-letter" && data.stage === "issued" && !data.issuer,
        )
        .map((entry) =>
          findingAt(entry, ["stage"], `"${titleOf(entry.data)}" is issued, but names no issuer.`, {
            expected: "issuer",
          }),
        ),
  },
  {
    id: "issued-without-date",
    title: "An issued report or letter has no date",
    severity: "error",
    soft: false,
    why: "Readers judge a report by its age, and which of two reports is the newer one follows from their dates.",
    fix: "Write issuedOn; in a management letter, signedOn.",
    check: ({ content }) =>
      content.reports.flatMap((entry) => {
        const { kind, stage, issuedOn, signedOn } = entry.data;
        const key = kind === "management-letter" ? "signedOn" : "issuedOn";
        if (stage !== "issued" || (key === "signedOn" ? signedOn : issuedOn) !== undefined)
          return [];
        return [
          findingAt(
            entry,
            ["stage"],
            `"${titleOf(entry.data)}" is issued, but ${key} is missing.`,
            { expected: key },
          ),
        ];
      }),
  },
  {
    id: "issued-before-period-end",
    title: "A report is issued before the last day that it examines",
    severity: "error",
    soft: false,
    why: "An auditor reports on days that have passed. A report dated before the end of its period, or before the day examined, cannot have been written about it.",
    fix: "Correct issuedOn, or the end of the period, or asOf.",
    check: ({ content }) =>
      content.reports.flatMap((entry) => {
        const { kind, issuedOn, asOf, period } = entry.data;
        const last = period?.end ?? asOf;
        if (!isAttestation(kind) || !issuedOn || !last || issuedOn >= last) return [];
        const message = `This report is dated ${formatDay(issuedOn)}, before the last day that it examines, ${formatDay(last)}.`;
        return [
          findingAt(entry, ["issuedOn"], message, {
            expected: `${last} or later`,
            received: issuedOn,
          }),
        ];
      }),
  },
  {
    id: "report-in-future",
    title: "An issued report is dated in the future",
    severity: "error",
    soft: false,
    why: "A report that is issued has a date that has passed, and examined days that have passed. A later date is a slip, or a claim about something that does not exist yet.",
    fix: "Correct the date, or set the stage that the report has reached.",
    check: ({ content, today }) =>
      content.reports.flatMap((entry) => {
        const { kind, stage, issuedOn, signedOn, asOf, period } = entry.data;
        if (stage !== "issued") return [];
        const dates = {
          issuedOn,
          signedOn,
          ...(isAttestation(kind) ? { asOf, "period.end": period?.end } : {}),
        };
        return Object.entries(dates).flatMap(([key, day]) =>
          day !== undefined && day > today
            ? [
                findingAt(
                  entry,
                  key.split("."),
                  `This report is issued, but its ${key} is ${formatDay(day)}, after today, ${formatDay(today)} (UTC).`,
                  { received: day },
                ),
              ]
            : [],
        );
      }),
  },
];
