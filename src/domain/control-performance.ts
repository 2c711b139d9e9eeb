/** The manual half of a control: what the company states it did, and by when it is due again. */
import { CADENCES, type Control } from "../schemas/control.ts";
import { addDays, addMonths, formatDay } from "./dates.ts";
import type { ControlView } from "./views.ts";

export interface Verdict {
  state: Exclude<ControlView["state"], "withheld">;
  because: string;
}

/** "quarterly" or "every 45 days"; undefined where the company states none. */
export function cadenceInWords(control: Control): string | undefined {
  if (typeof control.cadence === "number")
    return control.cadence === 1 ? "daily" : `every ${control.cadence} days`;
  return control.cadence;
}

/** The last day on which a performance still counts; a manual control without a cadence is due yearly. */
export function nextPerformanceBy({
  lastPerformed,
  cadence = "annual",
}: Control): string | undefined {
  if (!lastPerformed) return undefined;
  if (typeof cadence === "number") return addDays(lastPerformed.on, cadence);
  const step = CADENCES[cadence];
  return "days" in step
    ? addDays(lastPerformed.on, step.days)
    : addMonths(lastPerformed.on, step.months);
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
