/**
 * A glyph's outline as PDF operators, in thousandths of the font size. Built to be short, since each page of a copy carries the
 * reader's name this way and the room is fixed: whole numbers, and a curve that bends by less than the eye can see at the size
 * of a footnote becomes one line or two.
 */
import type { Path } from "fontkit";

/** Thousandths of the font size: at 9 points 0.03 points, a fifth of a printer's dot at 600 dpi. */
const TOLERANCE = 4;

type Point = readonly [number, number];

/** @param place offset of the glyph and scale from font units to thousandths */
export function glyphPath(
  { commands }: Path,
  { x, y, scale }: { x: number; y: number; scale: number },
): string {
  const at = (args: number[], index: number): Point => [
    Math.round(x + (args[index] ?? 0) * scale),
    Math.round(y + (args[index + 1] ?? 0) * scale),
  ];
  const parts: string[] = [];
  let here: Point = [0, 0];
  const move = (to: Point, written: string) => {
    if (written !== "") parts.push(written);
    here = to;
  };
  for (const { command, args } of commands) {
    const to = at(args, args.length - 2);
    if (command === "moveTo") move(to, `${to[0]} ${to[1]} m`);
    else if (command === "lineTo") move(to, line(here, to));
    else if (command === "quadraticCurveTo") move(to, quadratic(here, at(args, 0), to));
    else if (command === "bezierCurveTo")
      move(to, `${[...at(args, 0), ...at(args, 2), ...to].join(" ")} c`);
    // A fill closes what is open, so `closePath` needs no operator.
  }
  return parts.join("\n");
}

function line(from: Point, to: Point): string {
  return from[0] === to[0] && from[1] === to[1] ? "" : `${to[0]} ${to[1]} l`;
}

function quadratic(from: Point, control: Point, to: Point): string {
  const middle = [
    Math.round((from[0] + 2 * control[0] + to[0]) / 4),
    Math.round((from[1] + 2 * control[1] + to[1]) / 4),
  ] as const;
  const bend = Math.hypot(middle[0] - (from[0] + to[0]) / 2, middle[1] - (from[1] + to[1]) / 2);
  if (bend < TOLERANCE) return line(from, to);
  // Half a curve bends by a quarter.
  if (bend < 4 * TOLERANCE)
    return [line(from, middle), line(middle, to)].filter(Boolean).join("\n");
  return cubicOf(from, control, to);
}

/** The same curve with two control points, which is all that PDF knows. */
function cubicOf(from: Point, control: Point, to: Point): string {
  const towards = (end: Point): Point => [
    Math.round((end[0] + 2 * control[0]) / 3),
    Math.round((end[1] + 2 * control[1]) / 3),
  ];
  return `${[...towards(from), ...towards(to), ...to].join(" ")} c`;
}
