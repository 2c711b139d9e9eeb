/** The portal's pages as its host serves them, where a function has no files. */
import type { PublicPages } from "../definitions.ts";

const SECONDS = 10;
const MOST_BYTES = 5_000_000;

/** @param origin PUBLIC_URL: never from a request */
export function fetchedPages(origin: URL): PublicPages {
  return {
    async read(path) {
      try {
        const response = await fetch(new URL(path, origin), {
          redirect: "error",
          signal: AbortSignal.timeout(SECONDS * 1000),
        });
        const isPage = response.headers.get("content-type")?.startsWith("text/html");
        if (!response.ok || !isPage) return undefined;
        const html = await response.text();
        return html.length > MOST_BYTES ? undefined : html;
      } catch {
        // Whoever asked records that there was no copy; the news itself must not wait.
        return undefined;
      }
    },
  };
}
