/** A card's own part: the claim with its state and day, and at the foot where it stands. */
import type { Card } from "#src/exports/cards/card.ts";
import { FOOT, RIGHT, SIDE, TOP } from "./draw-frame.ts";
import { WINDOW } from "./draw-window.ts";
import type { Mark } from "./marks.ts";
import type { Scheme } from "./scheme.ts";
import { setText, type TextStyle } from "./text-block.ts";

const INNER = RIGHT - SIDE;

/** What is written on a card, to find letters that no font has. */
export function textsOf(card: Card, { company, host, asOf, notice }: Scheme): string[] {
  const { kind, title, line, state, date, page } = card;
  return [company, host, asOf, notice, kind, title, line, state, date, page].filter(
    (text) => text !== undefined,
  );
}

/** All that a card does not share with others; `draw-ground.ts` has the rest. */
export function drawCard(card: Card, scheme: Scheme): Mark[] {
  return [...drawClaim(card, scheme), ...drawFoot(card, scheme)];
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

function drawClaim(card: Card, scheme: Scheme): Mark[] {
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
  return parts.flatMap(({ block, gap }) => {
    const at = y + gap;
    y = at + block.height;
    return block.place(SIDE, at);
  });
}

/** The state in a frame, since colour alone says nothing, and beside it the day of its own that the entry has. */
function setStanding({ state, date }: Card, { colours: { ink, paper } }: Scheme) {
  const word = state && write(state, { style: "strong", colour: ink, width: 560 });
  const day = date && write(date, { colour: ink, width: 560 });
  const height = 46;
  return {
    height,
    place(x: number, y: number): Mark[] {
      let left = x;
      const marks: Mark[] = [];
      if (word) {
        const box = { x, y: Math.round(y), width: Math.round(word.width) + 36, height };
        const inside = { x: x + 2, y: box.y + 2, width: box.width - 4, height: height - 4 };
        marks.push({ ...box, colour: ink }, { ...inside, colour: paper });
        marks.push(word.place(x + 18, box.y + (height - word.height) / 2));
        left += box.width + 20;
      }
      if (day) marks.push(day.place(left, Math.round(y) + (height - day.height) / 2));
      return marks;
    },
  };
}

/** A state holds for a day, so the day stands with it; a card that only has a day of its own needs no other. */
function drawFoot(card: Card, { host, asOf, notice, colours }: Scheme): Mark[] {
  const right = [card.state || !card.date ? asOf : undefined, notice].filter(Boolean).join(" · ");
  const small = { size: 22, colour: colours.muted } as const;
  const said = write(right, { ...small, width: 620 });
  const address = write(`${host}${card.page}`, { ...small, width: INNER - said.width - 40 });
  return [address.place(SIDE, FOOT + 18), said.place(RIGHT - said.width, FOOT + 18)];
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
