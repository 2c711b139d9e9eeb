/** Brotli and gzip forms of text: the best that there is where there is time, else what is made while a visitor waits. */
import { promisify } from "node:util";
import {
  brotliCompress,
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  gunzipSync,
  gzip,
  gzipSync,
} from "node:zlib";

export type Encoding = "br" | "gzip";

export const ENCODINGS: readonly Encoding[] = ["br", "gzip"];

/** As hosts name the files beside the plain one. */
export const ENDINGS = { br: ".br", gzip: ".gz" } as const satisfies Record<Encoding, string>;

/** Below this a compressed form saves no packet. */
export const LEAST = 256;

const brotli = (text: Uint8Array, quality: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    // Pages are smaller than this window, and larger ones take long to set up.
    [constants.BROTLI_PARAM_LGWIN]: 16,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
  },
});

const asyncBrotli = promisify(brotliCompress);
const asyncGzip = promisify(gzip);

/** @param quality of brotli: 11 takes 50 ms for a page and is a tenth smaller than 9, which takes 2 ms */
export async function compressBoth(
  text: Uint8Array,
  quality: 9 | 11,
): Promise<Record<Encoding, Uint8Array>> {
  const [br, gz] = await Promise.all([
    asyncBrotli(text, brotli(text, quality)),
    asyncGzip(text, { level: 9 }),
  ]);
  return { br, gzip: gz };
}

export function compressNow(text: Uint8Array, encoding: Encoding): Buffer {
  return encoding === "br" ? brotliCompressSync(text, brotli(text, 5)) : gzipSync(text);
}

export function expandNow(packed: Uint8Array, encoding: Encoding): Buffer {
  return encoding === "br" ? brotliDecompressSync(packed) : gunzipSync(packed);
}
