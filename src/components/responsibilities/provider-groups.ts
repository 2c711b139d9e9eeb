/** What is expected of other organisations, organisation by organisation, with the reports that say so. */
import type { ProviderDuty } from "#src/domain/views.ts";
import type { Duty } from "./group-duties.ts";

export interface Provider {
  name: string;
  subprocessor?: string | undefined;
  method: ProviderDuty["method"];
  reports: string[];
  duties: Duty[];
}

/** One entry for each organisation and method, in the order of their first duty. */
export function groupProviders(duties: readonly ProviderDuty[]): Provider[] {
  const providers = new Map<string, Provider>();
  for (const { provider: name, subprocessor, method, report, criterion, expects } of duties) {
    const key = `${method} ${name}`;
    const known = providers.get(key) ?? { name, subprocessor, method, reports: [], duties: [] };
    if (!known.reports.includes(report)) known.reports.push(report);
    known.duties.push({ criterion, text: expects });
    providers.set(key, known);
  }
  return [...providers.values()];
}
