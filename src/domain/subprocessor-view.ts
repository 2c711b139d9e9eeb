/** A subprocessor with its state, its objection deadline while one runs, and its countries and transfers in words. */
import type { Entry } from "../schemas/content.ts";
import type { Subprocessor } from "../schemas/subprocessor.ts";
import { countryName } from "./country-names.ts";
import { objectionDeadlineOf, subprocessorStateOf } from "./subprocessor-state.ts";
import { transferText } from "./transfer-text.ts";
import type { SubprocessorState, SubprocessorView } from "./views.ts";

export interface SubprocessorSurroundings {
  noticeDays: number;
  /** Names of the published subprocessors by id. */
  names: ReadonlyMap<string, string>;
  today: string;
}

const STATE_ORDER: readonly SubprocessorState[] = ["in-notice", "announced", "active", "removed"];

function describeSubprocessor(
  { id, data }: Entry<Subprocessor>,
  { noticeDays, names, today }: SubprocessorSurroundings,
): SubprocessorView {
  const { changes: _, replaces, ...open } = data;
  const state = subprocessorStateOf(data, noticeDays, today);
  const deadline = objectionDeadlineOf(data, noticeDays);
  const mayObject =
    deadline !== undefined &&
    today <= deadline &&
    (state === "in-notice" || (state === "active" && data.emergency !== undefined));
  return {
    ...open,
    id,
    ...(replaces !== undefined && names.has(replaces) ? { replaces } : {}),
    state,
    objectionDeadline: mayObject ? deadline : undefined,
    transferText: transferText(data),
    countryNames: data.locations.map(countryName),
  };
}

/** Those in notice first, then announced, active and removed ones; by name within. */
export function describeSubprocessors(
  entries: readonly Entry<Subprocessor>[],
  around: SubprocessorSurroundings,
): SubprocessorView[] {
  return entries
    .map((entry) => describeSubprocessor(entry, around))
    .sort(
      (one, other) =>
        STATE_ORDER.indexOf(one.state) - STATE_ORDER.indexOf(other.state) ||
        one.name.localeCompare(other.name, "en") ||
        one.id.localeCompare(other.id),
    );
}
