import { expect, it } from "vitest";
import { walkLinks } from "../support/broken-links.ts";
import { DIST, leadsOn, pages } from "./built-site.ts";

it("leads every internal link and anchor somewhere", { timeout: 180_000 }, async () => {
  const { broken, found, visited, door } = await walkLinks(DIST, { hasDoor: true });
  expect(broken).toEqual([]);
  expect(found).toBeGreaterThan(800);
  expect([...door]).toContain("/request/");
  // Every page but the one for errors can be reached from the first; to old addresses only others lead.
  const moved = pages.filter(leadsOn);
  expect(moved.map(({ path }) => path)).toEqual(["/policies/encryption/"]);
  expect(visited.size).toBeGreaterThanOrEqual(pages.length - moved.length - 1);
});
