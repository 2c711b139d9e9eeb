/** A fact that the publication policy may hold back. What is held back carries no value, so that no page can print it. */
export type Published<Value> = { published: true; value: Value } | { published: false };

export const WITHHELD: { published: false } = { published: false };

export function published<Value>(value: Value): Published<Value> {
  return { published: true, value };
}
