/**
 * The company's one accent colour, made legible. Contrast is WCAG 2.2's ratio; 6:1 on the ground of each theme
 * is our own floor (AA asks 4.5:1 for text).
 */
export const GROUND = { light: "#fafaf7", dark: "#121416" } as const;
export const ACCENT_CONTRAST = 6;

/** Status colours, which mean something; an accent close to one of them would say it too. */
const STATUS_COLOURS = {
  operating: "#1f6a41",
  attention: "#874900",
  failing: "#a02a1b",
  lit: "#ffd257",
} as const;

export interface Brand {
  /** For text, links and buttons on the light ground and on the dark one. */
  light: string;
  dark: string;
  /** Text on a surface of the accent. */
  onLight: string;
  onDark: string;
  /** Full sentences for the one who chose the colour; empty when it was taken as it is. */
  notes: string[];
}

type Rgb = [number, number, number];

function channels(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
}

function toHex(rgb: Rgb): string {
  return `#${rgb
    .map((value) =>
      Math.round(Math.min(1, Math.max(0, value)) * 255)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
}

function luminance(hex: string): number {
  const [red, green, blue] = channels(hex).map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function mix(hex: string, towards: string, share: number): string {
  const [from, to] = [channels(hex), channels(towards)];
  return toHex(from.map((value, at) => value + ((to[at] ?? value) - value) * share) as Rgb);
}

/** Of 50 steps. Beyond these, little of the company's colour is left, and a grey is nobody's brand. */
const MOST_STEPS = 31;

/** The first of 50 steps towards black or white that reaches the contrast; undefined when none of those allowed does. */
function legible(hex: string, ground: string, towards: "#000000" | "#ffffff"): string | undefined {
  for (let step = 0; step <= MOST_STEPS; step += 1) {
    const candidate = mix(hex, towards, step / 50);
    if (contrast(candidate, ground) >= ACCENT_CONTRAST) return candidate;
  }
  return undefined;
}

function distance(one: string, other: string): number {
  const [a, b] = [channels(one), channels(other)];
  return Math.hypot(...a.map((value, at) => value - (b[at] ?? 0)));
}

/**
 * Works out the accent for both themes. An accent that is too pale is darkened with a note;
 * undefined when no step of darkening leaves a colour that can be read (the rule `accent-unreadable` says so).
 */
export function deriveBrand(accent: string): Brand | undefined {
  const light = legible(accent, GROUND.light, "#000000");
  const dark = legible(light ?? accent, GROUND.dark, "#ffffff");
  if (!light || !dark) return undefined;
  const notes: string[] = [];
  if (light !== accent.toLowerCase()) {
    notes.push(
      `The accent ${accent} reaches a contrast of ${contrast(accent, GROUND.light).toFixed(1)}:1 on the light ground and was darkened to ${light}, which reaches ${ACCENT_CONTRAST}:1.`,
    );
  }
  for (const [name, colour] of Object.entries(STATUS_COLOURS)) {
    if (distance(light, colour) < 0.16)
      notes.push(
        `The accent ${light} is close to the colour that means "${name}". A reader may take links for a status; choose another one if you can.`,
      );
  }
  const onAccent = (surface: string) =>
    contrast("#ffffff", surface) >= contrast("#0b1014", surface) ? "#ffffff" : "#0b1014";
  return { light, dark, onLight: onAccent(light), onDark: onAccent(dark), notes };
}
