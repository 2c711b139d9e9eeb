/**
 * The forms for machines: written in one go once the pages stand, and in development served as they are asked for. As endpoints of
 * Astro they would be several thousand pages more, each with a way through its router that takes longer than writing the file.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { HookParameters } from "astro";
import { describePortal, type Moment } from "#src/domain/portal.ts";
import type { Portal } from "#src/domain/views.ts";
import type { ExportFile } from "#src/exports/export-file.ts";
import { listExports } from "#src/exports/list-exports.ts";
import { cleanTexts, type RawTexts } from "#src/exports/markdown/clean-text.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import type { Content } from "#src/schemas/content.ts";

/** What a build, or a server in development, begins with. */
export interface Described {
  folder: string;
  moment: Moment;
  content: Content;
  portal: Portal;
}

function listMachineFiles(content: Content, portal: Portal): ExportFile[] {
  const read = (name: keyof RawTexts) => {
    const published = new Set(portal[name].map(({ id }) => id));
    return new Map(
      content[name]
        .filter(({ id }) => published.has(id))
        .map(({ id, body = "", origin }) => {
          const form = extname(origin.file) === ".mdx" ? ("mdx" as const) : ("md" as const);
          return [id, { body: body.replaceAll("\r\n", "\n"), form }];
        }),
    );
  };
  const texts = { policies: read("policies"), answers: read("answers"), updates: read("updates") };
  return listExports({ portal, texts: cleanTexts(texts) });
}

/**
 * @param folder of the public output
 * @throws Error where something stands at one of the addresses already
 */
export async function writeMachineFiles(
  folder: string,
  { content, portal }: Pick<Described, "content" | "portal">,
): Promise<number> {
  const files = listMachineFiles(content, portal);
  const made = new Set<string>();
  for (const { address, write } of files) {
    const path = join(folder, address);
    const parent = join(path, "..");
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(path, await write(), { flag: "wx" });
  }
  return files.length;
}

type DevServer = HookParameters<"astro:server:setup">["server"];

/** Made anew for each request, so that an edit shows at once. */
export function serveMachineFiles(
  server: DevServer,
  { folder, moment, content, portal }: Described,
): void {
  // A page in development asks for scores of modules, for which the content need not be read.
  const forms = new Set(listMachineFiles(content, portal).map(({ address }) => extname(address)));
  const find = async (address: string): Promise<ExportFile | undefined> => {
    const { content } = await loadContent({ folder, today: moment.today });
    if (!content) return undefined;
    const files = listMachineFiles(content, describePortal(content, moment));
    return files.find((file) => file.address === address);
  };
  server.middlewares.use(async (request, response, next) => {
    try {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const file = forms.has(extname(pathname)) ? await find(decodeURI(pathname)) : undefined;
      if (!file) return next();
      response.setHeader("Content-Type", file.mediaType);
      response.end(await file.write());
    } catch (error) {
      next(error);
    }
  });
}
