/** Fails the build on false claims before anything is built. In development it only tells. */
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { checkContent } from "./check.ts";
import { formatTerminal } from "./reporters/terminal.ts";

export default function contentCheck(): AstroIntegration {
  return {
    name: "fanlight-content-check",
    hooks: {
      "astro:config:setup": async ({ command, config, logger }) => {
        if (command !== "build" && command !== "dev") return;
        const root = fileURLToPath(config.root);
        const report = await checkContent({
          root,
          folder: contentFolder(process.env, root),
          today: readClock(process.env),
          environment: process.env,
        });
        if (report.problems.length === 0) return;
        const text = formatTerminal(report, { color: false });
        if (report.errors > 0 && command === "build") throw new ContentError(text);
        logger[report.errors > 0 ? "error" : "warn"](`\n${text}`);
      },
    },
  };
}

/** Its message is the whole report; a stack would only hide it. */
class ContentError extends Error {
  override name = "ContentError";

  constructor(report: string) {
    super(`The content contradicts itself or cannot be read.\n\n${report}`);
    this.stack = "";
  }
}
