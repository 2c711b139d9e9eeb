/** What is published of opinions and of the firms behind them. */
import type { Entry } from "../../schemas/content.ts";
import type { Report } from "../../schemas/report.ts";
import { isSoc2 } from "../report-families.ts";
import { titleOf } from "../report-titles.ts";
import { listClaims } from "./company-text.ts";
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
  {
    id: "auditor-named",
    title: "An audit firm is named that has not agreed to it",
    severity: "error",
    soft: false,
    why: "Many firms forbid the use of their name without consent. issuer.mayBeNamed says whether a firm has given it, and it has not for any report of this firm.",
    fix: "Write “an independent CPA firm” here, or set issuer.mayBeNamed: true once the firm has agreed.",
    check: findUnpermittedNames,
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
  return one.data.kind === other.data.kind || (isSoc2(one.data.kind) && isSoc2(other.data.kind));
}

function findUnpermittedNames({ content, today }: RuleContext): Finding[] {
  const issuers = content.reports.flatMap(({ data }) => data.issuer ?? []);
  const permitted = new Set(issuers.filter(({ mayBeNamed }) => mayBeNamed).map(({ name }) => name));
  const firms = [...new Set(issuers.map(({ name }) => name))].filter(
    (name) => !permitted.has(name),
  );
  if (firms.length === 0) return [];
  return listClaims(content, today).flatMap((claim) =>
    claim.path.includes("issuer")
      ? []
      : firms.flatMap((firm) => {
          const at = claim.text.toLowerCase().indexOf(firm.toLowerCase());
          return at === -1
            ? []
            : [
                claim.findingAt(
                  at,
                  `"${firm}" is named here, but has not agreed to be named (issuer.mayBeNamed).`,
                ),
              ];
        }),
  );
}
