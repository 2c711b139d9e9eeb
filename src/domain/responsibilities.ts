/** What other organisations and customers must do, as the reports in force and those in preparation say it. */
import { CRITERIA } from "../frameworks/criteria.ts";
import { mapGroups } from "./map-groups.ts";
import { type Published, published, WITHHELD } from "./published.ts";
import type { ReportRecord } from "./report-records.ts";
import type { CustomerDuty, ProviderDuty } from "./views.ts";

const ORDER = new Map(CRITERIA.map((criterion, index) => [criterion.id, index]));

function orderOf(criterion: string | undefined): number {
  return criterion === undefined ? -1 : (ORDER.get(criterion) ?? CRITERIA.length);
}

/** In force first, so that of two reports that say the same the one in force is named. */
function findSpeakers(records: ReadonlyMap<string, ReportRecord>): ReportRecord[] {
  const byStanding = (standing: ReportRecord["standing"]) =>
    [...records.values()]
      .filter((record) => record.standing === standing && record.data.kind !== "management-letter")
      .sort((one, other) => one.id.localeCompare(other.id));
  return [...byStanding("in-force"), ...byStanding("in-preparation")];
}

function withoutRepeats<Duty>(duties: readonly Duty[], keyOf: (duty: Duty) => unknown[]): Duty[] {
  const seen = new Map<string, Duty>();
  for (const duty of duties) {
    const key = JSON.stringify(keyOf(duty));
    if (!seen.has(key)) seen.set(key, duty);
  }
  return [...seen.values()];
}

/** CSOCs, in the order of the criteria. `subprocessors`: ids of those that are published. */
export function describeProviders(
  records: ReadonlyMap<string, ReportRecord>,
  subprocessors: ReadonlySet<string>,
): ProviderDuty[] {
  const duties = findSpeakers(records).flatMap(({ id: report, data }) =>
    data.subservice.flatMap(({ name: provider, subprocessor, method, csocs }) =>
      csocs.map(({ criterion, expects }) => ({
        criterion,
        expects,
        provider,
        subprocessor:
          subprocessor !== undefined && subprocessors.has(subprocessor) ? subprocessor : undefined,
        report,
        method,
      })),
    ),
  );
  return withoutRepeats(duties, (duty) => [
    duty.criterion,
    duty.provider,
    duty.method,
    duty.expects,
  ]).sort(
    (one, other) =>
      orderOf(one.criterion) - orderOf(other.criterion) ||
      one.provider.localeCompare(other.provider),
  );
}

/** One report's own CUECs. */
export function customersOf({ id: report, data }: ReportRecord): Published<CustomerDuty[]> {
  return data.cuecs.published
    ? published(data.cuecs.value.map(({ criterion, text }) => ({ criterion, text, report })))
    : WITHHELD;
}

/** CUECs, in the order of the criteria; those on no single criterion first. */
export function describeCustomers(
  records: ReadonlyMap<string, ReportRecord>,
  arePublished: boolean,
): Published<CustomerDuty[]> {
  if (!arePublished) return WITHHELD;
  const duties = findSpeakers(records).flatMap((record) => {
    const own = customersOf(record);
    return own.published ? own.value : [];
  });
  return published(
    withoutRepeats(duties, (duty) => [duty.criterion, duty.text]).sort(
      (one, other) => orderOf(one.criterion) - orderOf(other.criterion),
    ),
  );
}

/** Those that name a criterion, by it. */
export function dutiesByCriterion<Duty extends { criterion?: string | undefined }>(
  duties: readonly Duty[],
): Map<string, Duty[]> {
  const named = duties.flatMap((duty) =>
    duty.criterion === undefined ? [] : [{ criterion: duty.criterion, duty }],
  );
  return mapGroups(
    named,
    (entry) => entry.criterion,
    (entry) => entry.duty,
  );
}
