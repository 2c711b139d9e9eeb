/** The exports of the fictional company, made from its content without a build. */
import { resolve } from "node:path";
import { describePortal } from "#src/domain/portal.ts";
import type { ExportFile } from "#src/exports/export-file.ts";
import { listExports } from "#src/exports/list-exports.ts";
import { cleanTexts } from "#src/exports/markdown/clean-text.ts";
import type { Source, Texts } from "#src/exports/source.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { type Parts, portalOf, TODAY } from "./content-builder.ts";

const folder = resolve(import.meta.dirname, "../../content");

export async function readCompany(today = TODAY, builtAt = `${today}T08:00:00Z`): Promise<Source> {
  const { content } = await loadContent({ folder, today });
  if (!content)
    throw new Error("The fictional company's content does not load; run npm run check.");
  const portal = describePortal(content, { today, builtAt, commit: "c".repeat(40) });
  const read = (name: keyof Texts) => {
    const published = new Set(portal[name].map(({ id }) => id));
    return new Map(
      content[name]
        .filter(({ id }) => published.has(id))
        .map(({ id, body = "" }) => [id, { body, form: "mdx" as const }]),
    );
  };
  const raw = { policies: read("policies"), answers: read("answers"), updates: read("updates") };
  return { portal, texts: cleanTexts(raw) };
}

export const NO_TEXTS: Texts = { policies: new Map(), answers: new Map(), updates: new Map() };

/** Exports of content that a test makes, without texts. */
export function exportsOf(parts: Parts = {}, today?: string): ExportFile[] {
  return listExports({ portal: portalOf(parts, today), texts: NO_TEXTS });
}

export async function textOfFile(file: ExportFile | undefined): Promise<string> {
  if (!file) throw new Error("There is no such export.");
  const written = await file.write();
  return typeof written === "string" ? written : Buffer.from(written).toString("latin1");
}
