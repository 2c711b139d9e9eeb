/** Writes what browsers and search engines look for at fixed addresses: icons, web manifest, sitemap, robots.txt. */
import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import {
  MANIFEST_ADDRESS,
  SITEMAP_ADDRESS,
  writeRobots,
  writeSitemap,
  writeWebManifest,
} from "#src/exports/site-files.ts";
import { readBuiltPortal } from "../fanlight/built-content.ts";
import { listIndexed } from "./list-indexed.ts";

export default function siteFiles(): AstroIntegration {
  let root = "";
  return {
    name: "site-files",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = fileURLToPath(config.root);
      },
      "astro:build:done": async ({ dir, pages }) => {
        const { portal } = await readBuiltPortal(root);
        const output = fileURLToPath(dir);
        // What the company has put into public/ itself is left as it is.
        const write = async (path: string, data: string | Buffer) => {
          if (await access(join(root, "public", path)).then(nothing, missing)) return;
          await writeFile(join(output, path), data);
        };
        const svg = await readFile(join(output, "favicon.svg")).catch((cause: unknown) => {
          throw new Error(
            "public/favicon.svg is missing. All icons are drawn from it: put yours there, 32 by 32.",
            { cause },
          );
        });
        // Development starts without the library that draws.
        const { drawIcons } = await import("./icons.ts");
        for (const { path, data } of await drawIcons(svg)) await write(path, data);
        await write(MANIFEST_ADDRESS, writeWebManifest(portal));
        const sitemap = writeSitemap(portal.company.portal, await listIndexed(output, pages));
        if (sitemap) await write(SITEMAP_ADDRESS, sitemap);
        const hasSitemap = sitemap !== undefined;
        await write("/robots.txt", writeRobots(portal.company.portal, { hasSitemap }));
      },
    },
  };
}

const nothing = () => true;
const missing = () => false;
