/** Walks a built portal from its first page, as a visitor could, without asking anybody outside this machine. */
import { LinkChecker } from "linkinator";

export interface Walk {
  /** "page leads to address (status)" for each internal link or anchor that leads nowhere. */
  broken: string[];
  /** Addresses found, each counted once however often it is linked to. */
  found: number;
  /** Paths of the pages reached. */
  visited: Set<string>;
}

export async function walkLinks(serverRoot: string): Promise<Walk> {
  const { links } = await new LinkChecker().check({
    path: "/",
    serverRoot,
    recurse: true,
    checkFragments: true,
    linksToSkip: async (link) => !/^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/.test(link),
  });
  return {
    broken: links
      .filter(({ state }) => state === "BROKEN")
      .map(({ parent, url, status }) => `${parent} leads to ${url} (${status})`),
    found: links.length,
    visited: new Set(
      links
        .filter(({ state, url }) => state === "OK" && url.endsWith("/"))
        .map(({ url }) => new URL(url, "http://localhost").pathname),
    ),
  };
}
