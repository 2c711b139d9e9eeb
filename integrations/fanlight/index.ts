/** Wires the company's own facts into Astro: address of the portal, accent, logo, moment of the build. */
import { fileURLToPath } from "node:url";
import type { AstroConfig, AstroIntegration } from "astro";
import { deriveBrand } from "#src/domain/brand.ts";
import { type Catalogue, describeCatalogue } from "#src/domain/door/catalogue.ts";
import { describeFrame } from "#src/domain/frame-facts.ts";
import { describePortal } from "#src/domain/portal.ts";
import { takeRelease } from "#src/domain/releases/take-release.ts";
import type { OpenDoor } from "#src/gate/services.ts";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { readDomainLists } from "#src/loaders/domain-lists.ts";
import { functionHost } from "#src/loaders/hosts.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { hashRelease, hashTexts, readReleases } from "#src/loaders/releases.ts";
import { drawsCards } from "../social-cards/draws-cards.ts";
import { brandPlugin } from "./brand-plugin.ts";
import { openDevDoor } from "./dev-door.ts";
import { addDoor, addRequestByMail, writeCatalogue } from "./door.ts";
import { linkHeadings } from "./heading-links.ts";
import { type Described, serveMachineFiles, writeMachineFiles } from "./machine-files.ts";
import { readCommit } from "./read-commit.ts";
import { readLogo } from "./read-logo.ts";
import { skipDevBundle } from "./skip-dev-bundle.ts";
import { readSubprocessorLists } from "./subprocessor-lists.ts";
import { virtualModules } from "./virtual-modules.ts";

/** Prism writes classes, where the other highlighter writes style attributes, which the Content-Security-Policy forbids. */
const markdown = { syntaxHighlight: "prism" } as const;

export default function fanlight(): AstroIntegration {
  let catalogue: Catalogue | undefined;
  let resolved: AstroConfig | undefined;
  let door: OpenDoor | undefined;
  let described: Described | undefined;
  return {
    name: "fanlight",
    hooks: {
      "astro:config:setup": async (setup) => {
        const { command, config, updateConfig, logger } = setup;
        const root = fileURLToPath(config.root);
        const folder = contentFolder(process.env, root);
        const today = readClock(process.env);
        const { content } = await loadContent({ folder, today });
        // What is wrong with the content is told by content-check, which stops the build.
        if (!content) return;
        const company = content.company.data;
        const brand = deriveBrand(company.accent);
        if (!brand)
          throw new Error(
            `The accent ${company.accent} cannot be read; npm run check says what to do.`,
          );
        for (const note of brand.notes) logger.warn(note);
        const moment = {
          today,
          builtAt: `${new Date().toISOString().slice(0, 19)}Z`,
          commit: await readCommit(folder, process.env),
          subprocessorLists:
            company.changesFromGit && !company.sample
              ? await readSubprocessorLists(folder)
              : undefined,
        };
        linkHeadings(config.markdown);
        if (company.gate === "on") {
          catalogue = describeCatalogue(content, {
            ...moment,
            domainLists: await readDomainLists(folder),
          });
          await addDoor(setup, catalogue);
        } else addRequestByMail(setup);
        const logo = await readLogo(folder, company.logo);
        const portal = describePortal(content, moment);
        described = { folder, moment, content, portal };
        const now = takeRelease(portal, hashTexts(content));
        const before = await readReleases(folder, { sample: company.sample, today });
        updateConfig({
          site: company.portal,
          markdown,
          vite: {
            define: { "import.meta.env.FANLIGHT_DOOR": String(company.gate === "on") },
            plugins: [
              brandPlugin(brand),
              virtualModules({
                moment,
                logo,
                releases: { now, hash: hashRelease(now), before },
                cards: drawsCards(command, process.env),
                frame: describeFrame(portal),
              }),
              ...(command === "build" ? [skipDevBundle()] : []),
            ],
          },
        });
      },
      "astro:config:done": ({ config }) => {
        resolved = config;
      },
      "astro:server:setup": ({ server }) => {
        if (described) serveMachineFiles(server, described);
      },
      "astro:server:start": async ({ address, logger }) => {
        if (!catalogue || !resolved) return;
        door = await openDevDoor({ address, config: resolved, catalogue, logger });
      },
      "astro:server:done": async () => {
        await door?.close();
      },
      "astro:build:done": async ({ dir, logger }) => {
        if (described) {
          const count = await writeMachineFiles(fileURLToPath(dir), described);
          logger.info(`${count} files for machines`);
        }
        if (!catalogue || !resolved || functionHost(process.env)) return;
        await writeCatalogue(resolved.build.server, catalogue);
      },
    },
  };
}
