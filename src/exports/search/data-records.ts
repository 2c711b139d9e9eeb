/** Who handles data, what runs, and the facts of the first minute, as entries of the search. */
import { addressOf } from "../../domain/addresses.ts";
import type { ComponentUptime, Portal, SubprocessorView } from "../../domain/views.ts";
import { inSentences, type SearchRecord } from "./search-record.ts";

function dateOf(entry: SubprocessorView): SearchRecord["date"] {
  const { state, removedOn, effectiveOn, announcedOn } = entry;
  if (state === "removed") return removedOn ? { label: "Removed", on: removedOn } : undefined;
  if (state === "active") return effectiveOn ? { label: "Since", on: effectiveOn } : undefined;
  return announcedOn ? { label: "Announced", on: announcedOn } : undefined;
}

function recordSubprocessor(entry: SubprocessorView): SearchRecord {
  const { id, name, legalName, service, purpose, countryNames, dataCategories, transferText } =
    entry;
  return {
    url: addressOf.subprocessor(id),
    kind: "subprocessor",
    title: name,
    where: service,
    text: inSentences([
      legalName,
      service,
      purpose,
      countryNames.join(", "),
      dataCategories.join(", "),
      transferText,
    ]),
    state: entry.state,
    date: dateOf(entry),
    categories: [],
  };
}

function recordComponent({ id, name, summary }: ComponentUptime, to: string): SearchRecord {
  return {
    url: addressOf.component(id),
    kind: "uptime",
    title: name,
    where: "Uptime and incidents",
    text: summary,
    date: { label: "Seen to", on: to },
    categories: [],
  };
}

/** Those that were stated. */
function recordFacts({ glance, company, asOf }: Portal): SearchRecord[] {
  return glance.flatMap(({ id, label, text }) =>
    text === undefined
      ? []
      : [
          {
            url: addressOf.fact(id),
            kind: "fact" as const,
            title: label,
            where: `At a glance, stated by ${company.name}`,
            text,
            date: { label: "As of", on: asOf },
            categories: [],
          },
        ],
  );
}

export function recordData(portal: Portal): SearchRecord[] {
  const { subprocessors, uptime } = portal;
  return [
    ...recordFacts(portal),
    ...subprocessors.map(recordSubprocessor),
    ...(uptime?.components.map((component) => recordComponent(component, uptime.window.to)) ?? []),
  ];
}
