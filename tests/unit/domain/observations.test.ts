import { expect, test } from "vitest";
import { mergeStatusFiles } from "#src/domain/observations.ts";
import { control, portalOf, statusFile } from "../../support/content-builder.ts";

test("of several files the newest check of each control wins", () => {
  const merged = mergeStatusFiles([
    statusFile(
      [
        { id: "A", status: "failing", lastChecked: "2026-11-22T06:00:00Z" },
        { id: "B", lastChecked: "2026-11-20T06:00:00Z" },
      ],
      { tool: "One" },
    ),
    statusFile(
      [
        { id: "A", lastChecked: "2026-11-21T06:00:00Z" },
        { id: "B", status: "partial", lastChecked: "2026-11-21T06:00:00Z" },
      ],
      { tool: "Two" },
    ),
  ]);
  expect([merged.get("A")?.status, merged.get("A")?.tool]).toEqual(["failing", "One"]);
  expect([merged.get("B")?.status, merged.get("B")?.tool]).toEqual(["partial", "Two"]);
});

test("checks are compared as instants, not as text", () => {
  const merged = mergeStatusFiles([
    statusFile([{ id: "A", lastChecked: "2026-11-22T09:00:00+09:00" }], { tool: "East" }),
    statusFile([{ id: "A", status: "failing", lastChecked: "2026-11-22T06:00:00Z" }], {
      tool: "UTC",
    }),
  ]);
  expect(merged.get("A")?.tool).toBe("UTC");
});

test("of equal checks the file generated later wins, in whichever order the files are read", () => {
  const early = statusFile([{ id: "A" }], { tool: "Early", generatedAt: "2026-11-22T07:00:00Z" });
  const late = statusFile([{ id: "A" }], { tool: "Late", generatedAt: "2026-11-22T08:00:00Z" });
  expect(mergeStatusFiles([early, late]).get("A")?.tool).toBe("Late");
  expect(mergeStatusFiles([late, early]).get("A")?.tool).toBe("Late");
});

test("a status for a control that does not exist makes none", () => {
  const portal = portalOf({
    company: { publish: { controlStatus: "current" } },
    controls: [control({ id: "A" })],
    status: [statusFile([{ id: "ghost" }])],
  });
  expect(portal.controls.map(({ id }) => id)).toEqual(["A"]);
});
