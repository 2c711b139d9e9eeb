/** `release`: keeps what is published today, so that later builds can say what has changed, and that no address vanishes. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { describePortal } from "#src/domain/portal.ts";
import { takeRelease } from "#src/domain/releases/take-release.ts";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { hashTexts, RELEASES_FOLDER } from "#src/loaders/releases.ts";
import { run as keepAddresses } from "../addresses/keep.ts";
import { type Context, type ExitCode, Refusal } from "../command.ts";

export const usage = `release

Writes what is published today into content/.releases/, one small file, and keeps the addresses of the last build
(see "addresses keep"). Run it after a build that you publish, and commit both. /changes/ then says what has changed since.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  parseArgs({ args, options: {} });
  const { root, env, out } = context;
  const folder = contentFolder(env, root);
  const today = readClock(env);
  const { content } = await loadContent({ folder, today });
  if (!content)
    throw new Refusal(
      "The content has problems, so nothing was released. npm run check names them.",
    );
  const portal = describePortal(content, { today, builtAt: today });
  const release = takeRelease(portal, hashTexts(content));
  const file = join(folder, RELEASES_FOLDER, `${today}.json`);
  mkdirSync(join(folder, RELEASES_FOLDER), { recursive: true });
  writeFileSync(file, `${JSON.stringify(release, null, 1)}\n`);
  out(`${relative(root, file)} keeps what is published on ${today}.`);
  return keepAddresses([], context);
}
