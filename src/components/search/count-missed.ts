/**
 * Tells the portal's own server that a search found nothing, so that its owner learns what is missing: the words alone, without a cookie,
 * once, when the reader has stopped typing, and not where the browser asks for privacy.
 */
import { plainSearch } from "#src/domain/search/missed-search.ts";

/** Milliseconds without a key after which a search is taken for what was meant. */
const REST = 2500;

let timer = 0;
const told = new Set<string>();

/** @param missed nothing was found for it */
export function countMissed(typed: string, missed: boolean): void {
  clearTimeout(timer);
  // Without the door there is no server to tell.
  if (!import.meta.env.FANLIGHT_DOOR || !missed) return;
  const { globalPrivacyControl } = navigator as { globalPrivacyControl?: boolean };
  const words = plainSearch(typed);
  if (!words || told.has(words) || globalPrivacyControl) return;
  timer = window.setTimeout(() => {
    told.add(words);
    // Nobody waits for it, and nothing is said where it fails.
    fetch("/gate/searched/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ words }),
      credentials: "omit",
      keepalive: true,
    }).catch(() => {});
  }, REST);
}
