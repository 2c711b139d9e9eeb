import { expect, test } from "vitest";
import { listEventfulDays } from "#src/components/uptime/eventful-days.ts";
import {
  formatObserved,
  formatRatio,
  stateOf,
  tellCounts,
  tellCoverage,
} from "#src/components/uptime/figures.ts";
import { drawStrip, tellStrip } from "#src/components/uptime/strip.ts";
import {
  components,
  portalOf,
  present,
  update,
  uptimeFile,
} from "../../support/content-builder.ts";

type Days = Parameters<typeof uptimeFile>[1][string];

/** One component, of which a feed has the given days. */
function componentOf(days: Days, updates: ReturnType<typeof update>[] = []) {
  const uptime = [uptimeFile("feed", { web: days })];
  return present(
    portalOf({ components: components("web"), uptime, updates }).uptime?.components[0],
  );
}

const seconds = (down: number, observed: number) => ({
  major: 0,
  partial: 0,
  degraded: 0,
  maintenance: 0,
  observed,
  down,
});

test.each([
  [0, 7_776_000, "100 %"],
  [468, 7_776_000, "99.993 %"],
  [1, 7_776_000, "99.999 %"],
  [60, 86_400, "99.930 %"],
  [86_400, 86_400, "0.000 %"],
  [0, 0, undefined],
])("%d s down of %d s is rounded down to %s", (down, observed, expected) => {
  expect(formatRatio(seconds(down, observed))).toBe(expected);
});

test("observed time is in hours, under ten of them with minutes", () => {
  expect(formatObserved(7_776_000)).toBe("2,160 h");
  expect(formatObserved(5 * 3600 + 300)).toBe("5 h 5 min");
});

test("a figure says what it was counted from, and the weight of partial outages", () => {
  const component = componentOf([
    { date: "2026-11-20", major: 600, partial: 1560 },
    { date: "2026-11-21" },
  ]);
  expect(tellCounts(component)).toBe(
    "of 48 h observed: 10 min major outage; 26 min partial outage, counted at 0.3",
  );
  expect(tellCoverage(component)).toBe("2 of 90 days observed, 88 unknown");
  expect(stateOf(component)).toBe("incidents");
});

test("a day that was observed in part shows in the coverage", () => {
  const component = componentOf([{ date: "2026-11-21", observed: 43_200 }]);
  expect(tellCoverage(component)).toBe("1 of 90 days observed, 12 h of 2,160 h, 89 unknown");
  expect(tellCounts(component)).toBe("of 12 h observed: no outage seen");
});

test("a component without data is unknown, not without incident", () => {
  const component = componentOf([]);
  expect(stateOf(component)).toBe("unknown");
  expect(formatRatio(component.seconds)).toBeUndefined();
});

test("eventful days stand newest first, unobserved days in a row are one, calm ones are left out", () => {
  const incident = {
    start: "2026-11-20T23:50:00Z",
    end: "2026-11-21T00:20:00Z",
    components: ["web"],
    impact: "partial" as const,
  };
  const calm = Array.from({ length: 85 }, (_, index) => ({
    date: new Date(Date.UTC(2026, 7, 25 + index)).toISOString().slice(0, 10),
  }));
  const component = componentOf(
    [
      ...calm,
      { date: "2026-11-19", observed: 0 },
      { date: "2026-11-20", partial: 600 },
      { date: "2026-11-21", partial: 1200, degraded: 300 },
      { date: "2026-11-22", observed: 0 },
    ],
    [update("outage", { kind: "incident", incident })],
  );
  const days = listEventfulDays(component, "2026-11-23");
  expect(
    days.map(({ from, to, level, text, reports }) => [from, to, level, text, reports.length]),
  ).toEqual([
    ["2026-11-22", "2026-11-22", "unobserved", "1 day", 0],
    ["2026-11-21", "2026-11-21", "partial", "20 min partial outage, 5 min degraded", 1],
    ["2026-11-20", "2026-11-20", "partial", "10 min partial outage", 1],
    ["2026-11-18", "2026-11-19", "unobserved", "2 days", 0],
  ]);
});

test("an incident without an end reaches to today", () => {
  const incident = {
    start: "2026-11-20T10:00:00Z",
    components: ["web"],
    impact: "major" as const,
  };
  const component = componentOf(
    [
      { date: "2026-11-19", major: 60 },
      { date: "2026-11-22", major: 60 },
    ],
    [update("outage", { kind: "incident", incident })],
  );
  const reported = listEventfulDays(component, "2026-11-23").filter(
    ({ level }) => level === "major",
  );
  expect(reported.map(({ from, reports }) => [from, reports.length])).toEqual([
    ["2026-11-22", 1],
    ["2026-11-19", 0],
  ]);
});

test("the strip rises with how bad a day was and lies bare where nobody looked", () => {
  const strip = drawStrip(["calm", "major", "partial", "degraded", "maintenance", "unobserved"]);
  expect(strip).toMatchInlineSnapshot(`
    {
      "bare": "M20 25h3",
      "calm": "M0 22H24",
      "erase": "M15.5 17h4v9h-4zM19.5 17h4v9h-4z",
      "hollow": "M16.5 10.5h2v15h-2z",
      "major": "M4 0h3v26h-3z",
      "partial": "M8 8h3v18h-3zM12 14h3v12h-3z",
      "width": 24,
    }
  `);
  expect(tellStrip(componentOf([{ date: "2026-11-22", major: 60 }]))).toMatch(
    /22 Nov 2026 major outage$/,
  );
});
