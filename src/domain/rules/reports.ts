/** Reports whose facts contradict each other. */
import { formatDay, formatPeriod } from "../dates.ts";
import { isAttestation } from "../report-families.ts";
import { describeStandings } from "../report-standing.ts";
import { titleOf } from "../report-titles.ts";
import { findingAt, type Rule } from "./rule.ts";

const TYPED = new Set(["soc1", "soc2", "soc2-plus"]);

export const reportRules: readonly Rule[] = [
  {
    id: "type1-with-period",
    title: "A Type 1 report names a period",
    severity: "error",
    soft: false,
    why: "A Type 1 report is about the design of controls on one day. A period would make it look like a Type 2 report.",
    fix: "Write asOf in place of period, or type: 2 if the report covers a period.",
    check: ({ content }) =>
      content.reports
        .filter(({ data }) => TYPED.has(data.kind) && data.type === 1 && data.period)
        .map((entry) =>
          findingAt(
            entry,
            ["period"],
            "A Type 1 report examines one day, but this one names a period.",
            {
              expected: "asOf, the day examined",
              received: entry.data.period ? formatPeriod(entry.data.period) : undefined,
            },
          ),
        ),
  },
  {
    id: "type2-without-period",
    title: "A Type 2 report names no period",
    severity: "error",
    soft: false,
    why: "A Type 2 report is about how controls worked over a period. Without it a reader cannot tell which days were examined.",
    fix: "Write period with its start and end, or type: 1 with asOf if the report is about one day.",
    check: ({ content }) =>
      content.reports
        .filter(
          ({ data }) =>
            TYPED.has(data.kind) && data.type === 2 && data.stage === "issued" && !data.period,
        )
        .map((entry) =>
          findingAt(
            entry,
            ["type"],
            "A Type 2 report examines a period, but this one names none.",
            {
              expected: "period with start and end",
            },
          ),
        ),
  },
  {
    id: "issued-without-type",
    title: "An issued SOC 1 or SOC 2 report does not say its type or day",
    severity: "error",
    soft: false,
    why: "Type 1 and Type 2 reports say very different things. The type, and the day of a Type 1 report, are the first thing that a reader asks.",
    fix: "Write type: 1 with asOf, or type: 2 with period.",
    check: ({ content }) =>
      content.reports.flatMap((entry) => {
        const { kind, stage, type, asOf, period } = entry.data;
        if (!TYPED.has(kind) || stage !== "issued") return [];
        if (type === undefined)
          return [
            findingAt(
              entry,
              ["type"],
              "This issued report does not say whether it is of Type 1 or Type 2.",
              { expected: "type: 1 or type: 2" },
            ),
          ];
        if (type === 1 && asOf === undefined && !period)
          return [
            findingAt(
              entry,
              ["type"],
              "This issued Type 1 report does not say which day it examined.",
              { expected: "asOf, the day examined" },
            ),
          ];
        return [];
      }),
  },
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
    id: "unmodified-but-modifies",
    title: "An unmodified opinion names what it modifies",
    severity: "error",
    soft: false,
    why: "An opinion is either unmodified, or modified on something. A report that says both would be shown as clean.",
    fix: "Write the value that the auditor gave, or remove opinion.modifies.",
    check: ({ content }) =>
      content.reports
        .filter(
          ({ data }) => data.opinion?.value === "unmodified" && data.opinion.modifies.length > 0,
        )
        .map((entry) =>
          findingAt(
            entry,
            ["opinion", "modifies"],
            `The opinion is unmodified, but names ${entry.data.opinion?.modifies.join(", ")} as modified.`,
          ),
        ),
  },
  {
    id: "superseded-in-force",
    title: "A report that was replaced or withdrawn says that it is in force",
    severity: "error",
    soft: false,
    why: "Two files contradict each other about which report holds.",
    fix: "Remove standing from this report, or supersedes, reissues or withdrawn from where they stand.",
    check: ({ content, today }) => {
      const standings = describeStandings(content.reports, today);
      return content.reports.flatMap((entry) => {
        const facts = standings.get(entry.id);
        if (entry.data.standing !== "in-force" || !facts || !REPLACED.has(facts.standing))
          return [];
        const by = facts.supersededBy === undefined ? "" : ` by "${facts.supersededBy}"`;
        return [
          findingAt(
            entry,
            ["standing"],
            `This report says that it is in force, but it was ${facts.standing}${by}.`,
          ),
        ];
      });
    },
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

const REPLACED = new Set(["superseded", "withdrawn", "reissued"]);
