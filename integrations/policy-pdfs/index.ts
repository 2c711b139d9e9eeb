/** Prints each public policy as PDF beside its page, where the company asks for it. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { addressOf } from "#src/domain/addresses.ts";
import { describePortal } from "#src/domain/portal.ts";
import { cleanText } from "#src/exports/markdown/clean-text.ts";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { loadContent } from "#src/loaders/load-content.ts";

export default function policyPdfs(): AstroIntegration {
  let root = "";
  return {
    name: "policy-pdfs",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = fileURLToPath(config.root);
      },
      "astro:build:done": async ({ dir, logger }) => {
        const today = readClock(process.env);
        const { content } = await loadContent({ folder: contentFolder(process.env, root), today });
        if (!content?.company.data.policyPdfs) return;
        const { printPolicy } = await import("./print-policy.ts");
        const { company, policies } = describePortal(content, { today, builtAt: today });
        const entries = new Map(content.policies.map((entry) => [entry.id, entry]));
        for (const policy of policies) {
          const entry = entries.get(policy.id);
          const form = entry?.origin.file.endsWith(".mdx") ? "mdx" : "md";
          const pdf = await printPolicy(policy, cleanText(entry?.body ?? "", form), {
            legalName: company.legalName,
            address: new URL(addressOf.policy(policy.id), company.portal).href,
          });
          const file = join(fileURLToPath(dir), addressOf.policyPdf(policy.id));
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, pdf);
        }
        logger.info(`${policies.length} policies printed as PDF`);
      },
    },
  };
}
