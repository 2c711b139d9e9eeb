/**
 * Brotli and gzip forms beside every public text, for servers that send files as they find them: ours and nginx. Hosts that compress
 * by themselves need none.
 */
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { compressBoth, ENDINGS, type Encoding, LEAST } from "../serve/public/compress.ts";
import { listFiles } from "../serve/public/list-files.ts";
import { isText, mediaType } from "../serve/public/media-type.ts";

/** With more text than this the best compression would take longer than the build: 2 ms a page instead of 50. */
const MOST_FOR_BEST = 12 * 1024 * 1024;

/** @returns how many files have forms now */
export async function compressOutput(folder: string): Promise<number> {
  const texts: { path: string; text: Buffer }[] = [];
  for (const file of listFiles(folder)) {
    if (!isText(mediaType(`/${file}`))) continue;
    const path = join(folder, file);
    const text = await readFile(path);
    if (text.length >= LEAST) texts.push({ path, text });
  }
  const whole = texts.reduce((sum, { text }) => sum + text.length, 0);
  const quality = whole > MOST_FOR_BEST ? 9 : 11;
  const waiting = texts.values();
  const work = async () => {
    for (const { path, text } of waiting) {
      const forms = await compressBoth(text, quality);
      for (const [encoding, form] of Object.entries(forms))
        await writeFile(`${path}${ENDINGS[encoding as Encoding]}`, form);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return texts.length;
}

/** Netlify and Vercel compress what they send. */
export const compressesItself = (env: NodeJS.ProcessEnv): boolean =>
  Boolean(env.NETLIFY || env.VERCEL);
