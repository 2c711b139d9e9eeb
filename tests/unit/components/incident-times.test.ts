import { expect, test } from "vitest";
import { describeIncident, formatInstant } from "#src/components/updates/incident-times.ts";
import { countKinds } from "#src/components/updates/update-kinds.ts";
import { portalOf, update } from "../../support/content-builder.ts";

const incident = { components: ["web"], impact: "partial" as const };

test("times are in UTC, whatever zone they are written in", () => {
  expect(formatInstant("2026-10-20T01:30:00+02:00")).toBe("19 October 2026, 23:30 UTC");
});

test("an incident of one day is told in one line", () => {
  const start = "2026-10-20T09:12:00Z";
  const words = describeIncident({ ...incident, start, end: "2026-10-20T11:53:00+02:00" });
  expect(words.line).toBe("Partial outage, 09:12 to 09:53 UTC, 41 min");
  expect(words.duration).toBe("41 min");
});

test("one that crosses midnight names both days", () => {
  const words = describeIncident({
    ...incident,
    start: "2026-10-20T23:30:00Z",
    end: "2026-10-21T00:30:00Z",
  });
  expect(words.line).toBe(
    "Partial outage, 20 October 2026, 23:30 UTC to 21 October 2026, 00:30 UTC, 1 h",
  );
});

test("one that goes on has no end and no duration", () => {
  const words = describeIncident({ ...incident, start: "2026-10-20T09:12:00Z" });
  expect(words).toMatchObject({ end: undefined, duration: undefined });
  expect(words.line).toBe("Partial outage, since 20 October 2026, 09:12 UTC, not ended");
});

test("kinds are counted as far as they occur", () => {
  const { updates } = portalOf({
    updates: [update("a", { kind: "security" }), update("b", { kind: "security" }), update("c")],
  });
  expect(countKinds(updates)).toEqual([
    { kind: "general", count: 1 },
    { kind: "security", count: 2 },
  ]);
});
