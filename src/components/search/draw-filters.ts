/** Fields that narrow what was found by kind, category and status. What each value has is loaded when they are opened. */
import { SEARCH_KINDS, wordOfState } from "#src/domain/search/kinds.ts";
import { draw } from "./draw.ts";
import type { FilterValue, SearchEngine } from "./search-engine.ts";

const FIELDS = [
  { key: "kind", name: "kind", label: "Kind" },
  { key: "category", name: "category", label: "Category" },
  { key: "state", name: "status", label: "Status" },
] as const;

/** Kinds in their own order, everything else by its name. */
const KINDS: Record<string, string> = SEARCH_KINDS;
const wordOf = (key: string, value: string) =>
  key === "kind" ? (KINDS[value] ?? value) : wordOfState(value);

export interface Filters {
  element: HTMLElement;
  /** Of these, those that have every chosen value. */
  keep(ids: readonly string[]): string[];
  /** Writes behind each value how many of these have it. */
  count(ids: readonly string[]): void;
  /** Name and value of each field that is set. */
  chosen(): [string, string][];
  choose(values: URLSearchParams): Promise<void>;
}

export function drawFilters(engine: SearchEngine, changed: () => void): Filters {
  const fields = FIELDS.map(({ key, name, label }) => {
    const select = draw("select", { name }, new Option("Any", ""));
    return { key, select, label: draw("label", {}, label, select) };
  });
  const element = draw(
    "details",
    {},
    draw("summary", {}, "Narrow by kind, category or status"),
    draw("div", { class: "narrow" }, ...fields.map(({ label }) => label)),
  );
  let values: FilterValue[] = [];
  let loading: Promise<void> | undefined;
  let counted: readonly string[] = [];

  const idsOf = (key: string, value: string) =>
    new Set(values.find((one) => one.key === key && one.value === value)?.ids);

  const keep = (ids: readonly string[], except?: string) =>
    fields
      .filter(({ key, select }) => select.value && key !== except)
      .reduce<string[]>(
        (left, { key, select }) => {
          const wanted = idsOf(key, select.value);
          return left.filter((id) => wanted.has(id));
        },
        [...ids],
      );

  const count = (ids: readonly string[]) => {
    counted = ids;
    for (const { key, select } of fields)
      for (const option of select.options) {
        const wanted = idsOf(key, option.value);
        const { length } = keep(ids, key).filter((id) => wanted.has(id));
        if (option.value) option.label = `${option.text} (${length})`;
      }
  };

  const load = () => {
    loading ??= engine.filters().then((all) => {
      values = all;
      for (const { key, select } of fields) {
        const own = all.filter((one) => one.key === key).map(({ value }) => value);
        const order = key === "kind" ? Object.keys(KINDS) : own.toSorted();
        for (const value of order)
          if (own.includes(value)) select.add(new Option(wordOf(key, value), value));
      }
      count(counted);
    });
    return loading;
  };

  element.ontoggle = () => void load();
  element.onchange = changed;
  return {
    element,
    keep,
    count,
    chosen: () => fields.map(({ select }) => [select.name, select.value]),
    async choose(chosen) {
      if (!fields.some(({ select }) => chosen.get(select.name))) return;
      await load();
      element.open = true;
      for (const { select } of fields) {
        select.value = chosen.get(select.name) ?? "";
        // A value that nothing has.
        if (select.selectedIndex < 0) select.value = "";
      }
    },
  };
}
