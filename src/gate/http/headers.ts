/** What every answer of the door carries. */
import { createHash } from "node:crypto";

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

const hashes = new Map<string, string>();

function hashOf(sheet: string): string {
  const known = hashes.get(sheet);
  if (known) return known;
  const made = `'sha256-${createHash("sha256").update(sheet).digest("base64")}'`;
  // Sheets come from the build, so there are few; the bound is against a mistake.
  if (hashes.size < 500) hashes.set(sheet, made);
  return made;
}

/** Only the style sheets that this page carries, our own scripts, and forms to ourselves. */
export function contentPolicy(html: string): string {
  const styles = [...html.matchAll(STYLE)].map(([, sheet = ""]) => hashOf(sheet));
  return [
    "default-src 'none'",
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data:",
    "script-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * `same-origin` and not `no-referrer`: with the latter browsers send `Origin: null` with our own forms. Nothing on these pages
 * comes from elsewhere, so no address with a token leaves.
 */
export function setDoorHeaders(headers: Headers, { https }: { https: boolean }): void {
  headers.set("cache-control", "private, no-store");
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "same-origin");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()");
  headers.set("x-robots-tag", "noindex");
  if (https) headers.set("strict-transport-security", "max-age=31536000; includeSubDomains");
}
