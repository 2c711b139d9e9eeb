/** Draws the cards of a portal that the cache does not have, a few at a time: outlines here, pixels in the threads of sharp. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cardOf } from "#src/domain/card-address.ts";
import type { Card } from "#src/exports/cards/card.ts";
import { prepareText } from "#src/type/set-line.ts";
import { CardCache } from "./card-cache.ts";
import { drawCard, textsOf } from "./draw-card.ts";
import { drawFrame } from "./draw-frame.ts";
import type { Scheme } from "./scheme.ts";

/** More do not make it faster on two cores, and each takes memory. */
const IN_FLIGHT = 4;

export interface RenderOptions {
  scheme: Scheme;
  /** The public output. */
  output: string;
  /** Folder of the cache. */
  cache: string;
}

export interface Rendered {
  drawn: number;
  cached: number;
  /** Letters that no font has, by page. */
  missing: Map<string, string[]>;
}

export async function renderCards(
  cards: readonly Card[],
  { scheme, output, cache: folder }: RenderOptions,
): Promise<Rendered> {
  const cache = new CardCache(folder);
  const rendered: Rendered = { drawn: 0, cached: 0, missing: new Map() };
  const waiting = cards.values();
  let frame: Promise<string> | undefined;
  const work = async () => {
    for (const card of waiting) {
      const missing = findMissing(textsOf(card, scheme));
      if (missing.length > 0) rendered.missing.set(card.page, missing);
      const target = join(output, cardOf(card.page));
      await mkdir(dirname(target), { recursive: true });
      const key = cache.keyOf({ card, scheme });
      if (await cache.take(key, target)) {
        rendered.cached += 1;
        continue;
      }
      // Laid out for the first card that is not in the cache.
      frame ??= drawFrame(scheme);
      const png = await encode(drawCard(card, scheme, await frame));
      await Promise.all([writeFile(target, png), cache.keep(key, png)]);
      rendered.drawn += 1;
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
  await cache.clear();
  return rendered;
}

const ASCII = /^[ -~]*$/;

function findMissing(texts: readonly string[]): string[] {
  const others = texts.filter((text) => !ASCII.test(text));
  if (others.length === 0) return [];
  return prepareText([{ text: others.join(" "), style: "regular" }]).missing;
}

async function encode(svg: string): Promise<Buffer> {
  // Loaded for the first card that is not in the cache.
  const { default: sharp } = await import("sharp");
  return sharp(Buffer.from(svg)).removeAlpha().png({ compressionLevel: 2 }).toBuffer();
}
