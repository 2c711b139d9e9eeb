/** The field, the filters and the results, the same in the dialog and on the page. Drawn by script, which alone can search. */
import { countMissed } from "./count-missed.ts";
import { draw } from "./draw.ts";
import { drawFilters, type Filters } from "./draw-filters.ts";
import { drawResult } from "./draw-result.ts";
import { openIndex } from "./index-worker.ts";
import type { Outcome } from "./search-engine.ts";
import { tellOutcome } from "./tell-outcome.ts";

const STEP = 8;
/** Milliseconds without a key after which a search begins. */
const PAUSE = 150;

export interface SearchBox {
  field: HTMLInputElement;
  /** Fills the box from an address: `?q=mfa&kind=answer`. */
  fill(values: URLSearchParams): void;
}

/** @param changed is told what is searched for now, as it stands in an address. */
export function drawSearchBox(
  root: HTMLElement,
  changed: (values: URLSearchParams) => void,
): SearchBox {
  const engine = openIndex();
  const field = draw("input", {
    type: "search",
    name: "q",
    id: "search-field",
    autocomplete: "off",
    spellcheck: "false",
    "aria-controls": "search-results",
  });
  const status = draw("p", { role: "status" });
  const results = draw("ol", { id: "search-results", class: "results", "aria-label": "Results" });
  const more = draw("button", { type: "button", class: "more", hidden: "" }, "Show more");
  let outcome: Outcome = { words: [], corrected: [], ids: [] };
  let shown: string[] = [];
  let turn = 0;
  let timer = 0;

  const filters: Filters = drawFilters(engine, () => show());

  async function show(): Promise<void> {
    const own = turn;
    shown = filters.keep(outcome.ids);
    filters.count(outcome.ids);
    const entries = await engine.read(shown.slice(0, STEP));
    // A later search has begun meanwhile.
    if (own !== turn) return;
    results.replaceChildren(...entries.map((entry) => drawResult(entry, outcome.words)));
    more.hidden = shown.length <= STEP;
    status.textContent = tellOutcome(field.value, { ...outcome, ids: shown });
    root.dataset.searched = field.value;
    changed(
      new URLSearchParams(
        [["q", field.value], ...filters.chosen()].filter(([, value]) => value) as string[][],
      ),
    );
  }

  async function search(): Promise<void> {
    turn += 1;
    const own = turn;
    try {
      const found = await engine.search(field.value);
      if (own !== turn) return;
      outcome = found;
      countMissed(field.value, found.words.length > 0 && found.ids.length === 0);
      await show();
    } catch {
      status.textContent =
        "The search could not be loaded. Everything is listed from A to Z on the search page.";
    }
  }

  more.onclick = async () => {
    const from = results.childElementCount;
    const entries = await engine.read(shown.slice(from, from + STEP));
    results.append(...entries.map((entry) => drawResult(entry, outcome.words)));
    more.hidden = shown.length <= results.childElementCount;
    results.children[from]?.querySelector("a")?.focus();
  };
  field.oninput = () => {
    clearTimeout(timer);
    timer = window.setTimeout(search, PAUSE);
  };
  root.onkeydown = (event) => moveByArrows(event, field, results);
  root.append(
    draw(
      "search",
      { class: "search-box", "aria-label": "Search this portal" },
      draw("label", { for: "search-field" }, "Search for"),
      field,
      filters.element,
    ),
    status,
    results,
    more,
  );
  return {
    field,
    fill(values) {
      field.value = values.get("q") ?? "";
      void filters.choose(values).then(search);
    },
  };
}

/** Down from the field into the results, up and down among them, and up again into the field. */
function moveByArrows(event: KeyboardEvent, field: HTMLElement, results: HTMLElement): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [field, ...results.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
