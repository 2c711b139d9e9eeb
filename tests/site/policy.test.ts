import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pages } from "./built-site.ts";

/** Tags of a page with their attributes; the matter of scripts and styles left out. */
function tagsOf(html: string): string[] {
  return (
    html.replaceAll(/(<(?:style|script)[^>]*>)[\s\S]*?<\//g, "$1</").match(/<[a-z][^>]*>/gi) ?? []
  );
}

/** Facts for search engines: a browser does not run them. */
const DATA = '<script type="application/ld+json">';

describe("a strict Content-Security-Policy", () => {
  it("meets no style attribute, no event handler and no inline script on any page", () => {
    const found = pages.flatMap(({ path, html }) =>
      tagsOf(html)
        .filter(
          (tag) =>
            /\sstyle=|\son[a-z]+=/i.test(tag) ||
            (/^<script/i.test(tag) && tag !== DATA && !/\ssrc="\/[^/]/.test(tag)),
        )
        .map((tag) => `${path} ${tag}`),
    );
    expect(found).toEqual([]);
  });

  it("needs few style hashes for the whole site, since hosts cap the length of a header", () => {
    const hashes = new Set(
      pages.flatMap(({ html }) =>
        [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = ""]) =>
          createHash("sha256").update(css).digest("base64"),
        ),
      ),
    );
    expect(hashes.size).toBeGreaterThan(0);
    expect(hashes.size).toBeLessThanOrEqual(30);
  });

  it("meets nothing that is loaded from elsewhere", () => {
    const found = pages.flatMap(({ path, html }) =>
      tagsOf(html)
        .filter((tag) =>
          /^<(?:script|img|link|iframe|source|video|audio|object|embed)\b/i.test(tag),
        )
        .filter(
          (tag) =>
            /\s(?:src|href|srcset)="(?:https?:)?\/\//i.test(tag) && !/rel="canonical"/.test(tag),
        )
        .map((tag) => `${path} ${tag}`),
    );
    expect(found).toEqual([]);
  });
});
