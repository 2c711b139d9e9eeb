import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { readAddressLists } from "#src/loaders/address-lists.ts";
import { DIST, pages } from "./built-site.ts";

const root = resolve(import.meta.dirname, "../..");
const htmlOf = new Map(pages.map(({ path, html }) => [path, html]));

it("has every address that the fictional company published, and the place on its page", async () => {
  const { kept } = await readAddressLists(join(root, "content"));
  expect(kept.length).toBeGreaterThan(700);
  const gone = kept.filter((address) => {
    const [path = "", place] = address.split("#");
    const html = htmlOf.get(path);
    return !html || (place && !html.includes(` id="${decodeURIComponent(place)}"`));
  });
  expect(gone).toEqual([]);
});

it("was compared with that list, and leads old places on by script", async () => {
  const { kept, moved } = await readAddressLists(join(root, "content"));
  const built = readFileSync(join(root, ".cache/addresses.txt"), "utf8").split("\n");
  expect(kept.filter((address) => !built.includes(address) && !moved.has(address))).toEqual([]);
  expect(existsSync(join(DIST, "moved.json"))).toBe(true);
});
