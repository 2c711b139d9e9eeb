/** The brief itself: the chosen entries with their states, the day for which these hold, and where each stands in full. */
import { formatDay } from "#src/domain/dates.ts";
import { type Choice, SHARED_KINDS, type SharedKind } from "#src/domain/share-choice.ts";
import type { SharedEntries, SharedEntry } from "#src/domain/share-entries.ts";
import { draw } from "../search/draw.ts";
import { KIND_NAMES } from "./kind-names.ts";

export interface BriefOptions {
  entries: SharedEntries;
  /** The portal's own address: what is printed is read elsewhere. */
  portal: string;
  company: string;
}

export interface Chosen {
  kind: SharedKind;
  entries: SharedEntry[];
}

/** In the order of the choice. What the portal does not have (any more) is counted, never guessed. */
export function takeChosen(
  choice: Choice,
  { kinds }: SharedEntries,
): { chosen: Chosen[]; missing: number } {
  let missing = 0;
  const chosen = SHARED_KINDS.map((kind) => {
    const byId = new Map(kinds[kind].map((entry) => [entry.id, entry]));
    const entries = choice[kind].flatMap((id) => byId.get(id) ?? []);
    missing += choice[kind].length - entries.length;
    return { kind, entries };
  });
  return { chosen: chosen.filter(({ entries }) => entries.length > 0), missing };
}

export function drawBrief(choice: Choice, { entries, portal, company }: BriefOptions): Node[] {
  const { chosen, missing } = takeChosen(choice, entries);
  const count = chosen.reduce((sum, { entries: own }) => sum + own.length, 0);
  const said = [
    `${count} ${count === 1 ? "entry" : "entries"} from the trust center of ${company}, as of ${formatDay(entries.asOf)}.`,
    `If nothing else changes, the states hold until ${formatDay(entries.holdsUntil)}; the links lead to what is true when they are opened.`,
    missing > 0 &&
      `${missing} more ${missing === 1 ? "was" : "were"} chosen and ${missing === 1 ? "is" : "are"} not published here (any longer).`,
  ].filter(Boolean);
  return [
    draw("p", { class: "share-said" }, said.join(" ")),
    ...chosen.map((one) => drawKind(one, portal)),
  ];
}

function drawKind({ kind, entries }: Chosen, portal: string): HTMLElement {
  const id = `share-${kind}`;
  return draw(
    "section",
    { class: "share-kind", "aria-labelledby": id },
    draw("h2", { id, tabindex: "-1" }, KIND_NAMES[kind]),
    draw("ul", {}, ...entries.map((entry) => drawEntry(entry, portal))),
  );
}

function drawEntry({ href, title, state, facts, text }: SharedEntry, portal: string): HTMLElement {
  const address = new URL(href, portal).href;
  return draw(
    "li",
    {},
    draw("h3", {}, draw("a", { href }, title)),
    draw("p", { class: "share-state" }, state),
    draw(
      "dl",
      {},
      ...facts.map(([label, value]) =>
        draw("div", {}, draw("dt", {}, label), draw("dd", {}, value)),
      ),
    ),
    ...(text ? [draw("p", {}, text)] : []),
    draw("p", { class: "share-address" }, address.replace(/^https?:\/\//, "")),
  );
}
