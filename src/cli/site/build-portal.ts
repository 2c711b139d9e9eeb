/** One build of the portal: the sample company's files first, then Astro, then what was made. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { checkShapes } from "#src/gate/settings.ts";
import { SettingsFault } from "#src/gate/settings-fault.ts";
import { type Context, type ExitCode, Refusal } from "../command.ts";
import { type BuildInputs, readBuildInputs } from "./build-inputs.ts";
import { writeBuildStamp } from "./build-stamp.ts";
import { compressOutput } from "./compress-output.ts";
import { publicFolder } from "./output-folder.ts";
import { quietLines } from "./quiet-lines.ts";
import { runAstro } from "./run-astro.ts";

export interface BuildOptions {
  /** Every line that Astro prints, one a page. */
  verbose: boolean;
  /** With compressed forms beside the files. */
  compressed: boolean;
}

export async function buildPortal(
  context: Context,
  { verbose, compressed }: BuildOptions,
): Promise<ExitCode> {
  const started = performance.now();
  const inputs = readBuildInputs(context);
  if (mentions(inputs.content, /^gate:\s*["']?on\b/m)) refuseBadSettings(context);
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
  if (compressed) await compressOutput(publicFolder(context.root));
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
  if (!mentions(folder, /sample/)) return;
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

/** The build reads all content by itself. To read it here as well is worth the time only where it says something that matters here. */
function mentions(folder: string, words: RegExp): boolean {
  try {
    return words.test(readFileSync(join(folder, "company.yaml"), "utf8"));
  } catch {
    return false;
  }
}

/** Told while somebody is watching, rather than when the server starts. */
function refuseBadSettings({ env }: Context): void {
  try {
    checkShapes(env);
  } catch (cause) {
    if (cause instanceof SettingsFault) throw new Refusal(cause.message, { cause });
    throw cause;
  }
}
