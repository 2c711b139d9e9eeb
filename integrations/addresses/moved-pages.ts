/** Pages that stand at old addresses and lead to the new ones. They need no script; places within pages are in a list for it. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

export interface MovedOptions {
  /** The portal's own address. */
  site: string;
  company: string;
  sample: boolean;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

function writeMovedPage(from: string, to: string, { site, company, sample }: MovedOptions): string {
  const target = escapeHtml(to);
  const name = escapeHtml(company);
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Moved · ${name} trust center</title>
    <meta name="description" content="The page at ${escapeHtml(from)} of the ${name} trust center has moved to ${target}.">
    <meta http-equiv="refresh" content="0; url=${target}">
    <meta name="robots" content="noindex">
    <link rel="canonical" href="${escapeHtml(new URL(to, site).href)}">
  </head>
  <body>
    <main>
      <h1>This page has moved</h1>
      <p>What stood at ${escapeHtml(from)} is now at <a href="${target}">${target}</a>. Your browser should take you there by itself; if it does not, follow the link. Links to the old address keep working, and nothing else about them changes.</p>${
        sample
          ? `\n      <p>${name} is a fictional company. Everything on this portal is sample content.</p>`
          : ""
      }
    </main>
  </body>
</html>
`;
}

/** For the script of every page: an old place within a page is never sent to a server. */
export const MOVED_PLACES = "moved.json";

export async function writeMoved(
  moved: ReadonlyMap<string, string>,
  folder: string,
  options: MovedOptions,
): Promise<void> {
  const pages = [...moved].filter(([from]) => !from.includes("#"));
  for (const [from, to] of pages) {
    const path = join(folder, from, from.endsWith("/") ? "index.html" : "");
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, writeMovedPage(from, to, options), { flag: "wx" });
  }
  const places = [...moved].filter(([from]) => from.includes("#"));
  await writeFile(join(folder, MOVED_PLACES), `${JSON.stringify(Object.fromEntries(places))}\n`);
}
