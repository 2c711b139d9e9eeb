/** After the pages are written: refuses what the Content-Security-Policy forbids, and writes the headers for the host. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { headerRules } from "#src/domain/headers/header-rules.ts";
import { fitSheets } from "./fit-sheets.ts";
import { writeHeadersFile } from "./forms/headers-file.ts";
import { exceedLimits, type Host } from "./limits.ts";
import { moveSheets, sheetFile } from "./move-sheets.ts";
import { describeFaults, scanPages } from "./scan-pages.ts";

export default function hostHeaders(): AstroIntegration {
  return {
    name: "host-headers",
    hooks: {
      "astro:build:done": async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { pages, asks, faults } = scanPages(folder);
        if (faults.length > 0) throw new Error(describeFaults(faults));
        const { styles, moved } = fitSheets(pages, { asks });
        if (moved.size > 0) {
          await mkdir(join(folder, "_astro"), { recursive: true });
          for (const sheet of moved) await writeFile(join(folder, sheetFile(sheet)), sheet);
          for (const { file, sheets } of pages) {
            if (!sheets.some((sheet) => moved.has(sheet))) continue;
            const path = join(folder, file);
            await writeFile(path, moveSheets(await readFile(path, "utf8"), moved));
          }
        }
        const rules = headerRules({ styles, asks, https: true });
        const host: Host = process.env.NETLIFY ? "netlify" : "cloudflare";
        const excess = exceedLimits(rules, host);
        if (excess.length > 0)
          throw new Error(`The headers do not fit the host:\n${excess.join("\n")}`);
        const reading = host === "netlify" ? "last-holds" : "joined";
        await writeFile(join(folder, "_headers"), writeHeadersFile(rules, reading));
        logger.info(
          `${styles.length} style sheets within pages${moved.size > 0 ? `, ${moved.size} as files` : ""}`,
        );
      },
    },
  };
}
