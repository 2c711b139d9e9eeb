/** Criteria that an unknown id was probably meant to be. */
import { CRITERIA } from "../../frameworks/criteria.ts";
import { nearestWord } from "../../schemas/nearest.ts";

/** "CC9.1 or CC9.2": at most two of the same series, those whose numbers are nearest. */
export function suggestCriteria(id: string): string | undefined {
  const spelling = respell(id);
  const exact = CRITERIA.find((criterion) => criterion.id === spelling);
  if (exact) return exact.id;
  const [series = "", number = ""] = spelling.split(".");
  const wanted = Number.parseInt(number, 10);
  const near = CRITERIA.filter((criterion) => criterion.series === series)
    .map(({ id: known }) => ({ known, away: Math.abs(Number(known.split(".")[1]) - wanted) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, 2)
    .map(({ known }) => known)
    .sort();
  if (near.length > 0 && !Number.isNaN(wanted)) return near.join(" or ");
  return nearestWord(
    spelling,
    CRITERIA.map((criterion) => criterion.id),
  );
}

/** Undoes spellings of other tools: `cc_6_1`, `tsc_CC6.1`, `soc2:CC6.1`, `PP1.1`, and points of focus such as `CC6.1.3`. */
function respell(id: string): string {
  const plain = id
    .toUpperCase()
    .replace(/^(TSC_|SOC2:)/, "")
    .replace(/^PP(?=\d)/, "PI")
    .replace(/^([A-Z]+)_/, "$1")
    .replaceAll("_", ".");
  return plain.split(".").slice(0, 2).join(".");
}
