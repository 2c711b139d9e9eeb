/** What changed, newest first, as feeds: so that readers are told instead of having to look. */
import { addressOf } from "../../domain/addresses.ts";
import { wordOf } from "../../domain/state-words.ts";
import type { PolicyView, Portal, ReportView, UpdateView } from "../../domain/views.ts";
import { updateKindSchema } from "../../schemas/update.ts";
import { type Absolute, absoluteTo } from "../export-file.ts";
import { changeIds } from "../json/subprocessors.ts";
import type { Feed, FeedItem } from "./definitions.ts";

/** Where the feed of all updates stands. */
export const FEED_ADDRESS = "/updates/feed.xml";

const byDay = (one: FeedItem, other: FeedItem) =>
  other.on.localeCompare(one.on) || one.id.localeCompare(other.id);

function updateItem(update: UpdateView, absolute: Absolute): FeedItem {
  const address = absolute(addressOf.update(update.id));
  const { title, date, kind, summary } = update;
  return { id: address, link: address, title, on: date, kind, summary };
}

function changeItems({ subprocessorChanges }: Portal, absolute: Absolute): FeedItem[] {
  const ids = changeIds(subprocessorChanges);
  return subprocessorChanges.map((change, index) => {
    const until = change.objectionDeadline ? ` Objections until ${change.objectionDeadline}.` : "";
    return {
      id: absolute(`/subprocessors/changes/#${ids[index]}`),
      link: absolute(addressOf.subprocessorChange(change)),
      title: `${change.name}: ${wordOf(change.kind).toLowerCase()}`,
      on: change.on,
      kind: change.kind,
      summary: `${change.text}${until}`,
    };
  });
}

function reportItems(report: ReportView, absolute: Absolute): FeedItem[] {
  const link = absolute(addressOf.report(report.id));
  const { title, issuedOn, withdrawn, summary } = report;
  const items: FeedItem[] = [];
  if (issuedOn)
    items.push({
      id: `${link}#issued`,
      link,
      title: `Issued: ${title}`,
      on: issuedOn,
      kind: "issued",
      summary: summary ?? title,
    });
  if (withdrawn)
    items.push({
      id: `${link}#withdrawn`,
      link,
      title: `Withdrawn: ${title}`,
      on: withdrawn.on,
      kind: "withdrawn",
      summary: withdrawn.reason,
    });
  return items;
}

function policyItems(policy: PolicyView, absolute: Absolute): FeedItem[] {
  const link = absolute(addressOf.policy(policy.id));
  return policy.revisions.map(({ version, on, change }, index) => ({
    id: `${link}#revision-${policy.revisions.length - index}`,
    link,
    title: version ? `${policy.title}, version ${version}` : policy.title,
    on,
    kind: "policy",
    summary: change,
  }));
}

export function listFeeds(portal: Portal): Feed[] {
  const absolute = absoluteTo(portal.company.portal);
  const { updates, asOf } = portal;
  const past = (items: FeedItem[]) => items.filter(({ on }) => on <= asOf).toSorted(byDay);
  const feed = (name: string, rest: Omit<Feed, "atom" | "json">): Feed => ({
    atom: `/feeds/${name}.xml`,
    json: `/feeds/${name}.json`,
    ...rest,
  });
  const all = updates.map((update) => updateItem(update, absolute));
  const feeds: Feed[] = [
    { ...feed("updates", { page: "/updates/", title: "updates", items: all }), atom: FEED_ADDRESS },
    ...updateKindSchema.options.map((kind) =>
      feed(`updates-${kind}`, {
        page: "/updates/",
        title: `updates, ${kind}`,
        items: all.filter((item) => item.kind === kind),
      }),
    ),
    feed("subprocessors", {
      page: "/subprocessors/changes/",
      title: "changes among subprocessors",
      items: changeItems(portal, absolute),
    }),
    feed("reports", {
      page: "/reports/",
      title: "reports",
      items: past(portal.reports.flatMap((report) => reportItems(report, absolute))),
    }),
    feed("policies", {
      page: "/policies/",
      title: "changes of policies",
      items: past(portal.policies.flatMap((policy) => policyItems(policy, absolute))),
    }),
  ];
  return feeds.filter(({ items }) => items.length > 0);
}
