/** What a report names: criteria, controls, subprocessors and other reports. */
import type { Entry } from "../../schemas/content.ts";
import type { Report } from "../../schemas/report.ts";
import { many, one, type Reference } from "./reference.ts";

export function listOfReport(entry: Entry<Report>): Reference[] {
  const {
    kind,
    opinion,
    exceptions = [],
    subservice,
    cuecs,
    follows,
    supersedes,
    reissues,
  } = entry.data;
  // The objectives of a SOC 1 report are the company's own, not criteria.
  const modified = kind === "soc1" ? [] : (opinion?.modifies ?? []);
  return [
    ...many("criterion", entry, ["opinion", "modifies"], modified).filter(
      ({ id }) => id !== "description",
    ),
    ...exceptions.flatMap(({ criterion, control }, index) => [
      ...(kind === "soc1"
        ? []
        : one("criterion", entry, ["exceptions", index, "criterion"], criterion)),
      ...one("control", entry, ["exceptions", index, "control"], control),
    ]),
    ...subservice.flatMap(({ subprocessor, csocs }, index) => [
      ...one("subprocessor", entry, ["subservice", index, "subprocessor"], subprocessor),
      ...csocs.flatMap(({ criterion }, place) =>
        one("criterion", entry, ["subservice", index, "csocs", place, "criterion"], criterion),
      ),
    ]),
    ...cuecs.flatMap(({ criterion }, index) =>
      one("criterion", entry, ["cuecs", index, "criterion"], criterion),
    ),
    ...one("report", entry, ["follows"], follows),
    ...one("report", entry, ["supersedes"], supersedes),
    ...one("report", entry, ["reissues"], reissues),
  ];
}
