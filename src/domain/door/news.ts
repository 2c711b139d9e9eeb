/** What readers who subscribed are told of, each piece under an id that stays: what was told once is never told again. Pure. */
import { addressOf } from "../addresses.ts";
import { formatDay } from "../dates.ts";
import type { PolicyView, Portal, ReportView, SubprocessorChange, UpdateView } from "../views.ts";
import { type NewsTopic, topicOfUpdate } from "./topics.ts";

export interface NewsItem {
  /** Of what happened, and not of its wording. */
  id: string;
  topic: NewsTopic;
  on: string;
  title: string;
  text: string;
  /** Within the portal. */
  path: string;
}

type Told = Pick<Portal, "updates" | "subprocessorChanges" | "reports" | "policies" | "asOf"> & {
  /** Dates of sample content move with the day, so they are left out of its ids. */
  sample: boolean;
};

/** Newest first, up to the portal's day. */
export function describeNews(portal: Told): NewsItem[] {
  const dated = (id: string, on: string) => (portal.sample ? id : `${id}.${on}`);
  return [
    ...portal.updates.map((update) => ofUpdate(update)),
    ...ofChanges(portal.subprocessorChanges, dated),
    ...portal.reports.flatMap((report) => ofReport(report)),
    ...portal.policies.flatMap((policy) => ofPolicy(policy)),
  ]
    .filter(({ on }) => on <= portal.asOf)
    .sort((one, other) => other.on.localeCompare(one.on) || one.id.localeCompare(other.id));
}

function ofUpdate({ id, date, kind, title, summary }: UpdateView): NewsItem {
  const path = addressOf.update(id);
  return { id: `update.${id}`, topic: topicOfUpdate[kind], on: date, title, text: summary, path };
}

const CHANGE_TITLES: Record<SubprocessorChange["kind"], string> = {
  announced: "New subprocessor",
  emergency: "Emergency replacement of a subprocessor",
  "in-effect": "Subprocessor in effect",
  removed: "Subprocessor removed",
  changed: "Subprocessor changed",
};

function ofChanges(
  changes: readonly SubprocessorChange[],
  dated: (id: string, on: string) => string,
): NewsItem[] {
  const told = new Set(
    changes
      .filter(({ kind }) => kind === "announced" || kind === "emergency")
      .map(({ subprocessor }) => subprocessor),
  );
  return changes
    .filter(({ kind, subprocessor }) => kind !== "in-effect" || !told.has(subprocessor))
    .map((change, index, all) => {
      const { kind, on, subprocessor, name, text, objectionDeadline, countries } = change;
      const base = dated(`subprocessor.${subprocessor}.${kind}`, on);
      const before = all.slice(index + 1).filter((other) => {
        return dated(`subprocessor.${other.subprocessor}.${other.kind}`, other.on) === base;
      }).length;
      const until = objectionDeadline
        ? ` You may object until ${formatDay(objectionDeadline)}.`
        : "";
      const title = `${CHANGE_TITLES[kind]}: ${name}${countries ? " (region change)" : ""}`;
      return {
        id: before === 0 ? base : `${base}.${before + 1}`,
        topic: "subprocessors" as const,
        on,
        title,
        text: `${text}${until}`,
        path: addressOf.subprocessorChange(change),
      };
    });
}

function ofReport({ id, title, issuedOn, withdrawn, summary }: ReportView): NewsItem[] {
  const path = addressOf.report(id);
  const topic = "compliance" as const;
  return [
    ...(issuedOn
      ? [
          {
            id: `report.${id}.issued`,
            topic,
            on: issuedOn,
            title: `Issued: ${title}`,
            text: summary ?? title,
            path,
          },
        ]
      : []),
    ...(withdrawn
      ? [
          {
            id: `report.${id}.withdrawn`,
            topic,
            on: withdrawn.on,
            title: `Withdrawn: ${title}`,
            text: withdrawn.reason,
            path,
          },
        ]
      : []),
  ];
}

/** Counted from the oldest, so that a later revision leaves the others' ids as they are. */
function ofPolicy({ id, title, revisions }: PolicyView): NewsItem[] {
  return revisions.map(({ version, on, change }, index) => ({
    id: `policy.${id}.revision-${revisions.length - index}`,
    topic: "compliance",
    on,
    title: version ? `Policy changed: ${title}, version ${version}` : `Policy changed: ${title}`,
    text: change,
    path: addressOf.policy(id),
  }));
}

/** Of which page a copy is kept with what was sent: where the reader would have looked it up. */
export const NEWS_PAGES: Record<NewsTopic, string> = {
  subprocessors: "/subprocessors/changes/",
  security: "/updates/",
  incidents: "/updates/",
  compliance: "/updates/",
  other: "/updates/",
};
