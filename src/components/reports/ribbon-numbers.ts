/** Where the numbers of a ribbon stand, so that none hides another on a phone. */
export type NumberPlace = "inside" | "below" | "lower";

interface Placed {
  number: number;
  /** Percent of the ribbon's width; a point has the width 0. */
  x: number;
  width: number;
}

/** Percent of the width that a digit takes on a phone of 320 px, with air. */
const DIGIT = 3.2;

/** Inside its run where it fits, else below it; on a second line where the first is taken. */
export function placeNumbers(runs: readonly Placed[]): NumberPlace[] {
  let last = Number.NEGATIVE_INFINITY;
  let lastLower = Number.NEGATIVE_INFINITY;
  return runs.map(({ number, x, width }) => {
    const space = DIGIT * String(number).length;
    if (width >= space * 1.4) return "inside";
    const centre = x + width / 2;
    if (centre - last >= space || centre - last >= centre - lastLower) {
      last = centre;
      return "below";
    }
    lastLower = centre;
    return "lower";
  });
}
