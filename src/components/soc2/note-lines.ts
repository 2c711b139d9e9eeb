/** What a lesson says of this very company: short sentences, each of which may lead to the page with the facts. */
import type { Portal, ReportView } from "#src/domain/views.ts";

export interface NoteLine {
  text: string;
  link?: { label: string; href: string } | undefined;
}

export function linkTo(
  { id, title }: Pick<ReportView, "id" | "title">,
  part = "",
): NonNullable<NoteLine["link"]> {
  return { label: title, href: `/reports/${id}/${part && `#${part}`}` };
}

const isSoc2 = ({ kind }: ReportView) => kind === "soc2" || kind === "soc2-plus";

/** SOC 2 reports by what they are now, newest first in each group. */
export function sortSoc2({ reports }: Pick<Portal, "reports">) {
  const soc2 = reports.filter(isSoc2);
  return {
    inForce: soc2.filter(({ standing }) => standing === "in-force"),
    inPreparation: soc2.filter(({ standing }) => standing === "in-preparation"),
    past: soc2.filter(({ standing }) => standing !== "in-force" && standing !== "in-preparation"),
  };
}

/** The report that a reader would ask for first: in force, Type 2 before Type 1. */
export function findLeading(portal: Pick<Portal, "reports">): ReportView | undefined {
  const { inForce } = sortSoc2(portal);
  return inForce.find(({ type }) => type === 2) ?? inForce[0];
}
