import { describe, expect, test } from "vitest";
import { drawRibbon } from "#src/components/reports/ribbon.ts";
import { placeNumbers } from "#src/components/reports/ribbon-numbers.ts";
import type { DaySpan, Timeline } from "#src/domain/views.ts";
import { letter, portalOf, present, report } from "../../../support/content-builder.ts";

function span(from: string, to: string, over: Partial<DaySpan>): DaySpan {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  return { from, to, days, cover: "examined", label: "Report", ...over };
}

function timeline(spans: DaySpan[], over: Partial<Timeline> = {}): Timeline {
  const [first, last] = [present(spans[0]), present(spans.at(-1))];
  return {
    name: "SOC 2",
    products: [],
    reports: [],
    from: first.from,
    to: last.to,
    today: "2026-11-23",
    spans,
    points: [],
    ...over,
  };
}

describe("the ribbon of days", () => {
  test("fills its whole width, each run in proportion to its days", () => {
    const { runs } = drawRibbon(
      timeline([
        span("2026-01-01", "2026-01-25", { report: "a" }),
        span("2026-01-26", "2026-04-10", { cover: "none" }),
      ]),
    );
    expect(runs.map(({ x, width }) => [x, width])).toEqual([
      [0, 25],
      [25, 75],
    ]);
  });

  test("tells observation that lies ahead from observation that has been", () => {
    const { runs } = drawRibbon(
      timeline([span("2026-11-20", "2026-11-30", { cover: "observation", report: "next" })]),
    );
    expect(runs.map(({ cover, from, to, days }) => [cover, from, to, days])).toEqual([
      ["observation", "2026-11-20", "2026-11-23", 4],
      ["ahead", "2026-11-24", "2026-11-30", 7],
    ]);
  });

  test("draws the day of a Type 1 report once, as a point among the runs", () => {
    const { runs } = drawRibbon(
      timeline(
        [
          span("2026-01-01", "2026-01-01", { report: "type1" }),
          span("2026-01-02", "2026-06-30", { report: "type2" }),
        ],
        { points: [{ on: "2026-01-01", report: "type1", label: "Type 1" }] },
      ),
    );
    expect(runs.map(({ number, cover, report }) => [number, cover, report])).toEqual([
      [1, "point", "type1"],
      [2, "examined", "type2"],
    ]);
  });

  test("counts the past days that nothing covers", () => {
    const { uncovered, covers } = drawRibbon(
      timeline([
        span("2025-01-01", "2025-06-30", { report: "a" }),
        span("2025-07-01", "2025-07-30", { cover: "none" }),
        span("2025-07-31", "2026-11-23", { report: "b" }),
      ]),
    );
    expect(uncovered).toBe(30);
    expect([...covers]).toEqual(["examined", "none"]);
  });

  test("names a run only where the name fits", () => {
    const { runs } = drawRibbon(
      timeline([
        span("2026-01-01", "2026-01-05", { label: "SOC 2 Type 2 report" }),
        span("2026-01-06", "2026-11-23", { label: "SOC 2 Type 2 report" }),
      ]),
    );
    expect(runs.map(({ named }) => named)).toEqual([false, true]);
  });

  test("marks the beginning of each year after the first", () => {
    const { years } = drawRibbon(timeline([span("2024-07-01", "2026-06-30", {})]));
    expect(years.map(({ label }) => label)).toEqual(["2025", "2026"]);
  });

  test("draws what the domain lays out: a report, its letter, and the days in nothing", () => {
    const { timelines } = portalOf({ reports: [report("soc2"), letter("letter")] });
    const { runs, uncovered } = drawRibbon(present(timelines[0]));
    expect(runs.map(({ cover, days }) => [cover, days])).toEqual([
      ["examined", 365],
      ["letter", 47],
      ["none", 7],
    ]);
    expect(uncovered).toBe(7);
  });
});

describe("the numbers of the ribbon", () => {
  const run = (number: number, x: number, width: number) => ({ number, x, width });

  test("stand inside runs that have room for them", () => {
    expect(placeNumbers([run(1, 0, 50), run(2, 50, 50)])).toEqual(["inside", "inside"]);
  });

  test("stand below narrow runs, on a second line where two would touch", () => {
    expect(placeNumbers([run(1, 0, 96), run(2, 96, 2), run(3, 98, 2)])).toEqual([
      "inside",
      "below",
      "lower",
    ]);
  });

  test("need more room from ten on", () => {
    expect(placeNumbers([run(9, 0, 5), run(10, 5, 5)])).toEqual(["inside", "below"]);
  });
});
