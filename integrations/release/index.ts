/** The last step of a build: what may be public is put into the output. */
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { listPublicFiles, publishFiles } from "./public-files.ts";

export default function release(): AstroIntegration {
  let folder = "";
  return {
    name: "release",
    hooks: {
      "astro:config:done": ({ config }) => {
        folder = contentFolder(process.env, fileURLToPath(config.root));
      },
      "astro:build:done": async ({ dir, logger }) => {
        const { content } = await loadContent({ folder, today: readClock(process.env) });
        if (!content)
          throw new Error("The content changed while the site was built. Run the build again.");
        const files = listPublicFiles(content, folder);
        await publishFiles(files, fileURLToPath(dir));
        logger.info(`${files.length} public ${files.length === 1 ? "file" : "files"} published`);
      },
    },
  };
}
