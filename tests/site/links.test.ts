import { LinkChecker } from "linkinator";
import { expect, it } from "vitest";
import { DIST, pages } from "./built-site.ts";

it("leads every internal link and anchor somewhere", { timeout: 180_000 }, async () => {
  const checker = new LinkChecker();
  const result = await checker.check({
    path: "/",
    serverRoot: DIST,
    recurse: true,
    checkFragments: true,
    // Nothing outside this machine is asked.
    linksToSkip: async (link) => !/^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/.test(link),
  });
  const broken = result.links
    .filter(({ state }) => state === "BROKEN")
    .map(({ parent, url, status }) => `${parent} leads to ${url} (${status})`);
  expect(broken).toEqual([]);
  const visited = result.links.filter(({ state, url }) => state === "OK" && url.endsWith("/"));
  // Addresses, each counted once however often it is linked to.
  expect(result.links.length).toBeGreaterThan(800);
  // Every page but the one for errors can be reached from the first.
  expect(
    new Set(visited.map(({ url }) => new URL(url, "http://localhost").pathname)).size,
  ).toBeGreaterThanOrEqual(pages.length - 1);
});
