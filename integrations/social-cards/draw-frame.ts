/**
 * What every card of a portal has, laid out by satori once a build: the ground, the bar in the company's colour, the two rules, and
 * "Trust center". Words of a company's own are not among it: satori puts Arabic and Hebrew in the order of Latin, so `text-block.ts`
 * sets those.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { CARD_SIZE } from "#src/domain/card-address.ts";
import type { Scheme } from "./scheme.ts";

/** Pixels from the edges to the words. */
export const SIDE = 72;
export const RIGHT = CARD_SIZE.width - SIDE;
/** Between these two rules stands the claim. */
export const TOP = 112;
export const FOOT = 552;
export const BAR = 12;

const FONT = "@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff";

const box = (style: Record<string, unknown>, children?: unknown) => ({
  type: "div",
  props: { style: { display: "flex", ...style }, children },
});

/** @returns SVG, as large as a card */
export async function drawFrame({ colours }: Pick<Scheme, "colours">): Promise<string> {
  const { default: satori } = await import("satori");
  const { paper, accent, line, muted } = colours;
  const rule = box({ height: 1, backgroundColor: line });
  const top = box(
    { height: TOP - BAR, alignItems: "center", justifyContent: "flex-end", color: muted },
    "Trust center",
  );
  const card = box(
    { ...CARD_SIZE, flexDirection: "column", backgroundColor: paper, fontSize: 26 },
    [
      box({ height: BAR, backgroundColor: accent }),
      box({ flexDirection: "column", margin: `0 ${SIDE}px` }, [
        top,
        rule,
        box({ height: FOOT - TOP - 1 }),
        rule,
      ]),
    ],
  );
  const data = await readFile(createRequire(import.meta.url).resolve(FONT));
  return satori(card as Parameters<typeof satori>[0], {
    ...CARD_SIZE,
    fonts: [{ name: "Noto Sans", data, weight: 400, style: "normal" }],
  });
}
