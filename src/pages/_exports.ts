/** Hands the exports to their endpoints: the list is made once a build, each file when its address is written. */
import type { APIRoute } from "astro";
import { getPortal } from "#src/data/portal.ts";
import { getTexts } from "#src/data/texts.ts";
import type { ExportFile } from "#src/exports/export-file.ts";
import { listExports } from "#src/exports/list-exports.ts";
import { cleanTexts } from "#src/exports/markdown/clean-text.ts";

let remembered: Promise<ExportFile[]> | undefined;

async function makeExports(): Promise<ExportFile[]> {
  const portal = await getPortal();
  return listExports({ portal, texts: cleanTexts(await getTexts(portal)) });
}

export function getExports(): Promise<ExportFile[]> {
  // In development content changes while the server runs; a build's content does not.
  if (import.meta.env.DEV) return makeExports();
  remembered ??= makeExports();
  return remembered;
}

interface Props {
  file: ExportFile;
}

/** Paths of an endpoint `<before>[...file]<after>.ts`, one for each export whose address has that form. */
export async function pathsOf(before: string, after = "") {
  const files = await getExports();
  return files
    .filter(({ address }) => address.startsWith(before) && address.endsWith(after))
    .map((file) => ({
      params: { file: file.address.slice(before.length, file.address.length - after.length) },
      props: { file } satisfies Props,
    }));
}

export const GET: APIRoute<Props> = async ({ props: { file } }) =>
  new Response((await file.write()) as BodyInit, { headers: { "Content-Type": file.mediaType } });

/** For endpoints of one address. What the portal has nothing to say in is an answer without a body, which is not written. */
export function only(address: string): APIRoute {
  return async () => {
    const file = (await getExports()).find((candidate) => candidate.address === address);
    if (!file) return new Response(null);
    return new Response((await file.write()) as BodyInit, {
      headers: { "Content-Type": file.mediaType },
    });
  };
}
