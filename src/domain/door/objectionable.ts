/** Announced subprocessors as the door needs them: who may be objected to on a day, and until when. Pure. */
import type { Content } from "../../schemas/content.ts";
import type { Subprocessor } from "../../schemas/subprocessor.ts";
import { listOf } from "../counting-words.ts";
import { countryName } from "../country-names.ts";
import { isUnannounced } from "../published-entries.ts";
import { objectionDeadlineOf, subprocessorStateOf } from "../subprocessor-state.ts";

export interface AnnouncedSubprocessor
  extends Pick<Subprocessor, "announcedOn" | "effectiveOn" | "removedOn" | "emergency"> {
  id: string;
  name: string;
  service: string;
  /** Countries in words. */
  where: string;
  noticeDays: number;
}

export interface OpenAnnouncement extends AnnouncedSubprocessor {
  /** Last day for objections. */
  deadline: string;
}

/** Everything with an announcement; which of it is published, and open, is a matter of the day. */
export function describeAnnounced(content: Content): AnnouncedSubprocessor[] {
  const { noticeDays } = content.company.data;
  return content.subprocessors
    .filter(({ data }) => data.announcedOn !== undefined || data.emergency !== undefined)
    .map(({ id, data }) => ({
      id,
      name: data.name,
      service: data.service,
      where: listOf(data.locations.map(countryName)),
      announcedOn: data.announcedOn,
      effectiveOn: data.effectiveOn,
      removedOn: data.removedOn,
      emergency: data.emergency,
      noticeDays,
    }));
}

/** The same as the public page offers on that day, those with the nearest deadline first. */
export function listOpenAnnouncements(
  announced: readonly AnnouncedSubprocessor[],
  today: string,
): OpenAnnouncement[] {
  return announced
    .filter((one) => !isUnannounced(one, today))
    .flatMap((one) => {
      const deadline = objectionDeadlineOf(one, one.noticeDays);
      const state = subprocessorStateOf(one, one.noticeDays, today);
      const isOpen = state === "in-notice" || (state === "active" && one.emergency !== undefined);
      return deadline !== undefined && deadline >= today && isOpen ? [{ ...one, deadline }] : [];
    })
    .sort((one, other) => one.deadline.localeCompare(other.deadline));
}
