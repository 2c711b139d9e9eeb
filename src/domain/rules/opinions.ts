/** What is published of opinions. */
import type { Entry } from "../../schemas/content.ts";
import type { Report } from "../../schemas/report.ts";
import { titleOf } from "../report-titles.ts";
import { examinesCriteria } from "./criteria-kinds.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

export const opinionRules: readonly Rule[] = [
  {
    id: "selective-opinion",
    title: "An unmodified opinion is published while a modified one of the same kind is withheld",
    severity: "error",
    soft: false,
    why: "Opinions are published for a whole kind of report or not at all. Showing the clean ones only would mislead every reader.",
    fix: "Publish this report too, at least on request (access: approval), and let publish.opinion show its opinion; or publish no opinion of this kind.",
    check: findSelectiveOpinions,
  },
];

function findSelectiveOpinions({ content }: RuleContext): Finding[] {
  const { opinion } = content.company.data.publish;
  const isPublished = ({ data }: Entry<Report>) =>
    data.access !== "hidden" &&
    (typeof opinion === "boolean" ? opinion : opinion[data.kind] === true);
  const issued = content.reports.filter(({ data }) => data.stage === "issued" && data.opinion);
  return issued
    .filter((entry) => entry.data.opinion?.value !== "unmodified" && !isPublished(entry))
    .flatMap((entry) => {
      const clean = issued.find(
        (other) =>
          other.data.opinion?.value === "unmodified" &&
          isPublished(other) &&
          isSameKind(entry, other),
      );
      if (!clean) return [];
      const isHidden = entry.data.access === "hidden";
      const message = `The opinion of this report is ${nameOpinion(entry)} and is withheld, because ${isHidden ? "the report is hidden" : `publish.opinion leaves out "${entry.data.kind}"`}, while the unmodified opinion of "${titleOf(clean.data)}" is published.`;
      return [findingAt(entry, [isHidden ? "access" : "kind"], message)];
    });
}

function nameOpinion({ data }: Entry<Report>): string {
  const value = data.opinion?.value;
  return value === "disclaimer" ? "a disclaimer" : `${value}`;
}

function isSameKind(one: Entry<Report>, other: Entry<Report>): boolean {
  return (
    one.data.kind === other.data.kind ||
    (examinesCriteria(one.data.kind) && examinesCriteria(other.data.kind))
  );
}
