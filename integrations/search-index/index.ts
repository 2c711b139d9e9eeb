/** Makes the portal searchable: lists what can be found for the page from A to Z, and writes the index beside the pages. */
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { describePortal } from "#src/domain/portal.ts";
import { listRecords } from "#src/exports/search/list-records.ts";
import type { SearchRecord } from "#src/exports/search/search-record.ts";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { recordsModule } from "./records-module.ts";
import { writeIndex } from "./write-index.ts";

export default function searchIndex(): AstroIntegration {
  let records: SearchRecord[] = [];
  return {
    name: "search-index",
    hooks: {
      "astro:config:setup": async ({ config, updateConfig }) => {
        const today = readClock(process.env);
        const folder = contentFolder(process.env, fileURLToPath(config.root));
        const { content } = await loadContent({ folder, today });
        // What is wrong with the content is told by content-check, which stops the build.
        if (!content) return;
        records = listRecords(describePortal(content, { today, builtAt: today }), content);
        updateConfig({ vite: { plugins: [recordsModule(records)] } });
      },
      "astro:build:done": async ({ dir, logger }) => {
        const count = await writeIndex(records, fileURLToPath(new URL("pagefind/", dir)));
        logger.info(`${count} entries can be searched`);
      },
    },
  };
}
