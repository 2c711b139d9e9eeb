/** What a first visit to a page loads, read from the built files: nothing on a page asks for more. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliBytes, DIST, pages } from "../../tests/site/built-site.ts";

export interface FirstView {
  path: string;
  requests: number;
  /** Bytes as sent with brotli. */
  bytes: number;
  page: number;
  script: number;
}

export function weighFirstView(path: string): FirstView {
  const html = pages.find((page) => page.path === path)?.html;
  if (html === undefined) throw new Error(`There is no page ${path} in dist/.`);
  const scripts = addressesIn(html, /<script[^>]*\ssrc="([^"]+)"/g);
  const others = [
    ...addressesIn(
      html,
      /<link[^>]*rel="(?:stylesheet|icon|preload|modulepreload)"[^>]*\shref="([^"]+)"/g,
    ),
    ...addressesIn(html, /<img[^>]*\ssrc="([^"]+)"/g),
  ];
  const page = brotliBytes(html);
  const script = scripts.reduce((sum, address) => sum + sizeOf(address), 0);
  const rest = others.reduce((sum, address) => sum + sizeOf(address), 0);
  return {
    path,
    requests: 1 + scripts.length + others.length,
    bytes: page + script + rest,
    page,
    script,
  };
}

function addressesIn(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map(([, address = ""]) => address))];
}

function sizeOf(address: string): number {
  return brotliBytes(readFileSync(join(DIST, address), "utf8"));
}
