/** The fanlight of the home page's card: the same panes as on the page, in the colours of the light theme. */
import { arch, HEIGHT, paneCentre, panePath, WIDTH } from "#src/domain/fanlight-geometry.ts";
import type { Pane, PaneState } from "#src/domain/views.ts";
import { toSvg } from "./marks.ts";
import type { Scheme } from "./scheme.ts";
import { setText } from "./text-block.ts";

const COLOURS = {
  lit: "#ffd257",
  litInk: "#1b1500",
  unlit: "#2b3238",
  unlitInk: "#f1f1ec",
  bad: "#a02a1b",
  badWash: "#f6ddd5",
} as const;

/** Its width on a card, in pixels. */
export const WINDOW = 468;

export interface WindowPlace {
  x: number;
  y: number;
  width: number;
}

export const windowHeight = (width: number): number => (HEIGHT * width) / WIDTH;

export function drawWindow(
  panes: readonly Pane[],
  { x, y, width }: WindowPlace,
  { colours }: Scheme,
): string {
  const scale = width / WIDTH;
  const fills: Record<PaneState, string> = {
    lit: `fill="${COLOURS.lit}"`,
    barred: 'fill="url(#bars)"',
    unlit: `fill="${COLOURS.unlit}"`,
    hatched: 'fill="url(#hatch)"',
    outline: `fill="${colours.paper}" stroke-dasharray="4 6"`,
  };
  const drawn = panes
    .map(({ state }, index) => `<path d="${panePath(index)}" ${fills[state]}/>`)
    .join("");
  const names = panes.map((pane, index) => nameOf(pane, index, colours)).join("");
  return `<g transform="translate(${x} ${y}) scale(${scale})"><defs><pattern id="hatch" width="11" height="11" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V11" stroke="${colours.ink}" stroke-width="2.4"/></pattern><pattern id="bars" width="22" height="22" patternUnits="userSpaceOnUse"><path d="M0 0H22V22H0Z" fill="${COLOURS.badWash}"/><path d="M11 0V22" stroke="${COLOURS.bad}" stroke-width="7"/></pattern></defs><g fill="none" stroke="${colours.ink}" stroke-width="1.6"><path d="${[345.5, 296.5, 288, 86, 78].map(arch).join("")}M0 346H692"/>${drawn}</g>${names}</g>`;
}

function nameOf({ letters, state }: Pane, index: number, colours: Scheme["colours"]): string {
  const { x, y } = paneCentre(index);
  const ground =
    state === "hatched" ? colours.paper : state === "barred" ? COLOURS.badWash : undefined;
  const colour =
    state === "unlit" ? COLOURS.unlitInk : state === "lit" ? COLOURS.litInk : colours.ink;
  const text = setText(letters, {
    size: 42,
    style: "strong",
    colour,
    width: 120,
    lines: 1,
    lineHeight: 1.2,
  });
  const behind = ground
    ? `<rect x="${x - 44}" y="${y - 27}" width="88" height="54" rx="27" fill="${ground}"/>`
    : "";
  return behind + toSvg(text.place(x - text.width / 2, y - text.height / 2));
}
