/** Fails the build on false claims before anything is built. In development it only tells. */
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { ContentError } from "#src/loaders/content-error.ts";
import { checkContent, type Report } from "./check.ts";
import { formatTerminal } from "./reporters/terminal.ts";

export default function contentCheck(): AstroIntegration {
  let report: Report | undefined;
  return {
    name: "fanlight-content-check",
    hooks: {
      "astro:config:setup": async ({ command, config }) => {
        if (command !== "build" && command !== "dev") return;
        const root = fileURLToPath(config.root);
        report = await checkContent({
          root,
          folder: contentFolder(process.env, root),
          today: readClock(process.env),
          environment: process.env,
        });
        if (report.errors > 0 && command === "build")
          throw new ContentError(
            `The content contradicts itself or cannot be read.\n${print(report)}`,
          );
      },
      // Told here, because other tools run the hook above only to read the settings.
      "astro:build:start": ({ logger }) => {
        if (report && report.warnings > 0) logger.warn(print(report));
      },
      "astro:server:start": ({ logger }) => {
        if (report && report.errors > 0) logger.error(print(report));
      },
    },
  };
}

function print(report: Report): string {
  return `\n${formatTerminal(report, { color: false })}`;
}
