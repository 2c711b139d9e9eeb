import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { UptimeFile } from "#src/schemas/uptime.ts";
import { SourceError } from "#src/sources/source-error.ts";
import { importUptime } from "#src/sources/uptime/import-uptime.ts";
import { UPTIME_SOURCES } from "#src/sources/uptime/sources.ts";
import { uptimerobotForm } from "#src/sources/uptime/uptimerobot.ts";
import { UPTIME_FEEDS, uptimeFeed } from "../../support/feeds.ts";

const moment = { today: "2026-11-02", now: "2026-11-02T06:00:00Z" };
const noMap = { components: {}, ignore: [] };

function importFeed(
  file: string,
  existing?: UptimeFile,
  text = readFileSync(uptimeFeed(file), "utf8"),
) {
  const id = UPTIME_FEEDS[file];
  const source = UPTIME_SOURCES.find((one) => one.id === id);
  if (!source) throw new Error(`no source ${id}`);
  return importUptime(text, { source, map: noMap, existing, ...moment });
}

/** "10-30 major 600" for each day of each component. */
function daysOf({ file }: ReturnType<typeof importFeed>): Record<string, string[]> {
  return Object.fromEntries(
    file.components.map(({ id, days }) => [
      id,
      days.map(({ date, observed, ...seconds }) => {
        const told = Object.entries(seconds).flatMap(([kind, count]) =>
          count > 0 ? ` ${kind} ${count}` : [],
        );
        return `${date.slice(5)}${observed === 0 ? " unknown" : told.join("") || " calm"}`;
      }),
    ]),
  );
}

describe("what status pages tell of days", () => {
  it("has a file of every source", () => {
    const known = new Set(Object.values(UPTIME_FEEDS));
    expect([...known].sort()).toEqual(UPTIME_SOURCES.map(({ id }) => id).sort());
  });

  it.each<[string, Record<string, string[]>]>([
    [
      "statuspage.html",
      {
        "public-api": [
          "10-28 unknown",
          "10-29 calm",
          "10-30 major 600 partial 1800",
          "10-31 calm",
          "11-01 calm",
        ],
        "web-soite": ["11-01 partial 120"],
      },
    ],
    [
      "statuspage-incidents.json",
      {
        "public-api": ["10-30 partial 3600", "10-31 major 3600", "11-01 major 1800"],
        website: ["10-30 partial 3600", "10-31 calm", "11-01 calm"],
      },
    ],
    ["statuspage-summary.json", { "public-api": [] }],
    [
      "statuspage-keyed.json",
      { "public-api": ["10-28 calm", "10-29 calm", "10-30 major 600 partial 1800"] },
    ],
    [
      "better-stack.json",
      {
        "public-api": ["10-29 unknown", "10-30 major 600", "10-31 maintenance 1200", "11-01 calm"],
      },
    ],
    ["uptimerobot.json", { "public-api": ["10-30 major 86400", "10-31 major 600", "11-01 calm"] }],
    ["instatus.json", { "public-api": [], website: [] }],
    ["openstatus.json", { service: [] }],
    [
      "cstate.json",
      {
        "public-api": ["10-30 major 600", "10-31 partial 1800", "11-01 calm"],
        website: ["10-30 calm", "10-31 partial 1800", "11-01 calm"],
      },
    ],
    [
      "gatus.json",
      { "core-public-api": ["10-29 calm", "10-30 major 600", "10-31 calm", "11-01 calm"] },
    ],
    [
      "incident-io.html",
      {
        "public-api": ["10-29 calm", "10-30 major 600 partial 1800", "10-31 calm", "11-01 calm"],
        website: ["10-31 calm", "11-01 calm"],
      },
    ],
  ])("reads %s", (file, days) => {
    expect(daysOf(importFeed(file))).toEqual(days);
  });

  it.each(Object.keys(UPTIME_FEEDS))("changes nothing when %s is read again", (file) => {
    const first = importFeed(file).file;
    expect(importFeed(file, first).file).toEqual(first);
  });

  it("keeps days that the source no longer tells, and downtime that it no longer names", () => {
    const existing = importFeed("cstate.json").file;
    const [component] = existing.components;
    component?.days.unshift({
      date: "2025-01-01",
      major: 60,
      partial: 0,
      degraded: 0,
      maintenance: 0,
      observed: 86_400,
    });
    const calm = JSON.parse(readFileSync(uptimeFeed("cstate.json"), "utf8"));
    calm.pages[1].affected = ["Website"];
    const { file, kept } = importFeed("cstate.json", existing, JSON.stringify(calm));
    expect(file.components[0]?.days[0]).toMatchObject({ date: "2025-01-01", major: 60 });
    expect(file.components[0]?.days.find(({ date }) => date === "2026-10-31")?.partial).toBe(1800);
    expect(kept).toEqual([{ component: "public-api", date: "2026-10-31" }]);
  });

  it("takes ids from the mapping, leaves out what is ignored, and refuses two of one id", () => {
    const source = UPTIME_SOURCES.find(({ id }) => id === "instatus");
    if (!source) throw new Error("no source");
    const text = readFileSync(uptimeFeed("instatus.json"), "utf8");
    const map = { components: { "Public API": "api" }, ignore: ["ckf01fvnxywz60a36"] };
    const options = { source, existing: undefined, ...moment };
    const ids = importUptime(text, { ...options, map }).file.components.map(({ id }) => id);
    expect(ids).toEqual(["api"]);
    const twins = text.replace("Website", "Public-API");
    expect(() => importUptime(twins, { ...options, map: noMap })).toThrow(
      "would both be public-api",
    );
  });

  it("asks UptimeRobot for one range a day, oldest first, yesterday last", () => {
    const form = uptimerobotForm("2026-11-02", "ur-key");
    const ranges = form.get("custom_uptime_ranges")?.split("-") ?? [];
    expect(ranges.length).toBe(90);
    const last = ranges
      .at(-1)
      ?.split("_")
      .map((time) => new Date(Number(time) * 1000).toISOString());
    expect(last).toEqual(["2026-11-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z"]);
  });
});

describe.each(Object.keys(UPTIME_FEEDS))("%s, given what it does not expect", (file) => {
  const text = readFileSync(uptimeFeed(file), "utf8");
  const runs = process.env.FANLIGHT_TEST_FULL ? 3000 : 120;

  it("throws nothing but its own error, and tells of no day that has not come", () => {
    const hostile = fc.constantFrom(
      "__proto__",
      "<script>",
      "\u0000",
      '"',
      "{",
      "9".repeat(300),
      "-1",
      "1e999",
      "2026-13-45",
      "2999-01-01",
      "null",
      "[]",
    );
    fc.assert(
      fc.property(
        fc.nat(text.length),
        fc.nat(30),
        fc.oneof(hostile, fc.string()),
        (start, length, other) => {
          try {
            const changed = text.slice(0, start) + other + text.slice(start + length);
            const { components } = importFeed(file, undefined, changed).file;
            for (const { days } of components) {
              expect(days.filter(({ date }) => date >= moment.today)).toEqual([]);
              expect(
                days.filter(
                  (day) => day.major + day.partial + day.degraded + day.maintenance > 86_400,
                ),
              ).toEqual([]);
            }
          } catch (error) {
            if (!(error instanceof SourceError)) throw error;
          }
        },
      ),
      { numRuns: runs },
    );
  });
});

describe("words that a source never used before", () => {
  it.each<[string, string, string, RegExp]>([
    ["better-stack.json", '"status":"operational","downtime', '"status":"fine","downtime', / calm/],
    ["cstate.json", '"severity":"down"', '"severity":"fine"', /10-30 calm/],
    ["incident-io.html", "full_outage", "fine", /10-30 calm/],
    ["statuspage-incidents.json", '"critical"', '"fine"', /10-31 calm/],
  ])("%s: %s as %s is no calm day", (file, word, other, calm) => {
    const text = readFileSync(uptimeFeed(file), "utf8").replaceAll(word, other);
    expect(daysOf(importFeed(file))["public-api"]?.join()).not.toBe(undefined);
    expect(daysOf(importFeed(file, undefined, text))["public-api"]?.join()).not.toMatch(calm);
  });
});

describe("answers that cannot be right", () => {
  it.each<[string, string, string]>([
    ["better-stack.json", "{}", "is missing, so this is no page of Better Stack"],
    ["better-stack.json", "", "The answer is empty"],
    ["better-stack.json", "<html></html>", "is not JSON"],
    ["statuspage.html", "<html>nothing</html>", "The page embeds no uptime"],
    ["incident-io.html", "<html>nothing</html>", "The page embeds no impacts"],
    ["gatus.json", '{"a":1}', "is no list of endpoints"],
    ["openstatus.json", '{"status":"fine"}', "is no status of OpenStatus"],
    [
      "uptimerobot.json",
      '{"stat":"fail","error":{"message":"api_key not found."}}',
      "UptimeRobot refused: api_key not found",
    ],
    [
      "statuspage-keyed.json",
      '[{"id":"a","name":"A","range_start":"2026-10-01","range_end":"2026-10-03","major_outage":5,"partial_outage":0}]',
      "Ask for single days",
    ],
    [
      "better-stack.json",
      '{"included":[{"id":"1","type":"status_page_resource","attributes":{"public_name":"A","status_history":[{"day":"2027-01-01","status":"operational"}]}}]}',
      "this day has not come yet",
    ],
    [
      "better-stack.json",
      '{"included":[{"id":"1","type":"status_page_resource","attributes":{"public_name":"A","status_history":[{"day":"2026-10-01","status":"downtime","downtime_duration":"lots"}]}}]}',
      "is no number of seconds",
    ],
    [
      "better-stack.json",
      '{"included":[{"id":"1","type":"status_page_resource","attributes":{"public_name":"A","status_history":[{"day":"2026-10-01","status":"downtime"},{"day":"2026-10-01","status":"operational"}]}}]}',
      "is there twice",
    ],
  ])("%s: %s", (file, text, says) => {
    expect(() => importFeed(file, undefined, text)).toThrow(says);
  });
});
