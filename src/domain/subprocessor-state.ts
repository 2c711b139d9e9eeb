/** Where a subprocessor stands on one day: announced, in the notice in which customers may object, active or removed. */
import type { Subprocessor } from "../schemas/subprocessor.ts";
import { addDays } from "./dates.ts";
import type { SubprocessorState } from "./views.ts";

type Dated = Pick<Subprocessor, "announcedOn" | "effectiveOn" | "removedOn" | "emergency">;

/** The last day on which a customer may object, whether or not it has passed; undefined where nothing was announced. */
export function objectionDeadlineOf(
  { announcedOn, emergency }: Dated,
  noticeDays: number,
): string | undefined {
  const noticed = announcedOn ?? emergency?.noticeSentOn;
  return noticed === undefined ? undefined : addDays(noticed, noticeDays);
}

/** Took effect after its announcement, but before customers could have objected. */
function isInsideNotice({ announcedOn, effectiveOn }: Dated, deadline: string): boolean {
  return (
    announcedOn !== undefined &&
    effectiveOn !== undefined &&
    effectiveOn >= announcedOn &&
    effectiveOn <= deadline
  );
}

/** An emergency replacement is active from the day it takes effect, whatever is left of its notice. */
export function subprocessorStateOf(
  subprocessor: Dated,
  noticeDays: number,
  today: string,
): SubprocessorState {
  const { announcedOn, effectiveOn, removedOn, emergency } = subprocessor;
  if (removedOn !== undefined && removedOn <= today) return "removed";
  const deadline = objectionDeadlineOf(subprocessor, noticeDays);
  const inUse = effectiveOn === undefined ? announcedOn === undefined : effectiveOn <= today;
  const isOpen = deadline !== undefined && today <= deadline;
  if (inUse && !(isOpen && !emergency && isInsideNotice(subprocessor, deadline))) return "active";
  return isOpen ? "in-notice" : "announced";
}
