import type { APIRoute } from "astro";
import { getPortal } from "#src/data/portal.ts";
import { writeAtomFeed } from "#src/exports/atom-feed.ts";

/** A portal without updates has no feed: an answer without a body is not written. */
export const GET: APIRoute = async () => {
  const portal = await getPortal();
  if (portal.updates.length === 0) return new Response(null);
  return new Response(writeAtomFeed(portal), {
    headers: { "content-type": "application/atom+xml; charset=utf-8" },
  });
};
