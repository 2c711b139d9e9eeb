/** Draws a social card for every page that names one. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { listCards } from "#src/exports/cards/list-cards.ts";
import { readBuiltPortal } from "../fanlight/built-content.ts";
import { readLogo } from "../fanlight/read-logo.ts";
import { readCard } from "./read-card.ts";
import { renderCards } from "./render-cards.ts";
import { describeScheme } from "./scheme.ts";

export default function socialCards(): AstroIntegration {
  let root: URL | undefined;
  return {
    name: "social-cards",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = config.root;
      },
      "astro:build:done": async ({ dir, pages, logger }) => {
        if (!root) return;
        const { content, folder, portal } = await readBuiltPortal(fileURLToPath(root));
        const output = fileURLToPath(dir);
        const known = new Map(listCards(portal).map((card) => [card.page, card]));
        const cards = await Promise.all(
          pages.map(async ({ pathname }) => {
            const file = /(?:^|\/)$/.test(pathname) ? `${pathname}index.html` : pathname;
            const html = await readFile(join(output, file), "utf8").catch(() => "");
            const page = `/${pathname}`;
            const own = readCard(html, page);
            return own && (known.get(page) ?? own);
          }),
        );
        const { drawn, cached, missing } = await renderCards(
          cards.filter((card) => card !== undefined),
          {
            scheme: describeScheme(portal, await readLogo(folder, content.company.data.logo)),
            output,
            cache: fileURLToPath(new URL(".cache/cards/", root)),
          },
        );
        for (const [page, letters] of missing)
          logger.warn(
            `The card of ${page} has letters that no font here has, and shows a sign in their place: ${letters.join(" ")}`,
          );
        if (drawn + cached > 0)
          logger.info(`${drawn} social cards drawn, ${cached} as they were before`);
      },
    },
  };
}
