/** A card as SVG without a font: who speaks at the top, the claim with its state and day, and at the foot where it stands. */
import { CARD_SIZE } from "#src/domain/card-address.ts";
import type { Card } from "#src/exports/cards/card.ts";
import { BAR, FOOT, SIDE, TOP } from "./draw-frame.ts";
import { drawWindow, windowHeight } from "./draw-window.ts";
import { TENTHS } from "./glyph-paths.ts";
import type { Scheme } from "./scheme.ts";
import { setText, type TextStyle } from "./text-block.ts";

const RIGHT = CARD_SIZE.width - SIDE;
const INNER = RIGHT - SIDE;
const WINDOW = 468;

/** What is written on a card, to find letters that no font has. */
export function textsOf(card: Card, { company, host, asOf, notice }: Scheme): string[] {
  const { kind, title, line, state, date, page } = card;
  return [company, host, asOf, notice, kind, title, line, state, date, page].filter(
    (text) => text !== undefined,
  );
}

/** @param frame what `drawFrame` made of the same scheme */
export function drawCard(card: Card, scheme: Scheme, frame: string): string {
  const { width, height } = CARD_SIZE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width * TENTHS} ${height * TENTHS}">`,
    `<g transform="scale(${TENTHS})">${frame}</g>`,
    drawTop(scheme),
    drawClaim(card, scheme),
    drawFoot(card, scheme),
    "</svg>",
  ].join("");
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

function rect({ x, y, width, height }: Box, colour: string): string {
  return `<path fill="${colour}" d="M${Math.round(x * TENTHS)} ${Math.round(y * TENTHS)}h${Math.round(width * TENTHS)}v${Math.round(height * TENTHS)}h${-Math.round(width * TENTHS)}z"/>`;
}

function write(text: string, given: Partial<TextStyle> & Pick<TextStyle, "colour">) {
  return setText(text, {
    size: 26,
    style: "regular",
    width: INNER,
    lines: 1,
    lineHeight: 1.35,
    ...given,
  });
}

const LOGO = 40;

function drawTop({ company, logo, colours }: Scheme): string {
  const name = write(company, { size: 32, style: "strong", colour: colours.ink, width: 760 });
  const left = logo ? SIDE + LOGO + 16 : SIDE;
  const centred = (height: number) => (BAR + TOP - height) / 2;
  return [
    logo && drawLogo(logo, { x: SIDE, y: centred(LOGO) }),
    name.draw(left, centred(name.height)),
  ]
    .filter(Boolean)
    .join("");
}

/** The company's own picture, as it is on its pages. */
function drawLogo(logo: string, { x, y }: { x: number; y: number }): string {
  const placed = `x="${x * TENTHS}" y="${y * TENTHS}" width="${LOGO * TENTHS}" height="${LOGO * TENTHS}"`;
  return logo.replace(/^<svg([^>]*)>/, (_, attributes: string) => {
    const others = attributes.replace(/\s(?:x|y|width|height|aria-hidden)="[^"]*"/g, "");
    return `<svg${others} ${placed}>`;
  });
}

function drawClaim(card: Card, scheme: Scheme): string {
  const { colours } = scheme;
  const { panes, kind, title, line } = card;
  const width = panes ? INNER - WINDOW - 56 : INNER;
  const parts = [
    !panes && { block: write(kind, { style: "strong", colour: colours.accent, width }), gap: 0 },
    { block: write(title, titleStyle(card, width, colours.ink)), gap: panes ? 0 : 8 },
    line && {
      block: write(line, { size: 28, colour: colours.muted, width, lines: panes ? 5 : 2 }),
      gap: 20,
    },
    (card.state || card.date) && { block: setStanding(card, scheme), gap: 26 },
  ].filter((part) => part !== undefined && part !== false && part !== "");
  const height = parts.reduce((sum, { block, gap }) => sum + block.height + gap, 0);
  let y = TOP + (FOOT - TOP - height) / 2;
  const drawn = parts.map(({ block, gap }) => {
    const at = y + gap;
    y = at + block.height;
    return block.draw(SIDE, at);
  });
  if (panes)
    drawn.push(
      drawWindow(
        panes,
        { x: RIGHT - WINDOW, y: TOP + (FOOT - TOP - windowHeight(WINDOW)) / 2, width: WINDOW },
        scheme,
      ),
    );
  return drawn.join("");
}

/** The state in a frame, since colour alone says nothing, and beside it the day of its own that the entry has. */
function setStanding({ state, date }: Card, { colours: { ink, paper } }: Scheme) {
  const word = state && write(state, { style: "strong", colour: ink, width: 560 });
  const day = date && write(date, { colour: ink, width: 560 });
  const height = 46;
  return {
    height,
    draw(x: number, y: number): string {
      let left = x;
      const drawn: string[] = [];
      if (word) {
        const box = { x, y, width: Math.round(word.width) + 36, height };
        const inside = { x: x + 2, y: y + 2, width: box.width - 4, height: height - 4 };
        drawn.push(rect(box, ink), rect(inside, paper));
        drawn.push(word.draw(x + 18, y + (height - word.height) / 2));
        left += box.width + 20;
      }
      if (day) drawn.push(day.draw(left, y + (height - day.height) / 2));
      return drawn.join("");
    },
  };
}

/** A state holds for a day, so the day stands with it; a card that only has a day of its own needs no other. */
function drawFoot(card: Card, { host, asOf, notice, colours }: Scheme): string {
  const right = [card.state || !card.date ? asOf : undefined, notice].filter(Boolean).join(" · ");
  const small = { size: 22, colour: colours.muted } as const;
  const said = write(right, { ...small, width: 620 });
  const address = write(`${host}${card.page}`, { ...small, width: INNER - said.width - 40 });
  return `${address.draw(SIDE, FOOT + 18)}${said.draw(RIGHT - said.width, FOOT + 18)}`;
}

/** Characters up to which a title is set in a size; wide enough for most to stay whole. */
const SIZES: readonly (readonly [number, number])[] = [
  [26, 72],
  [60, 60],
  [110, 48],
];

function titleStyle({ title, panes }: Card, width: number, colour: string): TextStyle {
  const letters = panes ? title.length * 1.6 : title.length;
  const size = SIZES.find(([most]) => letters <= most)?.[1] ?? 40;
  return { width, colour, size, style: "strong", lines: 4, lineHeight: 1.14 };
}
