/** The order in which reports are listed: in force, in preparation, past; each letter after the report it follows. */
import { reportKindSchema } from "../schemas/report.ts";
import { lastExaminedDay } from "./report-age.ts";
import { isSoc2 } from "./report-families.ts";
import type { ReportRecord } from "./report-records.ts";
import type { Standing } from "./views.ts";

const GROUP: Record<Standing, number> = {
  "in-force": 0,
  "in-preparation": 1,
  superseded: 2,
  reissued: 2,
  expired: 2,
  withdrawn: 2,
};
const KINDS = reportKindSchema.options;

/** SOC 2 and SOC 2+ stand together. */
function familyRank({ data }: ReportRecord): number {
  return isSoc2(data.kind) ? 0 : KINDS.indexOf(data.kind);
}

function newestDay({ data }: ReportRecord): string {
  return (
    lastExaminedDay(data) ??
    data.issuedOn ??
    data.certificate?.validFrom ??
    data.expected?.periodEnd ??
    data.expected?.issue ??
    ""
  );
}

function byListOrder(one: ReportRecord, other: ReportRecord): number {
  return (
    GROUP[one.standing] - GROUP[other.standing] ||
    familyRank(one) - familyRank(other) ||
    newestDay(other).localeCompare(newestDay(one)) ||
    one.id.localeCompare(other.id)
  );
}

function byFirstDay(one: ReportRecord, other: ReportRecord): number {
  return (
    (one.data.period?.start ?? "").localeCompare(other.data.period?.start ?? "") ||
    one.id.localeCompare(other.id)
  );
}

export function orderReports(records: ReadonlyMap<string, ReportRecord>): ReportRecord[] {
  const followsRoot = (record: ReportRecord) => {
    const root = records.get(record.root ?? "");
    return root !== undefined && GROUP[root.standing] === GROUP[record.standing];
  };
  const all = [...records.values()];
  const heads = all.filter((record) => !followsRoot(record)).sort(byListOrder);
  const letters = all.filter(followsRoot).sort(byFirstDay);
  return heads.flatMap((head) => [head, ...letters.filter((letter) => letter.root === head.id)]);
}
