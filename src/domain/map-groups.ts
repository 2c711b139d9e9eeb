/** Lists by key in one pass, so that looking something up never scans thousands of entries. */
export function mapGroups<Item, Value>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  pick: (item: Item) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(pick(item));
    else groups.set(key, [pick(item)]);
  }
  return groups;
}
