/** One build of the portal: the sample company's files first, then Astro, then what was made. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Context, ExitCode } from "../command.ts";
import { type BuildInputs, readBuildInputs } from "./build-inputs.ts";
import { writeBuildStamp } from "./build-stamp.ts";
import { publicFolder } from "./output-folder.ts";
import { quietLines } from "./quiet-lines.ts";
import { runAstro } from "./run-astro.ts";

export interface BuildOptions {
  /** Every line that Astro prints, one a page. */
  verbose: boolean;
}

export async function buildPortal(context: Context, { verbose }: BuildOptions): Promise<ExitCode> {
  const started = performance.now();
  const inputs = readBuildInputs(context);
  await makeSampleFilesOf(inputs, context);
  const isWorthPrinting = quietLines();
  const onLine = (line: string) => {
    if (verbose || isWorthPrinting(line)) context.out(line);
  };
  const code = await runAstro(["build"], context, { onLine });
  if (code !== 0) {
    context.err("The portal was not built.");
    return 1;
  }
  writeBuildStamp(inputs);
  const pages = countPages(publicFolder(context.root));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  context.out(`Built ${pages} pages into dist/ in ${seconds} s.`);
  return 0;
}

/** @param folder the output */
function countPages(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".html"),
  ).length;
}

/** Content with problems makes no files: the build that follows reports every problem. */
async function makeSampleFilesOf(
  { root, content: folder, today }: BuildInputs,
  { out, err }: Context,
): Promise<void> {
  if (!mentionsSample(folder)) return;
  const { loadContent } = await import("#src/loaders/load-content.ts");
  const { content } = await loadContent({ folder, today });
  if (!content?.company.data.sample) return;
  const { makeSampleFiles } = await import("../sample-files/make-sample-files.ts");
  const { written, differing } = await makeSampleFiles({
    content,
    folder: root,
    contentFolder: folder,
  });
  if (written.length > 0) out(`Made ${written.length} sample files of the fictional company.`);
  for (const path of differing)
    err(`${relative(root, path)} was not made: the content states another size or hash.`);
}

/** The build reads all content by itself. To read it here as well is worth the time only for the fictional company. */
function mentionsSample(folder: string): boolean {
  try {
    return readFileSync(join(folder, "company.yaml"), "utf8").includes("sample");
  } catch {
    return false;
  }
}
