/** What every answer of the door carries. */
import { createHash } from "node:crypto";
import { contentPolicy, hashSource } from "../../domain/headers/content-policy.ts";
import { COMMON_HEADERS, STRICT_TRANSPORT } from "../../domain/headers/header-rules.ts";

const STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

const hashes = new Map<string, string>();

function hashOf(sheet: string): string {
  const known = hashes.get(sheet);
  if (known) return known;
  const made = hashSource(createHash("sha256").update(sheet).digest("base64"));
  // Sheets come from the build, so there are few; the bound is against a mistake.
  if (hashes.size < 500) hashes.set(sheet, made);
  return made;
}

/**
 * Only the style sheets that this page carries.
 * @param formsTo origin to which the answer to a form may lead: browsers hold redirects to the policy too
 */
export function doorPolicy(html: string, formsTo?: string): string {
  const styles = [...html.matchAll(STYLE)].map(([, sheet = ""]) => hashOf(sheet));
  return contentPolicy({ styles, ...(formsTo && { formsTo }) });
}

/**
 * What the portal's other answers carry as well, but for what must not be kept or leave. `same-origin` and not `no-referrer`: with
 * the latter browsers send `Origin: null` with our own forms. Nothing on these pages comes from elsewhere, so no address with a
 * token leaves.
 */
export function setDoorHeaders(headers: Headers, { https }: { https: boolean }): void {
  for (const [name, value] of Object.entries(COMMON_HEADERS)) headers.set(name, value);
  headers.set("cache-control", "private, no-store");
  headers.set("referrer-policy", "same-origin");
  headers.set("x-robots-tag", "noindex");
  if (https) headers.set("strict-transport-security", STRICT_TRANSPORT);
}
