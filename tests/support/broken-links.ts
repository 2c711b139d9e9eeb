/** Walks a built portal from its first page, as a visitor could, without asking anybody outside this machine. */
import { LinkChecker } from "linkinator";
import { findRoute, isDoorAddress } from "#src/gate/http/routes.ts";

export interface Walk {
  /** "page leads to address (status)" for each internal link or anchor that leads nowhere. */
  broken: string[];
  /** Addresses found, each counted once however often it is linked to. */
  found: number;
  /** Paths of the pages reached. */
  visited: Set<string>;
  /** Addresses of the door that pages lead to; the server answers them, and the walk does not follow. */
  door: Set<string>;
}

const HERE = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/;

/** @param hasDoor whether the portal was built with the door; else its addresses are files like any other */

export async function walkLinks(serverRoot: string, { hasDoor = false } = {}): Promise<Walk> {
  const door = new Set<string>();
  const { links } = await new LinkChecker().check({
    path: "/",
    serverRoot,
    recurse: true,
    checkFragments: true,
    linksToSkip: async (link) => {
      if (!HERE.test(link)) return true;
      const { pathname } = new URL(link);
      if (!hasDoor || !isDoorAddress(pathname)) return false;
      door.add(pathname);
      return true;
    },
  });
  return {
    broken: [
      ...links
        .filter(({ state }) => state === "BROKEN")
        .map(({ parent, url, status }) => `${parent} leads to ${url} (${status})`),
      ...[...door]
        .filter((path) => !findRoute(path)?.methods.includes("GET"))
        .map((path) => `a page leads to ${path}, which the door does not have`),
    ],
    door,
    found: links.length,
    visited: new Set(
      links
        .filter(({ state, url }) => state === "OK" && url.endsWith("/"))
        .map(({ url }) => new URL(url, "http://localhost").pathname),
    ),
  };
}
