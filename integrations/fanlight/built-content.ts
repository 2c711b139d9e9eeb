/** The content that was just built, for the steps after it. */
import { describePortal } from "#src/domain/portal.ts";
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { loadContent } from "#src/loaders/load-content.ts";

/** @throws where it can be read no more */
export async function readBuiltContent(root: string) {
  const folder = contentFolder(process.env, root);
  const today = readClock(process.env);
  const { content } = await loadContent({ folder, today });
  if (!content)
    throw new Error("The content changed while the site was built. Run the build again.");
  return { content, folder, today };
}

export async function readBuiltPortal(root: string) {
  const built = await readBuiltContent(root);
  const { content, today } = built;
  return { ...built, portal: describePortal(content, { today, builtAt: today }) };
}
