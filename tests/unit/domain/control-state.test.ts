import { describe, expect, test } from "vitest";
import { judgeControl } from "#src/domain/control-state.ts";
import { mergeStatusFiles } from "#src/domain/observations.ts";
import type { ControlInput } from "#src/schemas/control.ts";
import type { StatusWord } from "#src/schemas/control-status.ts";
import { control, statusFile, TODAY } from "../../support/content-builder.ts";

const performedOn = (on: string) => ({ lastPerformed: { on, by: "Security Lead" } });

function judge(
  over: Partial<ControlInput>,
  seen?: StatusWord | { status?: StatusWord; lastChecked: string },
  today = TODAY,
) {
  const status = typeof seen === "string" ? { status: seen } : seen;
  const readings = mergeStatusFiles(status ? [statusFile([{ id: "C-1", ...status }])] : []);
  return judgeControl(control(over).data, readings.get("C-1"), today);
}

describe("an automated control", () => {
  test("is unknown while no tool has reported on it", () => {
    expect(judge({})).toEqual({ state: "unknown", because: "No tool has reported on it." });
  });

  test.each(["operating", "partial", "failing", "planned", "not-applicable", "unknown"] as const)(
    "takes the tool's word %s",
    (word) => {
      expect(judge({}, word).state).toBe(word);
    },
  );

  test("counts as checked up to its last fresh day and as stale from the day after", () => {
    const seen = { lastChecked: "2026-11-16T23:59:00Z" };
    expect(judge({}, seen, "2026-11-22").state).toBe("operating");
    expect(judge({}, seen, "2026-11-23").state).toBe("operating");
    expect(judge({}, seen, "2026-11-24")).toEqual({
      state: "stale",
      because: "Last checked 16 November 2026 by Scanner; a check counts as stale after 7 days.",
    });
  });

  test("keeps its own measure of stale", () => {
    const seen = { lastChecked: "2026-11-21T06:00:00Z" };
    expect(judge({ staleAfterDays: 1 }, seen).state).toBe("stale");
    expect(judge({ staleAfterDays: 2 }, seen).state).toBe("operating");
  });

  test("is stale, not failing, where the failure was seen too long ago", () => {
    expect(judge({}, { status: "failing", lastChecked: "2026-10-01T06:00:00Z" }).state).toBe(
      "stale",
    );
  });

  test("is unknown where the check is dated in the future", () => {
    expect(judge({}, { lastChecked: "2026-11-24T00:00:00Z" })).toEqual({
      state: "unknown",
      because: "The last check by Scanner is dated in the future and is not trusted.",
    });
    expect(judge({}, { lastChecked: "2026-11-23T23:00:00Z" }).state).toBe("operating");
  });

  test("says how many checks passed", () => {
    const reading = mergeStatusFiles([
      statusFile([{ id: "C-1", status: "failing", checks: { passed: 41, failed: 2, unknown: 1 } }]),
    ]).get("C-1");
    expect(judgeControl(control().data, reading, TODAY).because).toBe(
      "Seen failing 22 November 2026 by Scanner: 41 of 44 checks passed, 2 failed, 1 unknown.",
    );
  });
});

test("a control's checks are told without noughts", () => {
  const told = (checks: { passed: number; failed: number; unknown: number }) =>
    judgeControl(
      control().data,
      mergeStatusFiles([statusFile([{ id: "C-1", checks }])]).get("C-1"),
      TODAY,
    ).because;
  expect(told({ passed: 3, failed: 0, unknown: 0 })).toBe(
    "Checked 22 November 2026 by Scanner: 3 of 3 checks passed.",
  );
  expect(told({ passed: 1, failed: 0, unknown: 0 })).toBe(
    "Checked 22 November 2026 by Scanner: 1 of 1 check passed.",
  );
});

describe("what the control's file says", () => {
  test("planned and not-applicable stand above any tool's word", () => {
    expect(judge({ status: "planned" }, "operating").state).toBe("planned");
    expect(
      judge({ status: "not-applicable", reason: "No removable media is used." }, "failing"),
    ).toEqual({
      state: "not-applicable",
      because: "No removable media is used.",
    });
  });
});

describe("a manual control", () => {
  const manual = { operation: "manual", cadence: "quarterly" } as const;

  test("is stated while inside its cadence, the last day included", () => {
    const performed = { ...manual, ...performedOn("2026-09-12") };
    expect(judge(performed, undefined, "2026-12-11").state).toBe("stated");
    expect(judge(performed, undefined, "2026-12-12")).toEqual({
      state: "stated",
      because: "Performed 12 September 2026, stated by the company; next by 12 December 2026.",
    });
    expect(judge(performed, undefined, "2026-12-13")).toEqual({
      state: "stale",
      because:
        "Performed 12 September 2026, stated by the company; due 12 December 2026, not recorded since.",
    });
  });

  test("is unknown while no performance is recorded", () => {
    expect(judge(manual).state).toBe("unknown");
  });

  test("is unknown where the performance is dated in the future", () => {
    expect(judge({ ...manual, ...performedOn("2026-11-24") }).state).toBe("unknown");
    expect(judge({ ...manual, ...performedOn(TODAY) }).state).toBe("stated");
  });

  test("is due yearly where it names no cadence", () => {
    const performed = { operation: "manual", ...performedOn("2025-11-23") } as const;
    expect(judge(performed, undefined, "2026-11-23").state).toBe("stated");
    expect(judge(performed, undefined, "2026-11-24").state).toBe("stale");
  });

  test.each(["failing", "partial"] as const)("is %s where a tool sees that", (word) => {
    expect(judge({ ...manual, ...performedOn("2026-11-01") }, word).state).toBe(word);
  });

  test("never becomes operating by a tool's word", () => {
    expect(judge({ ...manual, ...performedOn("2026-11-01") }, "operating").state).toBe("stated");
    expect(judge(manual, "operating").state).toBe("unknown");
  });

  test("is stale where a tool saw it fail and has been silent since", () => {
    expect(
      judge(
        { ...manual, ...performedOn("2026-11-01") },
        { status: "failing", lastChecked: "2026-10-01T06:00:00Z" },
      ).state,
    ).toBe("stale");
  });

  test("rests on its performance where a tool saw nothing wrong, today or long ago", () => {
    const performed = { ...manual, ...performedOn("2026-11-01") };
    expect(judge(performed, { lastChecked: "2026-10-01T06:00:00Z" }).state).toBe("stated");
    expect(judge(performed, { status: "unknown", lastChecked: "2026-11-23T06:00:00Z" }).state).toBe(
      "stated",
    );
  });

  test("is unknown where a tool's check is dated in the future", () => {
    expect(
      judge({ ...manual, ...performedOn("2026-11-01") }, { lastChecked: "2026-12-01T06:00:00Z" })
        .state,
    ).toBe("unknown");
  });
});

describe("a control that is both automated and manual", () => {
  const both = { operation: "both", cadence: "quarterly" } as const;
  const performed = { ...both, ...performedOn("2026-11-01") };
  const overdue = { ...both, ...performedOn("2026-01-01") };

  test("operates only where the tool sees it and the manual part is inside its cadence", () => {
    expect(judge(performed, "operating").state).toBe("operating");
    expect(judge(overdue, "operating").state).toBe("stale");
    expect(judge(both, "operating").state).toBe("unknown");
    expect(judge(performed).state).toBe("unknown");
  });

  test("takes the worse of its two parts", () => {
    expect(judge(overdue, "failing").state).toBe("failing");
    expect(judge(overdue, "partial").state).toBe("partial");
    expect(judge(overdue, "unknown").state).toBe("stale");
    expect(judge(performed, { lastChecked: "2026-10-01T06:00:00Z" }).state).toBe("stale");
  });

  test("tells the facts of both parts", () => {
    expect(judge(overdue, "operating").because).toBe(
      "Performed 1 January 2026, stated by the company; due 1 April 2026, not recorded since. Checked 22 November 2026 by Scanner.",
    );
  });
});
