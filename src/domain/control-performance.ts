/** The manual half of a control: what the company states it did, and by when it is due again. */
import { CADENCE_DAYS, type Control } from "../schemas/control.ts";
import { addDays, formatDay } from "./dates.ts";
import type { ControlView } from "./views.ts";

export interface Verdict {
  state: Exclude<ControlView["state"], "withheld">;
  because: string;
}

/** Days between two performances; a manual control without a cadence is due yearly. */
function cadenceDaysOf(control: Control): number {
  if (typeof control.cadence === "number") return control.cadence;
  return CADENCE_DAYS[control.cadence ?? "annual"];
}

/** "quarterly" or "every 45 days"; undefined where the company states none. */
export function cadenceInWords(control: Control): string | undefined {
  if (typeof control.cadence === "number")
    return control.cadence === 1 ? "daily" : `every ${control.cadence} days`;
  return control.cadence;
}

/** The last day on which a performance still counts. */
export function nextPerformanceBy(control: Control): string | undefined {
  return control.lastPerformed && addDays(control.lastPerformed.on, cadenceDaysOf(control));
}

export function judgePerformance(control: Control, today: string): Verdict {
  const { lastPerformed } = control;
  const dueBy = nextPerformanceBy(control);
  if (!lastPerformed || !dueBy) return { state: "unknown", because: "No performance is recorded." };
  if (lastPerformed.on > today)
    return {
      state: "unknown",
      because: "The recorded performance is dated in the future and is not trusted.",
    };
  const performed = `Performed ${formatDay(lastPerformed.on)}, stated by the company`;
  if (today > dueBy)
    return {
      state: "stale",
      because: `${performed}; due ${formatDay(dueBy)}, not recorded since.`,
    };
  return { state: "stated", because: `${performed}; next by ${formatDay(dueBy)}.` };
}
