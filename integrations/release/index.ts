/** The last step of a build: what may be public is put into the output, and nothing else may be found there. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AstroIntegration } from "astro";
import { readBuiltContent } from "../fanlight/built-content.ts";
import { readCommit } from "../fanlight/read-commit.ts";
import { describeLeaks, findLeaks } from "./leaks/find-leaks.ts";
import { listPublicFiles, publishFiles } from "./public-files.ts";
import { BILL, billOfMaterials } from "./software/bill-of-materials.ts";
import { writeManifest } from "./write-manifest.ts";

export default function release(): AstroIntegration {
  let root = "";
  let outDir = "";
  return {
    name: "release",
    hooks: {
      "astro:config:done": ({ config }) => {
        root = fileURLToPath(config.root);
        outDir = fileURLToPath(config.outDir);
      },
      "astro:build:done": async ({ dir, logger }) => {
        const { content, folder, today } = await readBuiltContent(root);
        const files = listPublicFiles(content, folder);
        await publishFiles(files, fileURLToPath(dir));
        const bill = await billOfMaterials({ root, env: process.env, today });
        await writeFile(join(fileURLToPath(dir), BILL), bill);
        const leaks = await findLeaks({
          privateFolder: join(root, "private"),
          publicFiles: files.map(({ from }) => from),
          outputs: [outDir],
        });
        if (leaks.length > 0) {
          // What is not there cannot be deployed by mistake.
          await rm(outDir, { recursive: true, force: true });
          throw new Error(describeLeaks(leaks, root));
        }
        const { count, isSigned } = await writeManifest(fileURLToPath(dir), {
          portal: content.company.data.portal,
          moment: {
            today,
            builtAt: `${new Date().toISOString().slice(0, 19)}Z`,
            commit: await readCommit(folder, process.env),
          },
          env: process.env,
        });
        logger.info(
          `${count} files listed with their hashes, ${isSigned ? "signed" : "not signed"}`,
        );
        logger.info(`${files.length} public ${files.length === 1 ? "file" : "files"} published`);
      },
    },
  };
}
