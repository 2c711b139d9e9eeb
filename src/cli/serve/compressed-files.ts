/** Brotli forms of text files, made when first asked for and kept: what a visitor of a real host downloads, for measurements. */
import { globSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { readTarget } from "./read-target.ts";

const MEDIA_TYPES: Record<string, string> = {
  ".html": "text/html;charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain;charset=utf-8",
  ".xml": "application/xml",
  ".md": "text/markdown;charset=utf-8",
  ".csv": "text/csv;charset=utf-8",
};

const addressOf = (file: string) => `/${file.split(sep).join("/")}`.replace(/\/index\.html$/, "/");

/** @returns whether it answered; other requests are left to the caller */
export function serveCompressed(
  folder: string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const files = new Map(
    globSync("**/*", { cwd: folder })
      .filter((file) => extname(file) in MEDIA_TYPES)
      .map((file) => [addressOf(file), file]),
  );
  const kept = new Map<string, Buffer>();

  const compress = (file: string): Buffer => {
    const known = kept.get(file);
    if (known) return known;
    const made = brotliCompressSync(readFileSync(join(folder, file)), {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
    });
    kept.set(file, made);
    return made;
  };

  return (request, response) => {
    const accepts = /\bbr\b/.test(String(request.headers["accept-encoding"] ?? ""));
    const file = files.get(readTarget(request)?.pathname ?? "");
    if (!accepts || !file || request.headers.range) return false;
    const body = compress(file);
    response.writeHead(200, {
      "Content-Type": MEDIA_TYPES[extname(file)],
      "Content-Encoding": "br",
      "Content-Length": body.length,
      Vary: "Accept-Encoding",
    });
    response.end(request.method === "HEAD" ? undefined : body);
    return true;
  };
}
