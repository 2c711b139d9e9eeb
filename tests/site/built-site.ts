/** The built portal of the fictional company, read once for all tests of it. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";

export const DIST = resolve(import.meta.dirname, "../../dist/client");

export interface BuiltPage {
  /** Address within the portal: `/criteria/CC6.1/`. */
  path: string;
  file: string;
  html: string;
}

export function listFiles(folder = DIST): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      posix.join(entry.parentPath.slice(DIST.length).replaceAll("\\", "/"), entry.name),
    )
    .sort();
}

export const pages: BuiltPage[] = listFiles()
  .filter((file) => file.endsWith(".html"))
  .map((file) => ({
    path: `/${file.replace(/^\//, "").replace(/index\.html$/, "")}`,
    file,
    html: readFileSync(join(DIST, file), "utf8"),
  }));

/** A page at an old address, which says where it went and leads there. */
export const leadsOn = ({ html }: BuiltPage): boolean => html.includes('http-equiv="refresh"');

/** Bytes as a browser would receive them. */
export function brotliBytes(text: string): number {
  return brotliCompressSync(Buffer.from(text)).length;
}

/** What stands between tags in `<main>`, white space folded. */
export function textOfMain(html: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? "";
  return main
    .replaceAll(/<(script|style|template)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
