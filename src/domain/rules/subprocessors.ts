/** Subprocessors: notice that customers were promised, and transfers of their data. */
import { addDays, formatDay } from "../dates.ts";
import { findingAt, type Rule } from "./rule.ts";

/** European Economic Area (EU and Iceland, Liechtenstein, Norway), United Kingdom and Switzerland. */
const NO_TRANSFER = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO GB CH".split(
    " ",
  ),
);

export const subprocessorRules: readonly Rule[] = [
  {
    id: "subprocessor-inside-notice",
    title: "A subprocessor takes effect inside its notice period",
    severity: "error",
    soft: false,
    why: "Customers were promised noticeDays (company.yaml) in which they may object. An emergency replacement may be faster, but says so and why.",
    fix: "Move effectiveOn, or write emergency with its reason and the day on which the notice was sent.",
    check: ({ content, today }) =>
      content.subprocessors.flatMap((entry) => {
        const { announcedOn, effectiveOn, emergency, name } = entry.data;
        if (effectiveOn === undefined || emergency) return [];
        if (announcedOn === undefined) {
          // One that was in use before the portal was there needs no announcement.
          if (effectiveOn <= today) return [];
          const message = `${name} takes effect on ${formatDay(effectiveOn)}, and nothing says when customers are told.`;
          return [
            findingAt(entry, ["effectiveOn"], message, { expected: "announcedOn beside it" }),
          ];
        }
        const earliest = addDays(announcedOn, content.company.data.noticeDays);
        if (effectiveOn >= earliest) return [];
        const message = `${name} was announced on ${formatDay(announcedOn)} and takes effect on ${formatDay(effectiveOn)}, inside the notice of ${content.company.data.noticeDays} days.`;
        return [
          findingAt(entry, ["effectiveOn"], message, {
            expected: `${earliest} or later, or emergency with a reason`,
            received: effectiveOn,
          }),
        ];
      }),
  },
  {
    id: "transfer-without-mechanism",
    title: "Data leaves Europe and no transfer mechanism is named",
    severity: "error",
    soft: false,
    why: "A transfer out of the EEA, the United Kingdom or Switzerland needs a mechanism, and reviewers ask for it first. An adequacy decision is one.",
    fix: "Write transfer.mechanism: adequacy, dpf, scc-2021-914, uk-idta, uk-addendum, bcr or derogation.",
    check: ({ content, today }) =>
      content.subprocessors.flatMap((entry) => {
        const { name, locations, transfer, removedOn } = entry.data;
        const outside = locations.filter((country) => !NO_TRANSFER.has(country));
        if (outside.length === 0 || (removedOn !== undefined && removedOn <= today)) return [];
        if (transfer && transfer.mechanism !== "none-needed") return [];
        const path = transfer
          ? ["transfer", "mechanism"]
          : ["locations", locations.indexOf(outside[0] ?? "")];
        const message = `${name} processes data in ${outside.join(", ")}, outside the EEA, the United Kingdom and Switzerland, but ${transfer ? "the mechanism says that none is needed" : "no transfer mechanism is named"}.`;
        return [
          findingAt(entry, path, message, { expected: "transfer.mechanism (adequacy is one)" }),
        ];
      }),
  },
];
