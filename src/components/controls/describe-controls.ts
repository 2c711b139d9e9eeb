/** "55 controls: 40 operating, 8 stated, 1 failing": counts, never a bare percentage. */
import { countOf } from "#src/domain/counting-words.ts";
import type { ControlState, ControlView } from "#src/domain/views.ts";
import { controlMarks } from "../state/state-marks.ts";

export function describeControls(controls: readonly ControlView[]): string {
  const states = Object.keys(controlMarks) as ControlState[];
  const parts = states.flatMap((state) => {
    const count = controls.filter((control) => control.state === state).length;
    return count > 0 ? `${count} ${controlMarks[state].word.toLowerCase()}` : [];
  });
  return `${countOf(controls.length, "control")}: ${parts.join(", ")}`;
}
