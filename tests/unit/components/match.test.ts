import { describe, expect, test } from "vitest";
import { findItems, fold, type Item, sortItems } from "#src/components/filter/match.ts";

function item(text: string, values: Record<string, string[]> = {}): Item {
  return { text: fold(text), values: (key) => values[key] ?? [""] };
}

const keys = item("Customers hold keys in Zürich", { state: ["operating"], criteria: ["CC6.10"] });
const access = item("Access is reviewed", { state: ["stated"], criteria: ["CC6.2", "CC6.3"] });
const bare = item("Nothing else");
const all = [keys, access, bare];

describe("what a filter finds", () => {
  test("nothing asked finds everything", () => {
    expect(findItems(all, " ", { state: "" })).toEqual(all);
  });

  test("every word must occur, whatever its case, accents and order", () => {
    expect(findItems(all, "zurich KEYS", {})).toEqual([keys]);
    expect(findItems(all, "keys reviewed", {})).toEqual([]);
  });

  test("a chosen value must be one of the item's own, whole", () => {
    expect(findItems(all, "", { criteria: "CC6.3" })).toEqual([access]);
    expect(findItems(all, "", { criteria: "CC6.1" })).toEqual([]);
  });

  test("words and all chosen values must agree", () => {
    expect(findItems(all, "access", { state: "stated", criteria: "CC6.2" })).toEqual([access]);
    expect(findItems(all, "access", { state: "operating" })).toEqual([]);
  });
});

describe("the order of a list", () => {
  test("numbers within text count as numbers, and what has no value comes first", () => {
    expect(sortItems(all, "criteria")).toEqual([bare, access, keys]);
  });

  test("a minus turns the order round", () => {
    expect(sortItems(all, "-criteria")).toEqual([keys, access, bare]);
  });

  test("the list itself is left as it was", () => {
    sortItems(all, "criteria");
    expect(all).toEqual([keys, access, bare]);
  });
});
