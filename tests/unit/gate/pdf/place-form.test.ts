import { describe, expect, it } from "vitest";
import { placeForm } from "#src/gate/adapters/pdf/place-form.ts";

const box = { left: 10, bottom: 20, right: 110, top: 220 };
const place = (turns: 0 | 1 | 2 | 3, u: number, v: number) => {
  const [a, b, c, d, e, f] = placeForm(box, turns);
  return [a * u + c * v + e, b * u + d * v + f];
};

describe("the place of the stamp", () => {
  it("is upright at the foot of a page that is not turned", () => {
    expect(place(0, 0, 0)).toEqual([10, 20]);
    expect(place(0, 1, 0)).toEqual([110, 20]);
  });

  it.each([
    [1, [110, 20], [110, 220]],
    [2, [110, 220], [10, 220]],
    [3, [10, 220], [10, 20]],
  ] as const)("runs along the side that is seen below after %d quarters", (turns, from, to) => {
    expect(place(turns, 0, 0)).toEqual(from);
    expect(place(turns, 1, 0)).toEqual(to);
  });

  it("grows into the page, in the same measure both ways", () => {
    for (const turns of [0, 1, 2, 3] as const) {
      const [x = 0, y = 0] = place(turns, 0.5, 0.1);
      expect(x > box.left && x < box.right && y > box.bottom && y < box.top).toBe(true);
      const [a, b, c, d] = placeForm(box, turns);
      expect(Math.hypot(a, b)).toBe(Math.hypot(c, d));
    }
  });
});
