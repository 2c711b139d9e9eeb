import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DIST, leadsOn, pages } from "./built-site.ts";

const contentOf = (html: string, property: string) =>
  new RegExp(`<meta (?:name|property)="${property}" content="([^"]*)"`).exec(html)?.[1];

/** Width and height stand at fixed places of a PNG's head. */
function sizeOf(file: string): string {
  const head = Buffer.alloc(24);
  const handle = openSync(file, "r");
  readSync(handle, head, 0, 24, 0);
  closeSync(handle);
  return `${head.readUInt32BE(16)}x${head.readUInt32BE(20)}`;
}

const jsonOf = (html: string): { "@type": string }[] =>
  [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)].map(
    ([, text = ""]) => JSON.parse(text),
  );

describe("what others show of a page", () => {
  it("has a card of 1200 by 630 for every public page", () => {
    const wrong = pages
      .filter((page) => !leadsOn(page))
      .map(({ path, html }) => {
        const card = contentOf(html, "og:image") ?? "";
        const file = card && join(DIST, new URL(card).pathname);
        return { path, size: file && existsSync(file) ? sizeOf(file) : card };
      })
      .filter(({ size }) => size !== "1200x630");
    expect(wrong).toEqual([]);
    expect(pages.length).toBeGreaterThan(200);
  });

  it("tells search engines of the company, its reports, policies and answers, each by its type", () => {
    const types = (path: RegExp) => [
      ...new Set(
        pages
          .filter((page) => path.test(page.path))
          .flatMap(({ html }) => jsonOf(html).map((one) => one["@type"])),
      ),
    ];
    expect(types(/^\/$/)).toEqual(["Organization"]);
    expect(types(/^\/reports\/soc2/)).toEqual(["Report"]);
    expect(types(/^\/reports\/iso/)).toEqual(["Certification"]);
    expect(types(/^\/policies\/./)).toEqual(["DigitalDocument"]);
    expect(types(/^\/answers\/./)).toEqual(["FAQPage"]);
  });

  it("has every icon, and neither sitemap nor invitation for a company that is fictional", () => {
    for (const file of [
      "favicon.ico",
      "apple-touch-icon.png",
      "icon-512.png",
      "site.webmanifest",
      "robots.txt",
    ])
      expect(existsSync(join(DIST, file)), file).toBe(true);
    expect(existsSync(join(DIST, "sitemap.xml"))).toBe(false);
  });
});
