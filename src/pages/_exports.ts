/** What `/api/` lists. The files themselves are written by the integration: some thousand pages more would take Astro as long as all others. */
import { getPortal } from "#src/data/portal.ts";
import { getTexts } from "#src/data/texts.ts";
import type { ExportFile } from "#src/exports/export-file.ts";
import { listExports } from "#src/exports/list-exports.ts";
import { cleanTexts } from "#src/exports/markdown/clean-text.ts";

export async function getExports(): Promise<ExportFile[]> {
  const portal = await getPortal();
  return listExports({ portal, texts: cleanTexts(await getTexts(portal)) });
}
