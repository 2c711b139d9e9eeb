/** The automated half of a control: what a tool last saw, as long as that is recent enough to count. */
import type { Control } from "../schemas/control.ts";
import type { Verdict } from "./control-performance.ts";
import { countOf } from "./counting-words.ts";
import { addDays, dayOf, formatDay } from "./dates.ts";
import type { Reading } from "./observations.ts";

/** The last day on which the tool's last check still counts. */
export function freshUntil(control: Control, reading: Reading): string {
  return addDays(dayOf(reading.lastChecked), control.staleAfterDays);
}

function checksInWords({ checks }: Reading): string {
  if (!checks) return "";
  const { passed, failed, unknown } = checks;
  const parts = [`${passed} of ${countOf(passed + failed + unknown, "check")} passed`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (unknown > 0) parts.push(`${unknown} unknown`);
  return `: ${parts.join(", ")}`;
}

export function judgeReading(
  control: Control,
  reading: Reading | undefined,
  today: string,
): Verdict {
  if (!reading) return { state: "unknown", because: "No tool has reported on it." };
  const checkedOn = dayOf(reading.lastChecked);
  if (checkedOn > today)
    return {
      state: "unknown",
      because: `The last check by ${reading.tool} is dated in the future and is not trusted.`,
    };
  const when = `${formatDay(checkedOn)} by ${reading.tool}`;
  if (today > freshUntil(control, reading)) {
    return {
      state: "stale",
      because: `Last checked ${when}; a check counts as stale after ${countOf(control.staleAfterDays, "day")}.`,
    };
  }
  if (reading.status === "unknown")
    return {
      state: "unknown",
      because: `Checked ${when}, which could not tell${checksInWords(reading)}.`,
    };
  const saw = {
    operating: "Checked",
    partial: "Seen only partly operating",
    failing: "Seen failing",
    planned: "Reported as planned",
    "not-applicable": "Reported as not applicable",
  }[reading.status];
  return { state: reading.status, because: `${saw} ${when}${checksInWords(reading)}.` };
}
