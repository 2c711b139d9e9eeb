/** What an examination says of which products: one on part of the products never lights a pane for all of them. */
import { listOf } from "./counting-words.ts";
import { formatDay } from "./dates.ts";
import { lastExaminedDay } from "./report-age.ts";
import { namesOf, type Products } from "./report-products.ts";
import type { ReportRecord } from "./report-records.ts";
import type { Pane } from "./views.ts";

function lastDayOf({ data }: ReportRecord): string {
  const day = lastExaminedDay(data);
  if (day === undefined) return "Examined";
  return data.period ? `Examined to ${formatDay(day)}` : `Examined as of ${formatDay(day)}`;
}

function productNames({ scope }: ReportRecord, products: Products): string {
  return listOf(namesOf(scope.ids, products));
}

/** "Examined to 30 September 2026", and where that is not all: "Examined to 30 September 2026 for Tidewater Rates only". */
export function examinedTo(report: ReportRecord, products: Products): string {
  const day = lastDayOf(report);
  return report.scope.isWhole ? day : `${day} for ${productNames(report, products)} only`;
}

/** The fewest that cover every product, a report on all of them before several on parts; newest first. */
function findTogether(lighting: readonly ReportRecord[], products: Products): ReportRecord[] {
  const whole = lighting.find(({ scope }) => scope.isWhole);
  if (whole) return [whole];
  const left = new Set(products.map(({ id }) => id));
  return lighting.filter(({ scope }) => {
    const adds = scope.ids.some((id) => left.has(id));
    for (const id of scope.ids) left.delete(id);
    return adds;
  });
}

/** `lighting`: current reports in force with an unmodified opinion on one category, newest first; at least one. */
export function describeLight(
  lighting: readonly ReportRecord[],
  products: Products,
): Pick<Pane, "state" | "because" | "report" | "modifiedOn"> {
  const together = findTogether(lighting, products);
  const base = { report: together[0]?.id ?? lighting[0]?.id, modifiedOn: [] };
  const missing = products.filter(
    ({ id }) => !together.some(({ scope }) => scope.isWhole || scope.ids.includes(id)),
  );
  const inLower = (text: string) => text.replace("Examined", "examined");
  if (missing.length > 0) {
    const shown = together.length > 0 ? together : lighting;
    const examined = shown.map((report) => inLower(examinedTo(report, products)));
    const names = listOf(missing.map(({ name }) => name));
    return {
      ...base,
      state: "hatched",
      because: `In the programme; ${listOf(examined)}; no current report listed here examines ${names}.`,
    };
  }
  const [first] = together;
  if (together.length === 1 && first)
    return {
      ...base,
      state: "lit",
      because: `${examinedTo(first, products)}; the opinion is unmodified here.`,
    };
  const [lead, ...others] = together.map(
    (report) => `${lastDayOf(report)} for ${productNames(report, products)}`,
  );
  return {
    ...base,
    state: "lit",
    because: `${listOf([lead ?? "", ...others.map(inLower)])}; the opinions are unmodified here.`,
  };
}
