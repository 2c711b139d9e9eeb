/** What the page to send may show; the page's script reads it. */
import type { APIRoute } from "astro";
import { getPortal } from "#src/data/portal.ts";
import { getTexts } from "#src/data/texts.ts";
import { cleanTexts } from "#src/exports/markdown/clean-text.ts";
import { listShared } from "#src/exports/share/entries.ts";

export const GET: APIRoute = async () => {
  const portal = await getPortal();
  const texts = cleanTexts(await getTexts(portal));
  return new Response(JSON.stringify(listShared({ portal, texts })), {
    headers: { "Content-Type": "application/json" },
  });
};
