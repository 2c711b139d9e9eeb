/** What changed among subprocessors, newest first: announcements, starts, removals and other changes up to today. */
import type { Entry } from "../schemas/content.ts";
import type { Subprocessor } from "../schemas/subprocessor.ts";
import { listOf } from "./counting-words.ts";
import { countryName } from "./country-names.ts";
import { formatDay } from "./dates.ts";
import { objectionDeadlineOf } from "./subprocessor-state.ts";
import type { SubprocessorSurroundings } from "./subprocessor-view.ts";
import type { SubprocessorChange } from "./views.ts";

type Happening = Pick<SubprocessorChange, "kind" | "text" | "objectionDeadline"> & {
  on: string | undefined;
};

function announcementOf(data: Subprocessor, around: SubprocessorSurroundings): Happening {
  const where = listOf(data.locations.map(countryName));
  const replaced = around.names.get(data.replaces ?? "");
  const instead = replaced === undefined ? "" : ` It replaces ${replaced}.`;
  const objectionDeadline = objectionDeadlineOf(data, around.noticeDays);
  if (data.emergency) {
    return {
      kind: "emergency",
      on: data.emergency.noticeSentOn,
      text: `Emergency replacement: ${data.emergency.reason}${instead}`,
      objectionDeadline,
    };
  }
  const effect =
    data.effectiveOn === undefined ? "" : `, in effect from ${formatDay(data.effectiveOn)}`;
  return {
    kind: "announced",
    on: data.announcedOn,
    text: `Announced: ${data.service}, ${where}${effect}.${instead}`,
    objectionDeadline,
  };
}

function happeningsOf(data: Subprocessor, around: SubprocessorSurroundings): Happening[] {
  return [
    { kind: "removed", on: data.removedOn, text: "Removed: it handles no customer data any more." },
    ...data.changes.map(({ on, text }) => ({ kind: "changed" as const, on, text })),
    {
      kind: "in-effect",
      on: data.effectiveOn,
      text: `In effect: ${data.service}, ${listOf(data.locations.map(countryName))}.`,
    },
    announcementOf(data, around),
  ];
}

export function listSubprocessorChanges(
  entries: readonly Entry<Subprocessor>[],
  around: SubprocessorSurroundings,
): SubprocessorChange[] {
  return entries
    .flatMap(({ id, data }) =>
      happeningsOf(data, around).flatMap(({ on, ...happening }) =>
        on === undefined || on > around.today
          ? []
          : [{ on, subprocessor: id, name: data.name, ...happening }],
      ),
    )
    .sort(
      (one, other) =>
        other.on.localeCompare(one.on) ||
        one.name.localeCompare(other.name, "en") ||
        one.subprocessor.localeCompare(other.subprocessor),
    );
}

/** The changes on the day or later. */
export function changesSince(
  changes: readonly SubprocessorChange[],
  day: string,
): SubprocessorChange[] {
  return changes.filter((change) => change.on >= day);
}
