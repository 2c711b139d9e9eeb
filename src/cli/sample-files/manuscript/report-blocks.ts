/** Parts of a text that are made from the report itself: scope, opinion, exceptions, duties of others. */
import { findCriterion } from "#src/frameworks/criteria.ts";
import { type Block, item, paragraph } from "./block.ts";
import type { Directive } from "./read-text.ts";
import { listWords, type Subject } from "./subject.ts";

export function reportDirectives({ company, report }: Subject): Record<string, Directive> {
  const items = (texts: readonly string[] | undefined) => (texts ?? []).map(item);
  return {
    covers: () => items(report?.covers),
    "does-not-cover": () => items(report?.doesNotCover),
    includes: () => items(company.system.includes),
    excludes: () => items(company.system.excludes),
    opinion: () => opinionBlocks(report?.opinion, report?.type),
    providers: () => [
      table(
        ["Organisation and service", "Criterion", "What is expected of it"],
        (report?.subservice ?? []).flatMap(({ name, service, csocs }) =>
          csocs.map(({ criterion, expects }) => [
            service ? `${name}: ${service}` : name,
            criterion,
            expects,
          ]),
        ),
      ),
    ],
    customers: () => [
      table(
        ["Duty of customers", "Criterion", "What the criterion is about"],
        (report?.cuecs ?? []).map(({ criterion, text }) => [
          text,
          criterion ?? "",
          criterion ? (findCriterion(criterion)?.summary ?? "") : "",
        ]),
      ),
    ],
    exceptions: () => [
      table(
        ["What was found", "Where", "Response of management"],
        (report?.exceptions ?? []).map(({ text, criterion, control, response }) => [
          text,
          [criterion, control].filter((id) => id !== undefined).join(", "),
          response ?? "None.",
        ]),
      ),
    ],
  };
}

function table(titles: [string, string, string], rows: string[][]): Block {
  if (rows.length === 0) return paragraph("There are none.");
  const [first, second, third] = titles;
  return {
    kind: "table",
    columns: [
      { title: first, share: 0.42 },
      { title: second, share: 0.14 },
      { title: third, share: 0.44 },
    ],
    rows,
  };
}

type Opinion = NonNullable<Subject["report"]>["opinion"];

function opinionBlocks(opinion: Opinion, type: 1 | 2 | undefined): Block[] {
  const when = type === 1 ? "on the day stated" : "throughout the period stated";
  const claims = [
    item(`The description shows the system as it was designed and in use ${when}.`),
    item(
      `The controls in it were designed so that, if they worked as described, the service commitments would reasonably be kept ${when}.`,
    ),
    ...(type === 1
      ? []
      : [
          item(
            `The controls worked as described ${when}, so that the service commitments were reasonably kept.`,
          ),
        ]),
  ];
  if (!opinion || opinion.value === "unmodified")
    return [
      paragraph("We conclude that, in everything that matters to an informed reader:"),
      ...claims,
    ];
  const where = opinion.modifies.length > 0 ? ` on ${listWords(opinion.modifies)}` : "";
  return [
    paragraph(`Our opinion is modified${where}: it is ${opinion.value}.`),
    paragraph(`The reason, in short: ${opinion.basis ?? "it is given with the tests."}`),
    paragraph(
      "Except for the effect of that matter, we conclude that, in everything that matters to an informed reader:",
    ),
    ...claims,
  ];
}
