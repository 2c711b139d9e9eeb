import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { uptimeFileSchema } from "#src/schemas/uptime.ts";
import { convertUpptime, type ImportedUptime, type UpptimeOptions } from "#src/sources/upptime.ts";

const SUMMARY = [
  {
    name: "API",
    slug: "api",
    url: "https://api.example.com",
    status: "up",
    dailyMinutesDown: { "2026-11-03": 12, "2026-11-01": 1440 },
  },
];

function convert(summary: unknown, options: Partial<UpptimeOptions> = {}) {
  return convertUpptime(summary, {
    monitoring: new Map(),
    today: "2026-11-05",
    generatedAt: "2026-11-05T08:00:00Z",
    existing: undefined,
    ...options,
  });
}

function imported(summary: unknown, options?: Partial<UpptimeOptions>): ImportedUptime {
  const result = convert(summary, options);
  if ("problems" in result) throw new Error(result.problems.join("\n"));
  return result;
}

/** `2026-11-01: 720` for a day with so many seconds down, oldest first. */
function daysOf({ file }: ImportedUptime): string[] {
  return file.components.flatMap(({ days }) => days.map(({ date, major }) => `${date}: ${major}`));
}

describe("an Upptime summary", () => {
  it("becomes seconds of major outage, oldest day first, in the normal form", () => {
    const { file, components } = imported(SUMMARY);
    expect(uptimeFileSchema.parse(file)).toEqual(file);
    expect(file.components).toEqual([
      {
        id: "api",
        name: "API",
        days: [
          {
            date: "2026-11-01",
            major: 86_400,
            partial: 0,
            degraded: 0,
            maintenance: 0,
            observed: 86_400,
          },
          {
            date: "2026-11-03",
            major: 720,
            partial: 0,
            degraded: 0,
            maintenance: 0,
            observed: 86_400,
          },
        ],
      },
    ]);
    expect(components).toEqual([
      { id: "api", name: "API", source: { kind: "probe", name: "Upptime" } },
    ]);
  });

  it("keeps days that are not listed unknown, and says so", () => {
    const result = imported(SUMMARY);
    expect(daysOf(result)).toEqual(["2026-11-01: 86400", "2026-11-03: 720"]);
    expect(result.notes).toEqual([
      {
        message:
          "api: nothing says since when it is watched, so days that are not listed stay unknown. Give the day with --since.",
      },
    ]);
  });

  it("counts such days as calm from the start of monitoring to the day before the import", () => {
    const monitoring = new Map([["api", { since: "2026-10-31" }]]);
    const result = imported(SUMMARY, { monitoring });
    expect(daysOf(result)).toEqual([
      "2026-10-31: 0",
      "2026-11-01: 86400",
      "2026-11-02: 0",
      "2026-11-03: 720",
      "2026-11-04: 0",
    ]);
    expect(result.notes).toEqual([]);
  });

  it("counts no day as calm on which nobody looked any more", () => {
    const monitoring = new Map([["api", { since: "2026-11-01", until: "2026-11-03" }]]);
    expect(daysOf(imported(SUMMARY, { monitoring }))).toEqual([
      "2026-11-01: 86400",
      "2026-11-02: 0",
      "2026-11-03: 720",
    ]);
  });

  it("adds to what was imported before, and loses no older day and no other component", () => {
    const before = imported([
      { name: "Old", slug: "old", dailyMinutesDown: { "2026-01-01": 1 } },
      { name: "API", slug: "api", dailyMinutesDown: { "2026-10-01": 5, "2026-11-03": 10 } },
    ]);
    const after = imported(SUMMARY, { existing: before.file });
    expect(after.file.components.map(({ id }) => id)).toEqual(["old", "api"]);
    expect(daysOf(after)).toEqual([
      "2026-01-01: 60",
      "2026-10-01: 300",
      "2026-11-01: 86400",
      "2026-11-03: 720",
    ]);
  });

  it("does not replace downtime that was imported before by silence", () => {
    const existing = imported(SUMMARY).file;
    const silent = [{ name: "API", slug: "api", dailyMinutesDown: {} }];
    const result = imported(silent, {
      existing,
      monitoring: new Map([["api", { since: "2026-11-01" }]]),
    });
    expect(daysOf(result)).toEqual([
      "2026-11-01: 86400",
      "2026-11-02: 0",
      "2026-11-03: 720",
      "2026-11-04: 0",
    ]);
    expect(result.notes.map(({ message }) => message)).toEqual([
      "api: the summary lists no downtime for 2026-11-01 any more. The downtime imported before is kept.",
      "api: the summary lists no downtime for 2026-11-03 any more. The downtime imported before is kept.",
    ]);
  });

  it("makes the same of the same twice", () => {
    const first = imported(SUMMARY);
    expect(imported(SUMMARY, { existing: first.file }).file).toEqual(first.file);
  });

  it.each([
    [
      "more minutes than a day has",
      [{ ...SUMMARY[0], dailyMinutesDown: { "2026-11-01": 1441 } }],
      '"api", dailyMinutesDown 2026-11-01: a day has no more than 1440 minutes.',
    ],
    [
      "less than none",
      [{ ...SUMMARY[0], dailyMinutesDown: { "2026-11-01": -1 } }],
      '"api", dailyMinutesDown 2026-11-01: a day cannot have less than no minutes of downtime.',
    ],
    [
      "a day that has not come",
      [{ ...SUMMARY[0], dailyMinutesDown: { "2026-11-06": 1 } }],
      '"api", dailyMinutesDown 2026-11-06: this day has not come yet.',
    ],
    ["the same component twice", [SUMMARY[0], SUMMARY[0]], 'Two entries have the slug "api".'],
    ["nothing", [], "The summary names no component."],
  ])("is refused with %s", (_, summary, problem) => {
    expect(convert(summary)).toEqual({ problems: [problem] });
  });

  it("is refused where it is something else", () => {
    expect(convert({ components: [] })).toHaveProperty("problems");
    expect(convert([{ name: "API", slug: "api" }])).toHaveProperty("problems");
  });
});

describe("an Upptime summary, given what it does not expect", () => {
  const often = <Value>(arbitrary: fc.Arbitrary<Value>) => ({ arbitrary, weight: 20 });
  const minutes = fc.oneof(
    often(fc.integer({ min: 0, max: 1440 })),
    fc.double(),
    fc.string(),
    fc.constant(null),
  );
  const day = fc.oneof(
    often(fc.integer({ min: 1, max: 28 }).map((one) => `2026-10-${String(one).padStart(2, "0")}`)),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    fc.constantFrom("2026-11-01", "2026-13-45", "2999-01-01", "__proto__", ""),
  );
  const site = fc.record(
    {
      name: fc.oneof(often(fc.constant("API")), fc.string(), fc.constantFrom("<script>", "\u0000")),
      slug: fc.oneof(often(fc.constant("api")), fc.string(), fc.constantFrom("../x", "__proto__")),
      dailyMinutesDown: fc.dictionary(day, minutes, { maxKeys: 3 }),
    },
    { requiredKeys: ["slug", "dailyMinutesDown"] },
  );

  it("throws nothing, makes no day calm that nobody told, and tells of none that has not come", () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          often(fc.array(fc.oneof(often(site), fc.anything()), { maxLength: 2 })),
        ),
        (summary) => {
          const result = convert(summary);
          if ("problems" in result) {
            expect(result.problems.join("")).not.toBe("");
            return;
          }
          read += 1;
          expect(uptimeFileSchema.parse(result.file)).toEqual(result.file);
          const days = result.file.components.flatMap((component) => component.days);
          // Without a word on since when somebody looked, only days that the summary names are known.
          const named = JSON.stringify(summary);
          expect(days.filter(({ date }) => !named.includes(date))).toEqual([]);
          expect(days.filter(({ date }) => date > "2026-11-05")).toEqual([]);
        },
      ),
      { numRuns: process.env.FANLIGHT_TEST_FULL ? 5000 : 500 },
    );
    expect(read).toBeGreaterThan(20);
  });
});
