/** Management letters: they continue a report's days, for as long as somebody could vouch for them. */
import type { Entry } from "../../schemas/content.ts";
import type { Report } from "../../schemas/report.ts";
import type { Period } from "../../schemas/text.ts";
import { addDays, addMonths, formatDay } from "../dates.ts";
import { findLetterRoots } from "../letter-chains.ts";
import { lastExaminedDay } from "../report-age.ts";
import { titleOf } from "../report-titles.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

interface Letter {
  entry: Entry<Report>;
  period: Period;
  root: Entry<Report>;
  /** Last day that the report at the root examined. */
  examinedTo: string;
}

export const letterRules: readonly Rule[] = [
  {
    id: "letter-incomplete",
    title: "A management letter does not say what it continues",
    severity: "error",
    soft: false,
    why: "A letter speaks for days after a report. Without the report and the days it covers nothing.",
    fix: "Write follows with the id of the report or of the letter before, and period with the days that the letter speaks for.",
    check: ({ content }) =>
      lettersOf(content.reports).flatMap((entry) => {
        const missing = (["follows", "period"] as const).filter(
          (key) => entry.data[key] === undefined,
        );
        if (entry.data.stage !== "issued" || missing.length === 0) return [];
        return [
          findingAt(entry, ["kind"], `This management letter lacks ${missing.join(" and ")}.`, {
            expected: missing.join(" and "),
          }),
        ];
      }),
  },
  {
    id: "letter-after-signing",
    title: "A management letter covers days after it was signed",
    severity: "error",
    soft: false,
    why: "Nobody can vouch for days that have not come yet.",
    fix: "End the letter's period on the day of its signature, or before.",
    check: ({ content }) =>
      lettersOf(content.reports).flatMap((entry) => {
        const { period, signedOn } = entry.data;
        if (!period || signedOn === undefined || period.end <= signedOn) return [];
        const message = `This letter covers days to ${formatDay(period.end)}, but was signed on ${formatDay(signedOn)}. Nobody can vouch for the days after.`;
        return [
          findingAt(entry, ["period", "end"], message, {
            expected: `${signedOn} or earlier`,
            received: period.end,
          }),
        ];
      }),
  },
  {
    id: "letter-gap",
    title: "A management letter does not join what it continues",
    severity: "error",
    soft: false,
    why: "A letter starts on the day after the report's period, or joins or overlaps the letter before. Otherwise days lie between that nobody speaks for, or days that an auditor examined are stated again.",
    fix: "Correct period.start, or set follows to what the letter continues.",
    check: (context) => {
      const letters = readLetters(context);
      return letters.flatMap((letter) => (isJoined(letter, letters) ? [] : [describeGap(letter)]));
    },
  },
  {
    id: "letters-over-three-months",
    title: "Management letters cover more than three months together",
    severity: "warning",
    soft: true,
    why: "By custom letters bridge up to three months. After that readers ask for the next report.",
    fix: "Say when the next report is expected. If longer letters are right here, lower this rule in company.yaml with a reason.",
    check: (context) =>
      readLetters(context).flatMap(({ entry, period, root, examinedTo }) => {
        const limit = addMonths(examinedTo, 3);
        if (period.end <= limit) return [];
        const message = `With this letter, letters cover days to ${formatDay(period.end)}, more than three months after "${titleOf(root.data)}" ended on ${formatDay(examinedTo)}.`;
        return [
          findingAt(entry, ["period", "end"], message, {
            expected: `${limit} or earlier`,
            received: period.end,
          }),
        ];
      }),
  },
  {
    id: "letter-for-type1",
    title: "A management letter follows a Type 1 report",
    severity: "warning",
    soft: true,
    why: "A Type 1 report is about one day. There is no examined period that a letter could continue, and readers may take it for one.",
    fix: "Wait for the Type 2 report. If the letter was asked for, lower this rule in company.yaml with the reason.",
    check: (context) =>
      readLetters(context).flatMap(({ entry, root }) =>
        root.data.type === 1
          ? [
              findingAt(
                entry,
                ["follows"],
                `This letter follows "${titleOf(root.data)}", which examined one day: there is no period to continue.`,
              ),
            ]
          : [],
      ),
  },
];

function lettersOf(reports: readonly Entry<Report>[]): Entry<Report>[] {
  return reports.filter(({ data }) => data.kind === "management-letter");
}

function readLetters({ content }: RuleContext): Letter[] {
  const roots = findLetterRoots(content.reports);
  const byId = new Map(content.reports.map((entry) => [entry.id, entry]));
  return lettersOf(content.reports).flatMap((entry) => {
    const root = byId.get(roots.get(entry.id) ?? "");
    const examinedTo = root && lastExaminedDay(root.data);
    return root && examinedTo !== undefined && entry.data.period
      ? [{ entry, period: entry.data.period, root, examinedTo }]
      : [];
  });
}

/** On the day after the report's last, or on a day of an earlier letter of the chain, or on the day after that one's last. */
function isJoined({ period, root, examinedTo }: Letter, letters: readonly Letter[]): boolean {
  if (period.start === addDays(examinedTo, 1)) return true;
  return letters.some(
    (other) =>
      other.root === root &&
      other.period.start < period.start &&
      period.start <= addDays(other.period.end, 1),
  );
}

function describeGap({ entry, period, root, examinedTo }: Letter): Finding {
  const next = formatDay(addDays(examinedTo, 1));
  const message = `This letter starts on ${formatDay(period.start)}. It must start on ${next}, the day after "${titleOf(root.data)}" ended, or join or overlap an earlier letter.`;
  return findingAt(entry, ["period", "start"], message, { received: period.start });
}
