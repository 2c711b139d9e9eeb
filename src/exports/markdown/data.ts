/** Data, AI, subprocessors and their changes in Markdown. */
import { addressOf } from "../../domain/addresses.ts";
import { countOf } from "../../domain/counting-words.ts";
import { formatDay } from "../../domain/dates.ts";
import { wordOf } from "../../domain/state-words.ts";
import type { AiView, Portal, SubprocessorView } from "../../domain/views.ts";
import { absoluteTo, type ExportFile } from "../export-file.ts";
import { type MarkdownPage, markdownFile } from "./page.ts";
import { blocks, facts, heading, link, list, plain, table } from "./write-markdown.ts";

function subprocessorOf(one: SubprocessorView): string {
  return blocks([
    heading(2, one.name),
    plain(one.purpose),
    facts([
      ["State", wordOf(one.state)],
      ["Basis", "Self-reported"],
      ["Legal entity", one.legalName && plain(one.legalName)],
      ["Service", plain(one.service)],
      ["Role", wordOf(one.role)],
      ["Processes data in", one.countryNames.map(plain).join(", ")],
      ["Regions", one.regions.map(plain).join(", ")],
      ["Data", one.dataCategories.map(plain).join(", ")],
      ["Transfer", plain(one.transferText)],
      ["Trains models on the data", wordOf(one.aiTraining)],
      ["Announced", one.announcedOn && formatDay(one.announcedOn)],
      ["In effect from", one.effectiveOn && formatDay(one.effectiveOn)],
      ["Removed", one.removedOn && formatDay(one.removedOn)],
      ["Objections until", one.objectionDeadline && formatDay(one.objectionDeadline)],
      ["Emergency replacement", one.emergency && plain(one.emergency.reason)],
    ]),
  ]);
}

function aiBody(ai: AiView, portal: Portal): string {
  const names = new Map(portal.subprocessors.map(({ id, name }) => [id, name]));
  const operatorOf = ({ operator }: AiView["features"][number]) => {
    if (operator.kind === "company") return portal.company.name;
    return operator.kind === "subprocessor"
      ? (names.get(operator.id) ?? operator.id)
      : "not published here";
  };
  return blocks([
    plain(ai.summary),
    `Stated on ${formatDay(ai.statedOn)}.`,
    ...ai.features.map((feature) =>
      blocks([
        heading(2, feature.name),
        plain(feature.description),
        facts([
          ["Model", feature.model && plain(feature.model)],
          ["Run by", plain(operatorOf(feature))],
          ["On by default", feature.onByDefault ? "Yes" : "No"],
          ["Trains on customer data", feature.trainsOnCustomerData ? "Yes" : "No"],
          ["To switch it off", feature.optOut && plain(feature.optOut)],
        ]),
      ]),
    ),
    ai.governance.length > 0 &&
      blocks([heading(2, "How models are decided on"), list(ai.governance.map(plain))]),
  ]);
}

function dataBody({ data }: Portal): string {
  if (!data) return "";
  return blocks([
    `Stated on ${formatDay(data.statedOn)}.`,
    data.categories.length > 0 &&
      blocks([
        heading(2, "Categories of data"),
        table(
          ["Category", "Examples", "Purpose"],
          data.categories.map(({ name, examples, purpose }) =>
            [name, examples, purpose ?? ""].map(plain),
          ),
        ),
      ]),
    data.residency.length > 0 &&
      blocks([
        heading(2, "Where data lies"),
        table(
          ["Region", "Stored", "Backups", "What leaves"],
          data.residency.map(({ region, stored, backups, leaves }) =>
            [region, stored, backups ?? "", leaves ?? ""].map(plain),
          ),
        ),
      ]),
    data.retention.length > 0 &&
      blocks([
        heading(2, "How long data is kept"),
        table(
          ["Data", "Kept", "Deleted by"],
          data.retention.map(({ data: what, kept, deletedBy }) =>
            [what, kept, deletedBy ?? ""].map(plain),
          ),
        ),
      ]),
    facts([
      ["Deletion", data.deletion && plain(data.deletion)],
      ["Requests of data subjects", data.subjectRequests && plain(data.subjectRequests)],
    ]),
  ]);
}

export function listDataPages(portal: Portal): ExportFile[] {
  const absolute = absoluteTo(portal.company.portal);
  const { ai, subprocessors, subprocessorChanges } = portal;
  const pages: (MarkdownPage | false | undefined)[] = [
    portal.data && { page: "/data/", title: "Data", body: () => dataBody(portal) },
    ai && { page: "/ai/", title: "AI", body: () => aiBody(ai, portal) },
    subprocessors.length > 0 && {
      page: "/subprocessors/",
      title: "Subprocessors",
      body: () =>
        blocks([
          `${countOf(subprocessors.length, "subprocessor")}.`,
          ...subprocessors.map(subprocessorOf),
        ]),
    },
    subprocessorChanges.length > 0 && {
      page: "/subprocessors/changes/",
      title: "Changes among subprocessors",
      body: () =>
        list(
          subprocessorChanges.map((change) => {
            const { on, name, text, objectionDeadline } = change;
            const until = objectionDeadline
              ? ` Objections until ${formatDay(objectionDeadline)}.`
              : "";
            return `${formatDay(on)}: ${link(name, absolute(addressOf.subprocessorChange(change)))}. ${plain(text)}${until}`;
          }),
        ),
    },
  ];
  return pages.flatMap((page) => (page ? [markdownFile(portal, page)] : []));
}
