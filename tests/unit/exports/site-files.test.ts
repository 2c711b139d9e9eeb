import { describe, expect, it } from "vitest";
import { drawIcons } from "#integrations/site-files/icons.ts";
import { writeRobots, writeSitemap, writeWebManifest } from "#src/exports/site-files.ts";
import { portalOf } from "../../support/content-builder.ts";

const PORTAL = "https://trust.example.com/";

describe("files about the whole site", () => {
  it("lists pages by their full addresses, escaped, and no sitemap where none may be indexed", () => {
    expect(writeSitemap(PORTAL, [])).toBeUndefined();
    expect(writeSitemap(PORTAL, ["/policies/a&b/", "/"])).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      <url><loc>https://trust.example.com/</loc></url>
      <url><loc>https://trust.example.com/policies/a&amp;b/</loc></url>
      </urlset>
      "
    `);
  });

  it("names the sitemap in robots.txt only where there is one, and hides nothing by it", () => {
    const robots = writeRobots(PORTAL, { hasSitemap: true });
    expect(robots).toContain("Sitemap: https://trust.example.com/sitemap.xml");
    expect(robots).not.toContain("Disallow");
    expect(writeRobots(PORTAL, { hasSitemap: false })).not.toContain("Sitemap");
  });

  it("draws every icon that the manifest names, in its size", async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M0 0h32v32H0z"/></svg>',
    );
    const drawn = new Map((await drawIcons(svg)).map(({ path, data }) => [path, data]));
    const { icons } = JSON.parse(writeWebManifest(portalOf())) as {
      icons: { src: string; sizes: string }[];
    };
    const pictures = icons.filter(({ src }) => src.endsWith(".png"));
    expect(pictures.length).toBe(3);
    for (const { src, sizes } of pictures) {
      const data = drawn.get(src);
      expect(`${data?.readUInt32BE(16)}x${data?.readUInt32BE(20)}`, src).toBe(sizes);
    }
    const ico = drawn.get("/favicon.ico");
    expect([ico?.readUInt16LE(0), ico?.readUInt16LE(2), ico?.readUInt16LE(4)]).toEqual([0, 1, 3]);
    const first = ico?.readUInt32LE(18) ?? 0;
    expect(ico?.subarray(first + 1, first + 4).toString()).toBe("PNG");
  });
});
