/** Which items of a list are wanted, and in which order: the part of the filter that knows no page. */

export interface Item {
  /** All its words, folded by `fold`. */
  text: string;
  /** Values of a key: `["CC6.1", "CC6.2"]` of "criteria". */
  values: (key: string) => string[];
}

/** Chosen value by key; an empty one asks for nothing. */
export type Choice = Readonly<Record<string, string>>;

/** Case and accents make no difference to a search. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Every word typed must occur, each anywhere, and every value chosen. */
export function findItems<Some extends Item>(
  items: readonly Some[],
  query: string,
  choice: Choice,
) {
  const words = fold(query).split(/\s+/);
  return items.filter(
    ({ text, values }) =>
      words.every((word) => text.includes(word)) &&
      Object.entries(choice).every(([key, value]) => !value || values(key).includes(value)),
  );
}

/** Numbers within text count as numbers: CC6.2 before CC6.10. */
export const { compare: compareNaturally } = new Intl.Collator("en", { numeric: true });

/** By the first value of a key; `-key` the other way round. */
export function sortItems<Some extends Item>(items: readonly Some[], order: string): Some[] {
  const key = order.replace(/^-/, "");
  return [...items].sort((one, other) => {
    const result = compareNaturally(one.values(key)[0] ?? "", other.values(key)[0] ?? "");
    return key === order ? result : -result;
  });
}
