/** The headers that every answer of the local server carries: what a host should send, so that a page that breaks them is seen here. */
import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const inlineStyle = /<style[^>]*>([\s\S]*?)<\/style>/g;

/** CSP source expressions of every inline style sheet below the folder, each once. */
export function styleHashes(folder: string): string[] {
  const sheets = new Set<string>();
  for (const page of globSync("**/*.html", { cwd: folder })) {
    for (const [, sheet = ""] of readFileSync(join(folder, page), "utf8").matchAll(inlineStyle))
      sheets.add(sheet);
  }
  return [...sheets]
    .map((sheet) => `'sha256-${createHash("sha256").update(sheet).digest("base64")}'`)
    .sort();
}

/** The search's worker compiles WebAssembly by the policy of its own answer, so that no page needs to allow it. */
export const SEARCH_FOLDER = "/pagefind/";

/** No Strict-Transport-Security: this server speaks plain HTTP on the loopback address. */
export function securityHeaders(
  styles: readonly string[],
  { mayRunWasm = false } = {},
): Record<string, string> {
  const policy = [
    "default-src 'none'",
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data:",
    `script-src 'self'${mayRunWasm ? " 'wasm-unsafe-eval'" : ""}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "Content-Security-Policy": policy.join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
  };
}
