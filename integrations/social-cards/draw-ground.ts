/** What cards share, as pixels: the frame, who speaks, and on the home page's card the fanlight. */
import { CARD_SIZE } from "#src/domain/card-address.ts";
import type { Pane } from "#src/domain/views.ts";
import { BAR, drawFrame, FOOT, RIGHT, SIDE, TOP } from "./draw-frame.ts";
import { drawWindow, WINDOW, windowHeight } from "./draw-window.ts";
import { toSvg } from "./marks.ts";
import type { Pixels } from "./paint-card.ts";
import type { Scheme } from "./scheme.ts";
import { setText } from "./text-block.ts";

const LOGO = 40;

/** @param panes of the home page's card; undefined on all others, whose ground is the same */
export async function drawGround(scheme: Scheme, panes?: readonly Pane[]): Promise<Pixels> {
  const { width, height } = CARD_SIZE;
  const parts = [await drawFrame(scheme), drawTop(scheme)];
  if (panes) {
    const y = TOP + (FOOT - TOP - windowHeight(WINDOW)) / 2;
    parts.push(drawWindow(panes, { x: RIGHT - WINDOW, y, width: WINDOW }, scheme));
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join("")}</svg>`;
  // Loaded for the first card that is not in the cache.
  const { default: sharp } = await import("sharp");
  return sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
}

function drawTop({ company, logo, colours }: Scheme): string {
  const name = setText(company, {
    size: 32,
    style: "strong",
    colour: colours.ink,
    width: 760,
    lines: 1,
    lineHeight: 1.35,
  });
  const left = logo ? SIDE + LOGO + 16 : SIDE;
  const centred = (height: number) => (BAR + TOP - height) / 2;
  return [
    logo && placeLogo(logo, { x: SIDE, y: centred(LOGO) }),
    toSvg(name.place(left, centred(name.height))),
  ]
    .filter(Boolean)
    .join("");
}

/** The company's own picture, as it is on its pages. */
function placeLogo(logo: string, { x, y }: { x: number; y: number }): string {
  return logo.replace(/^<svg([^>]*)>/, (_, attributes: string) => {
    const others = attributes.replace(/\s(?:x|y|width|height|aria-hidden)="[^"]*"/g, "");
    return `<svg${others} x="${x}" y="${y}" width="${LOGO}" height="${LOGO}">`;
  });
}
