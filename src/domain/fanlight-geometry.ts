/** The half-round window: five panes of 36 degrees around one centre, with bars of even width between them. */
export const WIDTH = 692;
export const HEIGHT = 347;
const CENTRE = { x: 346, y: 346 };
const OUTER = 283;
const INNER = 91;
/** Half the width of a bar between two panes. */
const HALF_BAR = 5;

interface Point {
  x: number;
  y: number;
}

function at(radius: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return { x: CENTRE.x - radius * Math.cos(angle), y: CENTRE.y - radius * Math.sin(angle) };
}

function write({ x, y }: Point): string {
  return [x, y].map((value) => Number(value.toFixed(1))).join(" ");
}

/** Degrees by which a bar narrows a pane at this radius. */
function inset(radius: number): number {
  return (HALF_BAR / radius) * (180 / Math.PI);
}

/** Outline of pane 0 (left) to 4 (right) as path data. */
export function panePath(index: number): string {
  const [from, to] = [index * 36, index * 36 + 36];
  const outer = [at(OUTER, from + inset(OUTER)), at(OUTER, to - inset(OUTER))] as const;
  const inner = [at(INNER, from + inset(INNER)), at(INNER, to - inset(INNER))] as const;
  return `M${write(inner[0])}L${write(outer[0])}A${OUTER} ${OUTER} 0 0 1 ${write(outer[1])}L${write(inner[1])}A${INNER} ${INNER} 0 0 0 ${write(inner[0])}Z`;
}

/** Where the letters of a pane stand. */
export function paneCentre(index: number): Point {
  const { x, y } = at(198, index * 36 + 18);
  return { x: Math.round(x), y: Math.round(y) };
}

/** Half circle of this radius, from left to right. */
export function arch(radius: number): string {
  return `M${CENTRE.x - radius} ${CENTRE.y}A${radius} ${radius} 0 0 1 ${CENTRE.x + radius} ${CENTRE.y}`;
}
