/** Adds an import to what earlier ones wrote: older days stay, and bad news is never replaced by silence. */
import type { UptimeDay, UptimeFile } from "../../schemas/uptime.ts";

export type ImportedDay = UptimeDay & {
  /** Whether the source names the day; else it is taken for calm, because the site was watched. */
  listed: boolean;
};

type ComponentDays = UptimeFile["components"][number];

export interface Merged {
  /** Those known before first; days in order. */
  components: ComponentDays[];
  /** Days whose downtime is known from before, and of which the import says nothing. */
  kept: { component: string; date: string }[];
}

export function mergeDays(
  existing: readonly ComponentDays[],
  imported: readonly { id: string; name: string; days: readonly ImportedDay[] }[],
): Merged {
  const kept: Merged["kept"] = [];
  const merged = imported.map(({ id, name, days }): ComponentDays => {
    const known = new Map(
      existing.find((component) => component.id === id)?.days.map((day) => [day.date, day]),
    );
    for (const { listed, ...day } of days) {
      const before = known.get(day.date);
      if (listed || before === undefined || isCalm(before)) known.set(day.date, day);
      else kept.push({ component: id, date: day.date });
    }
    return { id, name, days: [...known.values()].sort(byDate) };
  });
  const untouched = existing.filter(({ id }) => !imported.some((component) => component.id === id));
  return { components: [...untouched, ...merged], kept };
}

function isCalm({ major, partial, degraded, maintenance }: UptimeDay): boolean {
  return major + partial + degraded + maintenance === 0;
}

function byDate(left: UptimeDay, right: UptimeDay): number {
  return left.date < right.date ? -1 : 1;
}
