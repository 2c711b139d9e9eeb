/** What is said of Upptime, whose importer is a command of its own. */
import type { UptimeSource } from "#src/sources/uptime/source.ts";

export const upptimeAbout: Omit<UptimeSource, "read" | "path"> = {
  id: "upptime",
  name: "Upptime",
  kind: "probe",
  reads: "`history/summary.json` of the Upptime repository, as a file.",
  obtain:
    "Clone or check out the repository; `history/<slug>.yml` beside the summary says since when each site is watched.",
  gaps: [
    "Upptime names only days with downtime. Another day counts as calm where it is known that Upptime watched (`startTime`, or `--since`); else it stays unknown.",
    "It tells how many minutes of a day a site was down, not when.",
  ],
};
