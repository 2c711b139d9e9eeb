/** The published facts that a yearly re-review asks about, by id. Made from the published portal, so that it holds nothing else. */
import { CATEGORY_NAMES } from "../../frameworks/criteria.ts";
import type { Release, ReleaseItem } from "../../schemas/release.ts";
import { wordOfState } from "../search/kinds.ts";
import type { Portal, ReportView } from "../views.ts";

export interface ReleaseTexts {
  /** Hashes of what policies and answers say, by id; a changed text is a change. */
  policies: ReadonlyMap<string, string>;
  answers: ReadonlyMap<string, string>;
}

type Facts = Record<string, string | undefined>;

function item(name: string, facts: Facts): ReleaseItem {
  const stated = Object.entries(facts).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
  );
  return { name, facts: Object.fromEntries(stated) };
}

const byId = <Entry extends { id: string }>(
  entries: readonly Entry[],
  tell: (entry: Entry) => ReleaseItem,
): Record<string, ReleaseItem> =>
  Object.fromEntries(
    [...entries]
      .sort((one, other) => (one.id < other.id ? -1 : 1))
      .map((entry) => [entry.id, tell(entry)]),
  );

function describeReport(report: ReportView): ReleaseItem {
  const { title, standing, stageLabel, period, asOf, categories, auditor, opinion } = report;
  return item(title, {
    Standing: standing === "in-preparation" ? stageLabel : wordOfState(standing),
    Days: asOf ?? (period && `${period.start} to ${period.end}`),
    Categories: categories.map((category) => CATEGORY_NAMES[category]).join(", "),
    "Issued by": auditor.published ? auditor.value?.name : "not published",
    Opinion: opinion.published ? opinion.value?.value : "not published",
    Expires: report.certificate?.expires,
  });
}

export function takeRelease(portal: Portal, texts: ReleaseTexts): Release {
  const { asOf, commit, reports, subprocessors, policies, answers, data, publish } = portal;
  const yes = (value: boolean) => (value ? "published" : "not published");
  return {
    release: 1,
    on: asOf,
    ...(commit && { commit }),
    sections: {
      reports: byId(reports, describeReport),
      subprocessors: byId(subprocessors, (entry) =>
        item(entry.name, {
          State: wordOfState(entry.state),
          Service: entry.service,
          Countries: entry.countryNames.join(", "),
          "Data categories": entry.dataCategories.join(", "),
        }),
      ),
      regions: Object.fromEntries(
        (data?.residency ?? []).map(({ region, stored, backups, leaves }) => [
          region,
          item(region, { Stored: stored, Backups: backups, Leaves: leaves }),
        ]),
      ),
      policies: byId(policies, ({ id, title, version, approvedOn }) =>
        item(title, { Version: version, Approved: approvedOn, Text: texts.policies.get(id) }),
      ),
      answers: byId(answers, ({ id, question, value }) =>
        item(question, { Answer: wordOfState(value), Text: texts.answers.get(id) }),
      ),
      publication: {
        policy: item("What is published", {
          "Criteria map": yes(publish.criteriaMap),
          "Control status": [
            publish.controlStatus.default,
            ...Object.entries(publish.controlStatus.categories).map((pair) => pair.join(" ")),
          ].join(", "),
          Opinions:
            typeof publish.opinion === "boolean"
              ? yes(publish.opinion)
              : Object.entries(publish.opinion)
                  .map(([kind, shown]) => `${kind} ${yes(shown)}`)
                  .join(", "),
          Exceptions: publish.exceptions,
          "Auditors’ names": yes(publish.auditorName),
          "What customers must do": yes(publish.cuecs),
        }),
      },
    },
  };
}
