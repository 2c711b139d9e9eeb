import { describe, expect, test } from "vitest";
import { describeHistory } from "#src/domain/control-history.ts";
import {
  control,
  history,
  portalOf,
  present,
  statusFile,
  TODAY,
} from "../../support/content-builder.ts";

type Line = {
  at: string;
  status: "operating" | "failing" | "partial" | "unobserved";
  note?: string;
};

const spansOf = (lines: Line[], seenUntil?: string) =>
  present(describeHistory(history("C-1", lines).data, TODAY, seenUntil)).map(
    ({ from, to, state }) => `${from} ${to} ${state}`,
  );

describe("a control's history", () => {
  test("is undefined where none was kept", () => {
    expect(describeHistory(undefined, TODAY)).toBeUndefined();
    expect(describeHistory([], TODAY)).toBeUndefined();
  });

  test("spans 52 weeks to today, with what held before them at its start", () => {
    expect(spansOf([{ at: "2024-01-01T00:00:00Z", status: "operating" }])).toEqual([
      "2025-11-24 2026-11-23 operating",
    ]);
  });

  test("shows days before its first line as unobserved", () => {
    expect(spansOf([{ at: "2026-06-01T08:00:00Z", status: "operating" }])).toEqual([
      "2025-11-24 2026-06-01 unobserved",
      "2026-06-01 2026-11-23 operating",
    ]);
  });

  test("keeps failures and gaps", () => {
    expect(
      spansOf([
        { at: "2025-01-01T00:00:00Z", status: "operating" },
        { at: "2026-03-02T10:00:00Z", status: "failing" },
        { at: "2026-03-05T10:00:00Z", status: "operating" },
        { at: "2026-08-01T00:00:00Z", status: "unobserved" },
        { at: "2026-08-11T00:00:00Z", status: "operating" },
      ]),
    ).toEqual([
      "2025-11-24 2026-03-02 operating",
      "2026-03-02 2026-03-05 failing",
      "2026-03-05 2026-08-01 operating",
      "2026-08-01 2026-08-11 unobserved",
      "2026-08-11 2026-11-23 operating",
    ]);
  });

  test("shows a failure that was mended on the same day", () => {
    expect(
      spansOf([
        { at: "2025-01-01T00:00:00Z", status: "operating" },
        { at: "2026-03-02T02:00:00Z", status: "failing" },
        { at: "2026-03-02T09:00:00Z", status: "operating" },
      ]),
    ).toEqual([
      "2025-11-24 2026-03-02 operating",
      "2026-03-02 2026-03-03 failing",
      "2026-03-03 2026-11-23 operating",
    ]);
  });

  test("gives each day its own lines where changes follow day by day", () => {
    expect(
      spansOf([
        { at: "2025-01-01T00:00:00Z", status: "operating" },
        { at: "2026-03-02T02:00:00Z", status: "failing" },
        { at: "2026-03-02T09:00:00Z", status: "operating" },
        { at: "2026-03-03T09:00:00Z", status: "partial" },
      ]).slice(1),
    ).toEqual(["2026-03-02 2026-03-03 failing", "2026-03-03 2026-11-23 partial"]);
  });

  test("keeps two failures with different notes apart", () => {
    const spans = present(
      describeHistory(
        history("C-1", [
          { at: "2026-03-02T00:00:00Z", status: "failing", note: "One host." },
          { at: "2026-03-04T00:00:00Z", status: "failing", note: "Two hosts." },
        ]).data,
        TODAY,
      ),
    );
    expect(spans.slice(1).map(({ from, note }) => [from, note])).toEqual([
      ["2026-03-02", "One host."],
      ["2026-03-04", "Two hosts."],
    ]);
  });

  test("is unobserved today where a tool last looked yesterday and that is stale", () => {
    expect(
      spansOf([{ at: "2025-01-01T00:00:00Z", status: "operating" }], "2026-11-22").at(-1),
    ).toBe("2026-11-23 2026-11-23 unobserved");
  });

  test("joins lines that change nothing", () => {
    expect(
      spansOf([
        { at: "2025-01-01T00:00:00Z", status: "operating" },
        { at: "2026-03-02T02:00:00Z", status: "operating" },
      ]),
    ).toHaveLength(1);
  });

  test("leaves out lines dated in the future", () => {
    expect(
      spansOf([
        { at: "2025-01-01T00:00:00Z", status: "failing" },
        { at: "2026-11-24T02:00:00Z", status: "operating" },
      ]),
    ).toEqual(["2025-11-24 2026-11-23 failing"]);
  });

  test("is unobserved from the day after a tool's last look, once that is stale", () => {
    expect(spansOf([{ at: "2025-01-01T00:00:00Z", status: "operating" }], "2026-11-01")).toEqual([
      "2025-11-24 2026-11-02 operating",
      "2026-11-02 2026-11-23 unobserved",
    ]);
  });

  test("shows the last change of today", () => {
    expect(
      spansOf([
        { at: "2025-01-01T00:00:00Z", status: "operating" },
        { at: "2026-11-23T02:00:00Z", status: "failing" },
      ]),
    ).toEqual(["2025-11-24 2026-11-23 operating", "2026-11-23 2026-11-23 failing"]);
  });
});

test("a portal shows no operating days after the feed of a control fell silent", () => {
  const [shown] = portalOf({
    company: { publish: { controlStatus: "history" } },
    controls: [control()],
    status: [statusFile([{ id: "C-1", lastChecked: "2026-11-10T06:00:00Z" }])],
    statusHistory: [history("C-1", [{ at: "2025-01-01T00:00:00Z", status: "operating" }])],
  }).controls;
  const told = present(shown).history;
  expect(told.published && told.value?.at(-1)).toEqual({
    from: "2026-11-11",
    to: TODAY,
    state: "unobserved",
    note: undefined,
  });
  expect(shown?.state).toBe("stale");
});

test("a portal shows operating days up to today while a check still counts, and what was seen and done today", () => {
  const lastChecked = "2026-11-16T06:00:00Z";
  const [old, fresh] = portalOf({
    company: { publish: { controlStatus: "history" } },
    controls: [
      control({ id: "OLD" }),
      control({ id: "NEW", operation: "both", lastPerformed: { on: TODAY, by: "Lead" } }),
    ],
    status: [
      statusFile([
        { id: "OLD", lastChecked },
        { id: "NEW", lastChecked: "2026-11-23T06:00:00Z" },
      ]),
    ],
    statusHistory: [history("OLD", [{ at: "2025-01-01T00:00:00Z", status: "operating" }])],
  }).controls;
  expect(old?.history).toMatchObject({
    published: true,
    value: [{ to: TODAY, state: "operating" }],
  });
  expect(fresh).toMatchObject({
    observation: { published: true, value: { tool: "Scanner" } },
    lastPerformed: { on: TODAY, by: "Lead", nextBy: "2027-11-23" },
  });
});

test("a portal shows neither a check nor a performance dated in the future", () => {
  const [shown] = portalOf({
    company: { publish: { controlStatus: "current" } },
    controls: [control({ operation: "both", lastPerformed: { on: "2026-11-24", by: "Lead" } })],
    status: [statusFile([{ id: "C-1", lastChecked: "2026-11-24T06:00:00Z" }])],
  }).controls;
  expect(shown).toMatchObject({
    state: "unknown",
    observation: { published: true, value: undefined },
    lastPerformed: undefined,
  });
});
