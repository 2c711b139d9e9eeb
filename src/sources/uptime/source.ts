/** What a reader of a status page or a probe is, and what it yields: days of each component, in seconds. */
import type { ImportedDay } from "../upptime/merge-days.ts";

export interface FoundComponent {
  /** The source's own id; what the mapping file maps. */
  key: string;
  name: string;
  days: ImportedDay[];
}

export interface UptimeMoment {
  /** The day of the reading, which is not over yet. */
  today: string;
  /** Instant of the reading. */
  now: string;
}

export interface UptimeSource {
  /** As typed, and the name of the file that is written. */
  id: string;
  name: string;
  kind: "probe" | "self-reported";
  reads: string;
  obtain: string;
  /** What it cannot tell, and what is done about it; full sentences. */
  gaps: readonly string[];
  /** Path below the status page's address that is fetched where only an address is given; "" for the page itself. */
  path: string;
  /** @throws SourceError where the text is not this source's */
  read(text: string, moment: UptimeMoment): FoundComponent[];
}

export const SECONDS_A_DAY = 86_400;
