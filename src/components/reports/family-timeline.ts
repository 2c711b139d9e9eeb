/** The timeline that a report or letter belongs to, and how a timeline is called where several stand on a page. */
import type { Portal, ReportView, Timeline } from "#src/domain/views.ts";

/** Undefined for kinds without days, for those that are in no timeline, and where the family has no period yet. */
export function findTimeline(
  { id }: Pick<ReportView, "id">,
  { timelines }: Pick<Portal, "timelines">,
): Timeline | undefined {
  return timelines.find(({ reports }) => reports.includes(id));
}

/** Whether the report's page has a part on days. */
export function hasDays(
  report: Pick<ReportView, "id" | "daysSince">,
  portal: Pick<Portal, "timelines">,
): boolean {
  return report.daysSince.length > 0 || findTimeline(report, portal) !== undefined;
}

/** For ids of a page: "soc-2", "soc-2-rates" where it is about the product with the id `rates` alone. */
export function slugOf({ name, products }: Pick<Timeline, "name" | "products">): string {
  const [family = name] = name.split(", ");
  return [family.toLowerCase().replaceAll(" ", "-"), ...products].join("-");
}

/** " for Rates and Berth"; empty where the timeline is about all products. */
export function forProducts({ name, products }: Pick<Timeline, "name" | "products">): string {
  return products.length === 0 ? "" : ` for ${name.split(", ").slice(1).join(", ")}`;
}
