/** What stands on a page that somebody sends: a choice of entries, kept in the address alone, so that no server knows of it. */

/** In the order in which the page shows them. */
export const SHARED_KINDS = ["reports", "criteria", "answers", "policies"] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** Ids by kind, in the order in which they were chosen. */
export type Choice = Readonly<Record<SharedKind, readonly string[]>>;

/** Nobody reads more at once, and an address may not be endless. */
const MOST = 200;
const ID = /^[\w.-]{1,100}$/;

/** @param fragment of the address, with or without its sign; what cannot be an id is left out */
export function readChoice(fragment: string): Choice {
  const asked = new URLSearchParams(fragment.replace(/^#/, ""));
  const idsOf = (kind: SharedKind) => {
    const ids = asked.getAll(kind).flatMap((list) => list.split(","));
    return [...new Set(ids.filter((id) => ID.test(id)))].slice(0, MOST);
  };
  return {
    reports: idsOf("reports"),
    criteria: idsOf("criteria"),
    answers: idsOf("answers"),
    policies: idsOf("policies"),
  };
}

/** "#reports=soc2-type2&criteria=CC6.1,CC6.2"; empty where nothing was chosen. */
export function writeChoice(choice: Choice): string {
  const parts = SHARED_KINDS.filter((kind) => choice[kind].length > 0).map(
    (kind) => `${kind}=${choice[kind].join(",")}`,
  );
  return parts.length > 0 ? `#${parts.join("&")}` : "";
}

export const countChoice = (choice: Choice): number =>
  SHARED_KINDS.reduce((sum, kind) => sum + choice[kind].length, 0);
