/** When an incident was, in UTC and in words. */
import { durationOf } from "#src/domain/counting-words.ts";
import { dayOf, formatDay } from "#src/domain/dates.ts";
import type { UpdateView } from "#src/domain/views.ts";

type Incident = NonNullable<UpdateView["incident"]>;

export const impactWords: Record<Incident["impact"], string> = {
  degraded: "Degraded",
  partial: "Partial outage",
  major: "Major outage",
  maintenance: "Maintenance",
};

/** "20 October 2026, 09:12 UTC", whatever zone the instant is written in. */
export function formatInstant(instant: string): string {
  const utc = new Date(instant).toISOString();
  return `${formatDay(dayOf(utc))}, ${utc.slice(11, 16)} UTC`;
}

export interface IncidentWords {
  /** The day on which it began. */
  day: string;
  start: string;
  /** Undefined while it goes on. */
  end: string | undefined;
  duration: string | undefined;
  impact: string;
  /** "Partial outage, 09:12 to 09:53 UTC, 41 min". */
  line: string;
}

export function describeIncident({ start, end, impact }: Incident): IncidentWords {
  const begins = new Date(start).toISOString();
  const ends = end === undefined ? undefined : new Date(end).toISOString();
  const duration =
    ends === undefined ? undefined : durationOf((Date.parse(ends) - Date.parse(begins)) / 1000);
  const sameDay = ends?.slice(0, 10) === begins.slice(0, 10);
  const until = ends && (sameDay ? `${ends.slice(11, 16)} UTC` : formatInstant(ends));
  const from = sameDay ? begins.slice(11, 16) : formatInstant(begins);
  const when = until ? `${from} to ${until}, ${duration}` : `since ${from}, not ended`;
  return {
    day: dayOf(begins),
    start: formatInstant(begins),
    end: ends && formatInstant(ends),
    duration,
    impact: impactWords[impact],
    line: `${impactWords[impact]}, ${when}`,
  };
}
