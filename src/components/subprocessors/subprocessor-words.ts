/** What is said of a subprocessor in words: its part, its training of models, and how a customer objects to it. */
import { listOf } from "#src/domain/counting-words.ts";
import { countryName } from "#src/domain/country-names.ts";
import { objectionDeadlineOf } from "#src/domain/subprocessor-state.ts";
import type { Portal, SubprocessorState, SubprocessorView } from "#src/domain/views.ts";

export const roleWords: Record<SubprocessorView["role"], string | undefined> = {
  processor: undefined,
  "independent-controller": "Controller in its own right",
  conditional: "Only for customers who use what it serves",
};

export const trainingWords: Record<SubprocessorView["aiTraining"], string> = {
  no: "No",
  yes: "Yes",
  "not-stated": "Not stated",
};

/** "Nordhaven Cloud, Inc., United States": the legal entity and its seat, as far as they are stated. */
export function describeEntity({ legalName, entityCountry }: SubprocessorView): string | undefined {
  const seat = entityCountry && countryName(entityCountry);
  return [legalName, seat].filter(Boolean).join(", ") || undefined;
}

/** "of users at customers; contacts at shippers": whose data it is. */
export function describeSubjects({ dataSubjects }: SubprocessorView): string | undefined {
  if (dataSubjects.length === 0) return undefined;
  // A word in capitals stays as it is: "EU citizens".
  const lower = dataSubjects.map((text) =>
    text.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase()),
  );
  return `of ${lower.join("; ")}`;
}

/** Those to whom objections go: the privacy contact, or the security contact where there is none. */
export function objectionContact({ company }: Portal): { email: string; role: string } {
  const { privacy, security } = company.contacts;
  return privacy
    ? { email: privacy.email, role: "privacy contact" }
    : { email: security.email, role: "security contact" };
}

export function objectionMail(entry: Pick<SubprocessorView, "name">, portal: Portal): string {
  const subject = encodeURIComponent(`Objection to ${entry.name}`);
  return `mailto:${objectionContact(portal).email}?subject=${subject}`;
}

/** The last day of the notice, also where it has passed. */
export function noticeEnds(entry: SubprocessorView, { company }: Portal): string | undefined {
  return objectionDeadlineOf(entry, company.noticeDays);
}

/** Not in effect yet, or in effect in an emergency while objections are still open. */
export function listAnnounced({ subprocessors }: Portal): SubprocessorView[] {
  return subprocessors.filter(
    ({ state, objectionDeadline }) =>
      state === "in-notice" || state === "announced" || objectionDeadline !== undefined,
  );
}

export function countStates(
  subprocessors: readonly SubprocessorView[],
): Record<SubprocessorState, number> {
  const count = (wanted: SubprocessorState) =>
    subprocessors.filter(({ state }) => state === wanted).length;
  return {
    "in-notice": count("in-notice"),
    announced: count("announced"),
    active: count("active"),
    removed: count("removed"),
  };
}

/** "11 subprocessors handle customer data now, 1 is in notice, 1 is announced and 2 were removed." */
export function countInWords(subprocessors: readonly SubprocessorView[]): string {
  const counts = countStates(subprocessors);
  const now = `${counts.active || "No"} ${counts.active === 1 ? "subprocessor handles" : "subprocessors handle"} customer data now`;
  const are = (count: number) => `${count} ${count === 1 ? "is" : "are"}`;
  const rest = [
    ...(counts["in-notice"] > 0 ? [`${are(counts["in-notice"])} in notice`] : []),
    ...(counts.announced > 0 ? [`${are(counts.announced)} announced`] : []),
    ...(counts.removed > 0
      ? [`${counts.removed} ${counts.removed === 1 ? "was" : "were"} removed`]
      : []),
  ];
  return `${listOf([now, ...rest])}.`;
}
