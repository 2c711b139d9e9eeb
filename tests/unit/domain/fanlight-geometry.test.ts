import { describe, expect, it } from "vitest";
import { HEIGHT, paneCentre, panePath, WIDTH } from "#src/domain/fanlight-geometry.ts";

function pointsOf(path: string): { x: number; y: number }[] {
  return [...path.matchAll(/(?:[ML]|0 0 [01] )(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
}

describe("the five panes of the window", () => {
  const panes = [0, 1, 2, 3, 4].map(panePath);

  it("lie within the drawing", () => {
    for (const { x, y } of panes.flatMap(pointsOf)) {
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(WIDTH);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(HEIGHT);
    }
  });

  it("mirror each other left and right", () => {
    const middle = WIDTH / 2;
    const mirrored = pointsOf(panes[4] ?? "").map(
      ({ x, y }) => `${(2 * middle - x).toFixed(1)} ${y.toFixed(1)}`,
    );
    for (const { x, y } of pointsOf(panes[0] ?? ""))
      expect(mirrored).toContain(`${x.toFixed(1)} ${y.toFixed(1)}`);
  });

  it("are parted by bars, so that no two touch", () => {
    const [first, second] = [pointsOf(panes[0] ?? ""), pointsOf(panes[1] ?? "")];
    const nearest = Math.min(
      ...first.flatMap((a) => second.map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    );
    expect(nearest).toBeGreaterThan(8);
  });

  it("carry their letters in their middle", () => {
    expect(paneCentre(2)).toEqual({ x: WIDTH / 2, y: 148 });
  });
});
