/** The agreement that visitors sign, and what the door cannot give without it. */
import { blankComments, FILL_IN, particularsOf } from "../door/fill-in.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

export const agreementRules: readonly Rule[] = [
  {
    id: "nda-fill-in",
    title: "A particular of the agreement cannot be filled in",
    severity: "error",
    soft: false,
    why: "Visitors sign the text as it stands. Double brackets in it would leave a gap in an agreement.",
    fix: "State the particular in company.yaml (under agreement), or write the words out in the text.",
    check: findGaps,
  },
  {
    id: "nda-missing",
    title: "Documents need an agreement that does not exist",
    severity: "error",
    soft: false,
    why: "The door is on and documents are given only to those who sign the NDA, but no version of it is in effect. Nothing could be given to anybody.",
    fix: "Write the agreement into content/nda/, with an effectiveOn that has come, or make a first one with `npm run fanlight -- init`.",
    check: findMissingAgreement,
  },
  {
    id: "nda-version-twice",
    title: "Two agreements have one version or one day",
    severity: "error",
    soft: false,
    why: "Each signature names the version that was signed, and the newest version in effect is asked for. With two of the same it is unclear which.",
    fix: "Give each version a number and a day of its own.",
    check: findRepeatedVersions,
  },
  {
    id: "gated-without-file",
    title: "A document can be requested but has no file",
    severity: "warning",
    soft: true,
    why: "The door is on, but it has nothing to give for this document. Readers are told to write to the security contact instead.",
    fix: "Add the file with `npm run fanlight -- document add`, or set access: hidden until there is one.",
    check: findWithoutFile,
  },
];

function findGaps({ content }: RuleContext): Finding[] {
  const particulars = particularsOf(content.company.data);
  return content.nda.flatMap((entry) => {
    const { body = "", bodyLine = 1 } = entry;
    return [...blankComments(body).matchAll(FILL_IN)].flatMap((match) => {
      const name = match[1]?.trim() ?? "";
      if (particulars[name] !== undefined) return [];
      const before = body.slice(0, match.index).split("\n");
      const position = {
        line: bodyLine + before.length - 1,
        column: (before.at(-1)?.length ?? 0) + 1,
      };
      const message =
        name in particulars
          ? `The text asks for [[${name}]], which company.yaml does not state.`
          : `The text asks for [[${name}]], which is none of the particulars that can be filled in.`;
      return [
        findingAt(entry, [], message, {
          position,
          expected: `one of ${Object.keys(particulars).join(", ")}`,
          received: name,
        }),
      ];
    });
  });
}

function findMissingAgreement({ content, today }: RuleContext): Finding[] {
  const { company, reports, documents, nda } = content;
  if (company.data.gate === "off") return [];
  const inEffect = nda.some(({ data }) => data.effectiveOn <= today);
  const needs = [...reports, ...documents].find(
    ({ data }) => data.access !== "public" && data.file !== undefined,
  );
  if (inEffect || !needs) return [];
  return [
    findingAt(
      company,
      ["gate"],
      `"${needs.id}" and what else is not public needs an agreement, but ${nda.length > 0 ? "none in nda/ is in effect yet" : "there is none in nda/"}.`,
    ),
  ];
}

function findRepeatedVersions({ content }: RuleContext): Finding[] {
  return content.nda.flatMap((entry, index) =>
    (["version", "effectiveOn"] as const).flatMap((key) => {
      const other = content.nda.slice(0, index).find(({ data }) => data[key] === entry.data[key]);
      if (!other) return [];
      return [
        findingAt(
          entry,
          [key],
          `${other.origin.file} has the same ${key === "version" ? "version" : "day"}.`,
          { received: entry.data[key] },
        ),
      ];
    }),
  );
}

function findWithoutFile({ content, today }: RuleContext): Finding[] {
  if (content.company.data.gate === "off") return [];
  const { reports, documents } = content;
  const offered = [
    ...reports.filter(({ data }) => data.stage === "issued" && !data.withdrawn),
    ...documents.filter(({ data }) => data.dated !== undefined && data.dated <= today),
  ];
  return offered.flatMap((entry) =>
    entry.data.file !== undefined ||
    entry.data.access === "public" ||
    entry.data.access === "hidden"
      ? []
      : [
          findingAt(
            entry,
            ["access"],
            `Its access is "${entry.data.access}", but it names no file that the door could give.`,
          ),
        ],
  );
}
