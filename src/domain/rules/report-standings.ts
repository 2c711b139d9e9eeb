/** Reports that contradict themselves or each other about which one holds. */
import { describeStandings } from "../report-standing.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

export const reportStandingRules: readonly Rule[] = [
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
    id: "report-loop",
    title: "Reports follow or replace each other in a circle",
    severity: "error",
    soft: false,
    why: "Then none of them comes first, and which one holds cannot be told.",
    fix: "Correct follows, supersedes or reissues in one of them.",
    check: findLoops,
  },
];

const REPLACED = new Set(["superseded", "withdrawn", "reissued"]);

function findLoops({ content }: RuleContext): Finding[] {
  const byId = new Map(content.reports.map((entry) => [entry.id, entry.data]));
  return content.reports.flatMap((entry) =>
    (["follows", "supersedes", "reissues"] as const).flatMap((key) => {
      const seen = new Set<string>();
      let at = entry.data[key];
      while (at !== undefined && at !== entry.id && !seen.has(at)) {
        seen.add(at);
        at = byId.get(at)?.[key];
      }
      if (at !== entry.id) return [];
      const through =
        seen.size === 0
          ? "itself"
          : `itself by way of ${[...seen].map((id) => `"${id}"`).join(", ")}`;
      return [findingAt(entry, [key], `This report ${key} ${through}.`)];
    }),
  );
}
