/** Status that tools report and evidence that people record, against the controls and the clock. */
import type { Entry } from "../../schemas/content.ts";
import { nearestWord } from "../../schemas/nearest.ts";
import { dayOf, formatDay } from "../dates.ts";
import { type Finding, findingAt, type Path, type Rule } from "./rule.ts";

export const statusRules: readonly Rule[] = [
  {
    id: "status-for-unknown-control",
    title: "There is status for a control that does not exist",
    severity: "error",
    soft: false,
    why: "A tool reports on something that no control describes. Either the control is missing, and with it perhaps a failure, or its id changed.",
    fix: "Write the control, or correct the id where the tool's output is imported.",
    check: ({ content }) => {
      const known = new Set(content.controls.map(({ id }) => id));
      const report = (entry: Entry<unknown>, path: Path, id: string) =>
        findingAt(entry, path, `There is status for "${id}", but no control with this id.`, {
          received: id,
          suggestion: nearestWord(id, known),
        });
      return [
        ...content.status.flatMap((entry) =>
          entry.data.controls.flatMap(({ id }, index) =>
            known.has(id) ? [] : [report(entry, ["controls", index, "id"], id)],
          ),
        ),
        ...content.statusHistory.flatMap((entry) =>
          known.has(entry.id) ? [] : [report(entry, [], entry.id)],
        ),
      ];
    },
  },
  {
    id: "status-in-future",
    title: "Status is dated in the future",
    severity: "error",
    soft: false,
    why: "No tool can have seen what has not happened. Status from the future would also never grow stale.",
    fix: "Correct the clock of the machine that writes the file, and write it again.",
    check: ({ content, today }) => {
      const check = (entry: Entry<unknown>, path: Path, instant: string | undefined) =>
        future(entry, path, instant && dayOf(instant), { today, what: "This status" });
      return [
        ...content.status.flatMap((entry) => [
          ...check(entry, ["generatedAt"], entry.data.generatedAt),
          ...entry.data.controls.flatMap(({ lastChecked, since }, index) => [
            ...check(entry, ["controls", index, "lastChecked"], lastChecked),
            ...check(entry, ["controls", index, "since"], since),
          ]),
        ]),
        ...content.statusHistory.flatMap((entry) =>
          entry.data.flatMap(({ at }, index) => check(entry, [index, "at"], at)),
        ),
        ...content.uptime.flatMap((entry) => [
          ...check(entry, ["generatedAt"], entry.data.generatedAt),
          ...entry.data.components.flatMap(({ days }, index) =>
            days.flatMap(({ date }, place) =>
              check(entry, ["components", index, "days", place, "date"], date),
            ),
          ),
        ]),
      ];
    },
  },
  {
    id: "evidence-in-future",
    title: "Something is said to have been done on a day that has not come",
    severity: "error",
    soft: false,
    why: "A review, an approval or a test in the future is a plan, not a fact.",
    fix: "Write the day on which it was done. Days are counted in UTC.",
    check: ({ content, today }) => {
      const check = (entry: Entry<unknown>, key: string, day: string | undefined) =>
        future(entry, key.split("."), day, { today, what: "This" });
      const { facts } = content;
      return [
        ...content.controls.flatMap((entry) =>
          check(entry, "lastPerformed.on", entry.data.lastPerformed?.on),
        ),
        ...content.policies.flatMap((entry) => check(entry, "approvedOn", entry.data.approvedOn)),
        ...content.answers.flatMap((entry) =>
          check(entry, "lastReviewed", entry.data.lastReviewed),
        ),
        ...content.documents.flatMap((entry) => check(entry, "dated", entry.data.dated)),
        ...content.reports.flatMap((entry) =>
          check(entry, "certificate.lastSurveillance", entry.data.certificate?.lastSurveillance),
        ),
        ...(facts
          ? [
              ...check(facts, "restoreTest.on", facts.data.restoreTest?.on),
              ...check(facts, "penetrationTest.month", facts.data.penetrationTest?.month),
              ...check(facts, "data.statedOn", facts.data.data?.statedOn),
              ...check(facts, "ai.statedOn", facts.data.ai?.statedOn),
            ]
          : []),
      ];
    },
  },
];

function future(
  entry: Entry<unknown>,
  path: Path,
  day: string | undefined,
  { today, what }: { today: string; what: string },
): Finding[] {
  if (day === undefined || day <= today) return [];
  const written = day.length === 7 ? day : formatDay(day);
  return [
    findingAt(entry, path, `${what} is dated ${written}, after today, ${formatDay(today)} (UTC).`, {
      received: day,
    }),
  ];
}
