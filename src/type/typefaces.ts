/**
 * The typefaces that text of visitors is drawn with: Noto Sans from npm, cut by its packagers into files of a hundred or so
 * characters each. Here is which file may hold a character; the file itself is opened by font-shelf.ts.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** `strong` is the 600 weight; `emphasis` is italic where the script has one, else regular. */
export type Style = "regular" | "strong" | "emphasis";

export type Family = "latin" | "arabic" | "hebrew" | "sc" | "jp" | "kr";

const PACKAGES: Record<Family, string> = {
  latin: "noto-sans",
  arabic: "noto-sans-arabic",
  hebrew: "noto-sans-hebrew",
  sc: "noto-sans-sc",
  jp: "noto-sans-jp",
  kr: "noto-sans-kr",
};

interface Typeface {
  folder: string;
  /** Part of the file's name, and first and last code point of each range that the file was made for. */
  subsets: { name: string; ranges: [number, number][] }[];
}

const require = createRequire(import.meta.url);
const known = new Map<Family, Typeface>();

/** Paths of the files that were made for a character, the most general first. The file may still lack it. */
export function filesFor(family: Family, codePoint: number, style: Style): string[] {
  const { folder, subsets } = typefaceOf(family);
  const cut =
    style === "strong"
      ? "600-normal"
      : style === "emphasis" && family === "latin"
        ? "400-italic"
        : "400-normal";
  return subsets
    .filter(({ ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to))
    .map(({ name }) => join(folder, "files", `${PACKAGES[family]}-${name}-${cut}.woff`));
}

function typefaceOf(family: Family): Typeface {
  const found = known.get(family);
  if (found) return found;
  const list = require.resolve(`@fontsource/${PACKAGES[family]}/unicode.json`);
  const ranges: Record<string, string> = JSON.parse(readFileSync(list, "utf8"));
  const typeface = {
    folder: dirname(list),
    subsets: Object.entries(ranges)
      // Numbered subsets are written "[7]".
      .map(([key, text]) => ({ name: key.replace(/[[\]]/g, ""), ranges: readRanges(text) }))
      .sort((one, other) => generality(one.name) - generality(other.name)),
  };
  known.set(family, typeface);
  return typeface;
}

/** A letter of `latin` may be in `vietnamese` too, where fewer of its neighbours are. */
const GENERAL = ["latin", "latin-ext"];

function generality(name: string): number {
  const place = GENERAL.indexOf(name);
  return place === -1 ? GENERAL.length : place;
}

/** "U+0000-00FF,U+0131" */
function readRanges(text: string): [number, number][] {
  return text.split(",").map((range) => {
    const [from = "", to = from] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
