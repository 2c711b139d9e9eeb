/** Notes on letters, on other organisations, and on who may read what. */
import { countOf, listOf } from "#src/domain/counting-words.ts";
import { hasPage } from "#src/domain/navigation.ts";
import type { Portal } from "#src/domain/views.ts";
import { tellDays } from "../reports/report-words.ts";
import { drawRibbon } from "../reports/ribbon.ts";
import { linkTo, type NoteLine, sortSoc2 } from "./note-lines.ts";

const RESPONSIBILITIES = { label: "Responsibilities", href: "/responsibilities/" };

export function noteLetters({ reports, timelines }: Portal): NoteLine[] {
  const letters = reports.filter(
    ({ kind, standing }) => kind === "management-letter" && standing === "in-force",
  );
  return [
    ...(letters.length === 0 ? [{ text: "No management letter is in force." }] : []),
    ...letters.map((letter) => ({
      text: `${tellDays(letter) ?? "No days stated"}:`,
      link: linkTo(letter),
    })),
    ...timelines.map((timeline) => ({
      text: `${countOf(drawRibbon(timeline).uncovered, "day")} in nothing up to today${timelines.length > 1 ? ` (${timeline.name})` : ""}.`,
      link: { label: "Day by day", href: "/reports/#days" },
    })),
  ];
}

export function noteOthers(portal: Portal): NoteLine[] {
  const { providers, customers } = portal;
  const { inForce, inPreparation } = sortSoc2(portal);
  const subservice = [...inForce, ...inPreparation].flatMap((report) => report.subservice);
  const namesOf = (wanted: "carve-out" | "inclusive") => [
    ...new Set(subservice.filter(({ method }) => method === wanted).map(({ name }) => name)),
  ];
  const carvedOut = namesOf("carve-out");
  const included = namesOf("inclusive");
  const withheld =
    portal.reports.length === 0
      ? "No report states what customers must do."
      : "What customers must do is not published here; ask under NDA.";
  const inReport = portal.reports.some(({ withheldCuecs }) => withheldCuecs > 0);
  const nothingOpen = inReport ? "in the report only" : "none stated";
  const stated = customers.published && (customers.value.length || nothingOpen);
  const duties = stated ? `For customers to do: ${stated}.` : withheld;
  return [
    {
      text:
        carvedOut.length > 0
          ? `Carved out: ${listOf(carvedOut)}.`
          : "No organisation is stated to be carved out.",
    },
    ...(included.length > 0 ? [{ text: `Included: ${listOf(included)}.` }] : []),
    ...(providers.length > 0 ? [{ text: `Expected of them: ${providers.length}.` }] : []),
    { text: duties, link: hasPage(portal, RESPONSIBILITIES.href) ? RESPONSIBILITIES : undefined },
  ];
}

export function noteReaders({ reports, documents }: Portal): NoteLine[] {
  const open = reports.filter(({ next }) => next.kind === "open");
  const behind = [...reports, ...documents].filter(({ next }) => next.kind === "request");
  return [
    ...(open.length > 0
      ? open.map((report) => ({ text: "Open to everyone:", link: linkTo(report) }))
      : [{ text: "No report is open to everyone." }]),
    ...(behind.length > 0
      ? [
          {
            text: `${countOf(behind.length, "document")} after an NDA.`,
            link: { label: "Documents", href: "/documents/" },
          },
        ]
      : []),
  ];
}
