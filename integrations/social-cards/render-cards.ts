/** Draws the cards of a portal that the cache does not have, a few at a time: words here, PNG in the threads of sharp. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CARD_SIZE, cardOf } from "#src/domain/card-address.ts";
import type { Card } from "#src/exports/cards/card.ts";
import { prepareText } from "#src/type/set-line.ts";
import { CardCache } from "./card-cache.ts";
import { drawCard, textsOf } from "./draw-card.ts";
import { drawGround } from "./draw-ground.ts";
import { GlyphMasks } from "./glyph-masks.ts";
import { type Pixels, paintCard } from "./paint-card.ts";
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
  const masks = new GlyphMasks();
  // Drawn for the first card that is not in the cache.
  let shared: Promise<Pixels> | undefined;
  const groundOf = ({ panes }: Card) => {
    if (panes) return drawGround(scheme, panes);
    shared ??= drawGround(scheme);
    return shared;
  };
  const draw = async (card: Card, onto: Pixels) => {
    await paintCard(onto, await groundOf(card), drawCard(card, scheme), masks);
    return encode(onto);
  };
  const work = async () => {
    let pixels: Pixels | undefined;
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
      // One picture for card after card: new ones would take a fifth of the time.
      pixels ??= new Uint8Array(CARD_SIZE.width * CARD_SIZE.height * 3);
      const png = await draw(card, pixels);
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

async function encode(pixels: Pixels): Promise<Buffer> {
  const { default: sharp } = await import("sharp");
  return sharp(pixels, { raw: { ...CARD_SIZE, channels: 3 } })
    .png({ compressionLevel: 2 })
    .toBuffer();
}
