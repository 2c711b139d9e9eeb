/** The state of a control on one day, out of its file, what a tool last saw, and what the company states it did. */
import type { Control } from "../schemas/control.ts";
import { judgeReading } from "./control-monitoring.ts";
import { judgePerformance, type Verdict } from "./control-performance.ts";
import { dayOf } from "./dates.ts";
import type { Reading } from "./observations.ts";

/** Worst first. */
const SEVERITY: readonly Verdict["state"][] = [
  "failing",
  "partial",
  "stale",
  "unknown",
  "stated",
  "operating",
];

function severityOf(verdict: Verdict): number {
  return SEVERITY.indexOf(verdict.state);
}

function judgeFile(control: Control): Verdict | undefined {
  if (control.status === "planned")
    return { state: "planned", because: control.reason ?? "Planned, not in place yet." };
  if (control.status === "not-applicable")
    return { state: "not-applicable", because: control.reason ?? "Not applicable." };
  return undefined;
}

/** A manual control rests on what the company states, unless a tool saw it fail or a record is not to be trusted. */
function judgeManual(performed: Verdict, seen: Verdict, reading: Reading, today: string): Verdict {
  if (seen.state === "failing" || seen.state === "partial") return seen;
  const failedBefore =
    seen.state === "stale" && (reading.status === "failing" || reading.status === "partial");
  const isDoubted = failedBefore || dayOf(reading.lastChecked) > today;
  return isDoubted && performed.state === "stated" ? seen : performed;
}

/** The worse of the two halves; operating only where the tool sees it now and the manual half is inside its cadence. */
function judgeBoth(performed: Verdict, seen: Verdict): Verdict {
  const worse = severityOf(performed) < severityOf(seen) ? performed : seen;
  const other = worse === seen ? performed : seen;
  if (worse.state === "stated" || worse.state === "operating")
    return { state: "operating", because: `${seen.because} ${performed.because}` };
  return { state: worse.state, because: `${worse.because} ${other.because}` };
}

export function judgeControl(
  control: Control,
  reading: Reading | undefined,
  today: string,
): Verdict {
  const filed = judgeFile(control);
  if (filed) return filed;
  const seen = judgeReading(control, reading, today);
  if (
    control.operation === "automated" ||
    seen.state === "planned" ||
    seen.state === "not-applicable"
  )
    return seen;
  const performed = judgePerformance(control, today);
  if (control.operation === "both") return judgeBoth(performed, seen);
  return reading ? judgeManual(performed, seen, reading, today) : performed;
}
