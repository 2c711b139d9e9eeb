/** Holds what this build publishes against what was published before, and leads old addresses to their new ones. */
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { findAddressFaults } from "#src/domain/kept-addresses.ts";
import { listRecords } from "#src/exports/search/list-records.ts";
import { readAddressLists } from "#src/loaders/address-lists.ts";
import { readBuiltPortal } from "../fanlight/built-content.ts";
import { describeFaults } from "./describe-faults.ts";
import { listPlaces } from "./list-places.ts";
import { writeMoved } from "./moved-pages.ts";

/** The fictional company's releases are dated from the day of the build, so that these pages are others tomorrow. */
const DAY = /^\/changes\/\d/;

export default function addresses(): AstroIntegration {
  let root: URL | undefined;
  let site = "";
  return {
    name: "addresses",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = config.root;
        site = config.site ?? "";
      },
      "astro:build:done": async ({ dir, pages }) => {
        if (!root) return;
        const { content, folder, portal } = await readBuiltPortal(fileURLToPath(root));
        const { sample } = portal;
        const paths = pages.map(({ pathname }) => `/${pathname}`);
        const published = new Set([
          ...paths.filter((path) => !path.startsWith("/404") && !(sample && DAY.test(path))),
          ...listRecords(portal, content).map(({ url }) => url),
          ...(await listPlaces(portal, fileURLToPath(dir))),
        ]);
        const lists = await readAddressLists(folder);
        const faults = findAddressFaults(lists, published);
        if (faults.length > 0) throw new Error(describeFaults(faults, { sample }));
        await writeMoved(lists.moved, fileURLToPath(dir), {
          site,
          company: portal.company.name,
          sample,
        });
        const cache = new URL(".cache/", root);
        await mkdir(cache, { recursive: true });
        await writeFile(new URL("addresses.txt", cache), `${[...published].sort().join("\n")}\n`);
      },
    },
  };
}
