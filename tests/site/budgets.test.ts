import { describe, expect, it } from "vitest";
import { brotliBytes, pages } from "./built-site.ts";

/** Bytes, brotli, of the page with its inlined style sheet. */
const HOME = 10_000;
const PAGE = 14_000;
const LONG_POLICY = 20_000;

function sizeOf(path: string): number {
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`There is no page ${path} in dist/.`);
  return brotliBytes(page.html);
}

describe("the weight of pages", () => {
  it("keeps the home page within its budget", () => {
    expect(sizeOf("/")).toBeLessThanOrEqual(HOME);
  });

  it("keeps every other page within its budget", () => {
    const heavy = pages
      .filter(({ path }) => path !== "/")
      .map(({ path, html }) => ({
        path,
        bytes: brotliBytes(html),
        most: /^\/policies\/./.test(path) ? LONG_POLICY : PAGE,
      }))
      .filter(({ bytes, most }) => bytes > most);
    expect(heavy).toEqual([]);
  });

  it("needs at most three requests for a first view: the page, its icon and its script", () => {
    const busy = pages
      .map(({ path, html }) => ({
        path,
        requests:
          1 +
          [
            ...html.matchAll(
              /<script[^>]*\ssrc=|<link[^>]*rel="(?:stylesheet|icon|preload|modulepreload)"|<img[^>]*\ssrc=/g,
            ),
          ].length,
      }))
      .filter(({ requests }) => requests > 3);
    expect(busy).toEqual([]);
  });
});
