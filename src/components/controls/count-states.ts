/** How many controls are in which state. */
import { countOf } from "#src/domain/counting-words.ts";
import type { ControlState, ControlView } from "#src/domain/views.ts";
import { controlMarks } from "../state/state-marks.ts";

export interface StateCount {
  state: ControlState;
  count: number;
}

/** All states; where live status is withheld from any control, a zero would say that none is failing, so it is left out. */
export function countStates(controls: readonly Pick<ControlView, "state">[]): StateCount[] {
  const counts = (Object.keys(controlMarks) as ControlState[]).map((state) => ({
    state,
    count: controls.filter((control) => control.state === state).length,
  }));
  const isWithheld = controls.some(({ state }) => state === "withheld");
  return counts.filter(({ state, count }) => count > 0 || (state !== "withheld" && !isWithheld));
}

/** "55 controls: 40 operating, 8 stated, 1 failing": counts, never a bare percentage. */
export function describeControls(controls: readonly Pick<ControlView, "state">[]): string {
  const parts = countStates(controls).flatMap(({ state, count }) =>
    count > 0 ? `${count} ${controlMarks[state].word.toLowerCase()}` : [],
  );
  return `${countOf(controls.length, "control")}: ${parts.join(", ")}`;
}
