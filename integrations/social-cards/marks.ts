/** What a card is made of: rectangles, and words in one colour. */
import type { PlacedGlyph } from "./placed-glyphs.ts";

/** In pixels, whole ones, so that edges are sharp. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
  /** "#rrggbb", as all colours of a card. */
  colour: string;
}

export interface Words {
  glyphs: readonly PlacedGlyph[];
  colour: string;
}

export type Mark = Rectangle | Words;

/** For pictures that are drawn once a build; cards in their hundreds are painted by `paint-card.ts`. */
export function toSvg({ glyphs, colour }: Words): string {
  const drawn = glyphs.map(
    ({ outline, scale, x, y }) =>
      `<path transform="translate(${x} ${y}) scale(${scale} ${-scale})" d="${outline.toSVG()}"/>`,
  );
  return `<g fill="${colour}">${drawn.join("")}</g>`;
}
