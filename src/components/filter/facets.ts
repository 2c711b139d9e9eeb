/** What pages write on their lists so that `ListFilter` can read them; its header says how. */
import type { Portal } from "#src/domain/views.ts";

/** One choice that a reader has: state, criterion, product. */
export interface Facet {
  /** Name in the address (`?state=failing`) and of the items' attribute (`data-f-state`). */
  key: string;
  /** Above the field: "State". */
  label: string;
  /** Words by value, in the order in which they are offered; left out where the values are words themselves. */
  options?: Record<string, string> | undefined;
  /** The choice is made in a legend that the page draws (`data-f-set`), so it gets no field of its own. */
  legend?: boolean;
}

export interface Sort {
  /** Items are put in order by their `data-f-<key>`: text, numbers within text, or days as `YYYY-MM-DD`. */
  key: string;
  /** "Newest first". */
  label: string;
  descending?: boolean;
}

/** Attributes of one item. Its shown text is searched anyway; `text` adds words that are not shown. */
export function markItem(
  values: Record<string, string | readonly string[] | undefined>,
  text = "",
): Record<string, string> {
  const marks = Object.entries(values).map(([key, value = ""]) => [
    `data-f-${key}`,
    typeof value === "string" ? value : value.join("|"),
  ]);
  return { "data-f-text": text, ...Object.fromEntries(marks) };
}

/** The product facet, only where there is more than one to choose from. */
export function offerProducts({ company }: Portal): Facet[] {
  if (company.products.length < 2) return [];
  const options = Object.fromEntries(company.products.map(({ id, name }) => [id, name]));
  return [{ key: "product", label: "Product", options }];
}

/** The products of an entry as values of that facet: an entry that names none applies to all. */
export function productsOf(entry: { products: readonly string[] }, { company }: Portal): string[] {
  return entry.products.length > 0 ? [...entry.products] : company.products.map(({ id }) => id);
}
