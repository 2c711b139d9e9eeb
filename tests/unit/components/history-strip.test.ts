import { describe, expect, test } from "vitest";
import { drawHistory, listEvents, tellHistory } from "#src/components/controls/history-strip.ts";
import type { HistorySpan } from "#src/domain/views.ts";

const today = "2026-11-23";
/** 52 weeks: a week failing, ten days that nobody observed, and partial since two days. */
const spans: HistorySpan[] = [
  { from: "2025-11-24", to: "2026-03-01", state: "operating" },
  { from: "2026-03-01", to: "2026-03-08", state: "failing", note: "3 accounts had no key." },
  { from: "2026-03-08", to: "2026-08-01", state: "operating" },
  { from: "2026-08-01", to: "2026-08-11", state: "unobserved" },
  { from: "2026-08-11", to: "2026-11-21", state: "operating" },
  { from: "2026-11-21", to: "2026-11-23", state: "partial" },
];

describe("the strip of 52 weeks", () => {
  const drawing = drawHistory({ spans, performed: [], today });

  test("a failure stands at its days in full height, a day a unit", () => {
    expect(drawing.failing).toBe("M97 0h7v26h-7z");
  });

  test("days that nobody observed are a bare line on erased ground", () => {
    expect(drawing.bare).toBe("M250 25h10");
    expect(drawing.erase).toContain("M250 17h10v9h-10z");
  });

  test("a short last stretch is widened to the left, never past the end", () => {
    expect(drawing.partial).toBe("M360 10h4v16h-4z");
  });

  test("a state that is neither operating nor failing is an empty box", () => {
    const unknown: HistorySpan[] = [{ from: "2026-11-13", to: today, state: "unknown" }];
    const { hollow, failing, partial } = drawHistory({ spans: unknown, performed: [], today });
    expect(hollow).toBe("M354.5 18.5h9v7h-9z");
    expect(failing + partial).toBe("");
  });

  test("a performance is a tick; one before the 52 weeks is not drawn", () => {
    const performed = ["2026-11-13", "2024-01-01"];
    const drawn = drawHistory({ spans: undefined, performed, today });
    expect(drawn.performed).toBe("M353 6v20");
    expect(drawn.calm).toBeUndefined();
    expect(drawn.bare).toBe("M0 25h364");
  });
});

describe("the strip in words", () => {
  test("the newest stretch comes first, each with its last day and its note", () => {
    expect(listEvents(spans, today)).toEqual([
      { state: "partial", from: "2026-11-21", to: undefined, isCut: false, note: undefined },
      { state: "unobserved", from: "2026-08-01", to: "2026-08-10", isCut: false, note: undefined },
      {
        state: "failing",
        from: "2026-03-01",
        to: "2026-03-07",
        isCut: false,
        note: "3 accounts had no key.",
      },
    ]);
  });

  test("a stretch at the very start may have begun before", () => {
    const [event] = listEvents(
      [
        { from: "2025-11-24", to: "2026-01-01", state: "failing" },
        { from: "2026-01-01", to: today, state: "operating" },
      ],
      today,
    );
    expect(event).toMatchObject({ isCut: true, to: "2025-12-31" });
  });

  test("the text alternative counts what was not operating", () => {
    expect(tellHistory({ spans, performed: [], today })).toBe(
      "Of 52 weeks: failing once, not observed once, partial once.",
    );
    const calm: HistorySpan[] = [{ from: "2025-11-24", to: today, state: "operating" }];
    expect(tellHistory({ spans: calm, performed: [], today })).toBe("Operating in all 52 weeks.");
    expect(tellHistory({ spans: undefined, performed: ["2026-10-01"], today })).toBe(
      "One performance is marked.",
    );
    expect(tellHistory({ spans: undefined, performed: [], today })).toBe("No history is kept.");
  });
});
