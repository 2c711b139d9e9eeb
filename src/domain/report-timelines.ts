/**
 * The timelines: one for each family of reports and each set of products that one of its reports names. A report on
 * more products counts in each narrower timeline too; one on part of the products never counts in a wider one.
 */
import type { ReportKind } from "../schemas/report.ts";
import { earlierOf, laterOf } from "./dates.ts";
import type { Cover } from "./day-covers.ts";
import { findCovers, layOutPublished } from "./report-days.ts";
import { SOC1_FAMILY, SOC2_FAMILY } from "./report-families.ts";
import { namesOf, type ProductScope, type Products } from "./report-products.ts";
import type { ReportRecord, ReportRecords } from "./report-records.ts";
import type { Timeline } from "./views.ts";

interface Family {
  name: string;
  /** Kinds whose days are drawn. */
  drawn: readonly ReportKind[];
  /** Kinds that find their own days in it: a SOC 3 report stands on a SOC 2 examination. */
  shown: readonly ReportKind[];
}

const FAMILIES: readonly Family[] = [
  { name: "SOC 2", drawn: SOC2_FAMILY, shown: [...SOC2_FAMILY, "soc3"] },
  { name: "SOC 1", drawn: SOC1_FAMILY, shown: SOC1_FAMILY },
];

type Drawn = Omit<Timeline, "name" | "products" | "reports">;

function keyOf({ ids, isWhole }: ProductScope): string {
  return isWhole ? "" : JSON.stringify(ids);
}

function isSeries(kinds: readonly ReportKind[], { series }: ReportRecord): boolean {
  return series !== undefined && kinds.includes(series);
}

/** Undefined where no report names a period, and where a hidden report covers some of the days. */
function drawTimeline(
  family: readonly ReportKind[],
  scope: ProductScope,
  { published, hidden }: ReportRecords,
  today: string,
): Drawn | undefined {
  const covers = findCovers(published.values(), family, scope, today);
  const isPoint = (cover: Cover) =>
    cover.cover === "examined" && published.get(cover.report)?.data.period === undefined;
  if (!covers.some((cover) => cover.cover !== "letter" && !isPoint(cover))) return undefined;
  const from = covers.map((cover) => cover.from).reduce(earlierOf);
  const to = covers.map((cover) => cover.to).reduce(laterOf, today);
  const spans = layOutPublished(from, to, covers, findCovers(hidden, family, scope, today));
  const points = covers
    .filter(isPoint)
    .map(({ from: on, report, label }) => ({ on, report, label }));
  return spans && { from, to, today, spans, points };
}

/** All products first, then the sets of products by their number and names. */
function listScopes(series: readonly ReportRecord[]): ProductScope[] {
  const byKey = new Map(series.map(({ scope }) => [keyOf(scope), scope]));
  return [...byKey.values()]
    .filter(({ ids }) => ids.length > 0)
    .sort(
      (one, other) =>
        Number(other.isWhole) - Number(one.isWhole) ||
        other.ids.length - one.ids.length ||
        keyOf(one).localeCompare(keyOf(other)),
    );
}

function describeFamily(
  { name, drawn, shown }: Family,
  records: ReportRecords,
  products: Products,
  today: string,
): Timeline[] {
  const all = [...records.published.values()];
  const scopes = listScopes(all.filter((record) => isSeries(drawn, record)));
  return scopes.flatMap((scope) => {
    const timeline = drawTimeline(drawn, scope, records, today);
    const reports = all
      .filter((record) => isSeries(shown, record) && keyOf(record.scope) === keyOf(scope))
      .map(({ id }) => id);
    return timeline
      ? [
          {
            name: scope.isWhole ? name : `${name}, ${namesOf(scope.ids, products).join(", ")}`,
            products: scope.isWhole ? [] : [...scope.ids],
            reports,
            ...timeline,
          },
        ]
      : [];
  });
}

export function describeTimelines(
  records: ReportRecords,
  products: Products,
  today: string,
): Timeline[] {
  return FAMILIES.flatMap((family) => describeFamily(family, records, products, today));
}
