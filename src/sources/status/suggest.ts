/** Controls that an id without a mapping may bear on: by the criteria that the tool names, else by the words of its title. */
import type { Control } from "../../schemas/control.ts";
import type { KeyTally } from "./tally.ts";

export interface Suggestion {
  key: string;
  /** Best first; at most three. */
  controls: string[];
  /** What the suggestion rests on. */
  because: string;
}

type Known = Pick<Control, "id" | "title" | "description" | "criteria">;

/** Words that stand in every second title. */
const COMMON = new Set(
  "the and are for with that from this not all any ensure check should must have has been use used using enabled enable configured access control controls policy policies service services system data".split(
    " ",
  ),
);

export function suggestControls(
  unmapped: readonly Pick<KeyTally, "key" | "title" | "criteria">[],
  controls: readonly Known[],
): Suggestion[] {
  const indexed = controls.map((control) => ({
    control,
    words: wordsOf(`${control.title} ${control.description}`),
  }));
  return unmapped.map(({ key, title, criteria }) => {
    const wanted = wordsOf(`${key} ${title ?? ""}`);
    const ranked = indexed
      .map(({ control, words }) => {
        const shared = control.criteria.filter((id) => criteria.has(id));
        const common = [...wanted].filter((word) => words.has(word));
        return { id: control.id, shared, common, weight: shared.length + common.length };
      })
      .filter(({ shared, common }) => shared.length > 0 || common.length > 1)
      .sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
      .filter(({ weight }, _, [first]) => weight * 2 > (first?.weight ?? 0))
      .slice(0, 3);
    const [best] = ranked;
    const because = best
      ? [...best.shared, ...best.common].slice(0, 4).join(", ")
      : "nothing in common with any control";
    return { key, controls: ranked.map(({ id }) => id), because };
  });
}

function wordsOf(text: string): Set<string> {
  const words = text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/s$/, ""));
  return new Set(
    words.filter((word) => word.length > 2 && !COMMON.has(word) && !/^\d+$/.test(word)),
  );
}
