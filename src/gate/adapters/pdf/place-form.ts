/** Where the stamp's form goes on a page: its unit is the width of the page as it is seen, its origin the corner at bottom left. */

export interface Box {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** The six numbers of a `cm`, for a page that is turned clockwise by so many quarters. */
export function placeForm(
  { left, bottom, right, top }: Box,
  turns: 0 | 1 | 2 | 3,
): readonly [number, number, number, number, number, number] {
  const [width, height] = [right - left, top - bottom];
  if (turns === 1) return [0, height, -height, 0, right, bottom];
  if (turns === 2) return [-width, 0, 0, -width, right, top];
  if (turns === 3) return [0, -height, height, 0, left, top];
  return [width, 0, 0, width, left, bottom];
}
