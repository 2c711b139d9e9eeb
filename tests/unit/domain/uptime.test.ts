import { describe, expect, test } from "vitest";
import { addDays } from "#src/domain/dates.ts";
import {
  components,
  portalOf,
  present,
  TODAY,
  update,
  uptimeFile,
} from "../../support/content-builder.ts";

type Days = Parameters<typeof uptimeFile>[1][string];

const YESTERDAY = "2026-11-22";
/** Ninety fully observed days that end yesterday, some of them replaced. */
const fullWindow = (special: Days = []): Days =>
  Array.from({ length: 90 }, (_, index) => {
    const date = addDays("2026-08-25", index);
    return special.find((day) => day.date === date) ?? { date };
  });

const uptimeOf = (...files: ReturnType<typeof uptimeFile>[]) =>
  present(portalOf({ components: components("web"), uptime: files }).uptime);
const web = (days: Days) => present(uptimeOf(uptimeFile("one", { web: days })).components[0]);

describe("uptime", () => {
  test("looks at 90 days that end yesterday", () => {
    expect(uptimeOf().window).toEqual({ from: "2026-08-25", to: YESTERDAY, days: 90 });
    const { days } = web([
      { date: TODAY, major: 86_400 },
      { date: "2026-08-24", major: 86_400 },
      ...fullWindow(),
    ]);
    expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([90, "2026-08-25", YESTERDAY]);
    expect(days.every(({ level }) => level === "calm")).toBe(true);
  });

  test("is 1 - (major + 0.3 partial) / observed, worked out by hand", () => {
    // 90 days are 7,776,000 s; 864 s major and 2,880 s partial weigh 864 + 864 = 1,728 s; 1 - 1,728 / 7,776,000 = 0.99977...
    const shown = web(
      fullWindow([
        { date: "2026-09-01", major: 864 },
        { date: "2026-09-02", partial: 2_880 },
      ]),
    );
    expect(shown.seconds).toEqual({
      major: 864,
      partial: 2_880,
      degraded: 0,
      maintenance: 0,
      observed: 7_776_000,
      down: 1_728,
    });
    expect(shown.ratio).toBeCloseTo(0.9997777777777778, 12);
  });

  test("leaves days without data out of the denominator", () => {
    // One day of 86,400 s observed, a tenth of it in a major outage.
    const shown = web([
      { date: YESTERDAY, major: 8_640 },
      { date: "2026-11-21", observed: 0, major: 5_000 },
    ]);
    expect([shown.ratio, shown.observedDays, shown.seconds.observed]).toEqual([0.9, 1, 86_400]);
    expect(shown.days.filter(({ level }) => level === "unobserved")).toHaveLength(89);
  });

  test("counts only the seconds observed of a day observed in part", () => {
    expect(web([{ date: YESTERDAY, observed: 43_200, partial: 14_400 }]).ratio).toBeCloseTo(
      0.9,
      12,
    );
  });

  test("counts maintenance and degraded time as up", () => {
    const shown = web(fullWindow([{ date: "2026-09-01", maintenance: 7_200, degraded: 3_600 }]));
    expect([shown.ratio, shown.summary]).toEqual([1, "Maintenance, 2 h; degraded, 1 h"]);
  });

  test("is undefined where nothing was observed, never one", () => {
    expect(present(uptimeOf().components[0])).toMatchObject({
      ratio: undefined,
      observedDays: 0,
      summary: "Not observed",
    });
  });

  test("never falls below nought", () => {
    expect(web([{ date: YESTERDAY, observed: 60, major: 600 }]).ratio).toBe(0);
  });

  test("colours a day by the worst on it", () => {
    const worst = { date: YESTERDAY, major: 1, partial: 1, maintenance: 1, degraded: 1 };
    const levels = [
      worst,
      { ...worst, major: 0 },
      { ...worst, major: 0, partial: 0 },
      { date: YESTERDAY, degraded: 1 },
      { date: YESTERDAY },
      { date: YESTERDAY, observed: 0 },
    ];
    expect(levels.map((day) => web([day]).days.at(-1)?.level)).toEqual([
      "major",
      "partial",
      "maintenance",
      "degraded",
      "calm",
      "unobserved",
    ]);
  });

  test("takes each day from the file generated last, in whichever order the files are read", () => {
    const early = uptimeFile(
      "early",
      {
        web: [
          { date: YESTERDAY, major: 600 },
          { date: "2026-11-21", partial: 600 },
        ],
      },
      "2026-11-23T01:00:00Z",
    );
    const late = uptimeFile("late", { web: [{ date: YESTERDAY }] }, "2026-11-23T02:00:00Z");
    for (const files of [
      [early, late],
      [late, early],
    ]) {
      const shown = uptimeOf(...files);
      expect(shown.components[0]?.days.slice(-2).map(({ level }) => level)).toEqual([
        "partial",
        "calm",
      ]);
      expect([shown.generatedAt, shown.tools]).toEqual([
        "2026-11-23T02:00:00Z",
        ["Tool early", "Tool late"],
      ]);
    }
  });

  test("sums incidents up in words", () => {
    expect(web(fullWindow()).summary).toBe("No incident seen");
    const outages = [
      { date: "2026-09-01", major: 1_800 },
      { date: "2026-09-02", partial: 1_680 },
      { date: "2026-09-03", maintenance: 600 },
    ];
    expect(web(fullWindow(outages)).summary).toBe("1 major, 1 partial, 58 min; maintenance");
  });

  test("shows the incidents of a component that reach into the window", () => {
    const incident = (start: string, end?: string) => ({
      incident: { start, end, components: ["web"], impact: "major" as const },
    });
    const portal = portalOf({
      components: components("web", "api"),
      updates: [
        update("old", incident("2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z")),
        update("edge", incident("2026-08-24T22:00:00Z", "2026-08-25T01:00:00Z")),
        update("open", incident("2026-08-01T00:00:00Z")),
        update("new", incident("2026-11-01T00:00:00Z", "2026-11-01T01:00:00Z")),
      ],
    });
    expect(
      portal.uptime?.components.map(({ incidents }) => incidents.map(({ id }) => id).sort()),
    ).toEqual([["edge", "new", "open"], []]);
  });

  test("is no part of a portal without components", () => {
    expect(portalOf({ uptime: [uptimeFile("one", { web: fullWindow() })] }).uptime).toBeUndefined();
  });
});
