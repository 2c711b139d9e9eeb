/** One result: what it is called, what kind it is and where it stands, why it was found, its status and its date. */
import { formatDay } from "#src/domain/dates.ts";
import { cutExcerpt } from "#src/domain/search/excerpt.ts";
import { SEARCH_KINDS, type SearchKind, wordOfState } from "#src/domain/search/kinds.ts";
import { draw } from "./draw.ts";
import type { SearchEntry } from "./search-engine.ts";

export function drawResult(entry: SearchEntry, words: readonly string[]): HTMLLIElement {
  const { url, title, kind, where, state, date, text } = entry;
  const excerpt = cutExcerpt(text, words).map((part) =>
    part.isFound ? draw("mark", {}, part.text) : part.text,
  );
  const facts = [state && wordOfState(state), date && `${date.label} ${formatDay(date.on)}`].filter(
    (fact) => fact !== undefined && fact !== "",
  );
  return draw(
    "li",
    { "data-kind": kind },
    draw("p", { class: "where" }, `${SEARCH_KINDS[kind as SearchKind] ?? kind} · ${where}`),
    draw("a", { href: url }, title),
    draw("p", { class: "excerpt" }, ...excerpt),
    draw("p", { class: "where" }, facts.join(" · ")),
  );
}
