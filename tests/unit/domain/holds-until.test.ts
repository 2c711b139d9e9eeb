import { describe, expect, test } from "vitest";
import {
  answer,
  control,
  document,
  letter,
  type Parts,
  policy,
  portalOf,
  report,
  statusFile,
  subprocessor,
  update,
} from "../../support/content-builder.ts";

const publish = { controlStatus: "current" } as const;
const holdsUntil = (parts: Parts, today?: string) => portalOf(parts, today).holdsUntil;
const unissued = { period: undefined, issuedOn: undefined, opinion: undefined };

describe("the states of a portal hold", () => {
  test("for at most 30 days", () => {
    expect(holdsUntil({})).toBe("2026-12-23");
  });

  test.each<[string, Parts, string]>([
    [
      "a tool's check goes stale",
      { company: { publish }, controls: [control()], status: [statusFile([{ id: "C-1" }])] },
      "2026-11-29",
    ],
    [
      "a performance is due again",
      {
        company: { publish },
        controls: [
          control({
            operation: "manual",
            cadence: 30,
            lastPerformed: { on: "2026-11-01", by: "Lead" },
          }),
        ],
      },
      "2026-12-01",
    ],
    [
      "a policy's review is due",
      { policies: [policy("p", { nextReview: "2026-12-05" })] },
      "2026-12-05",
    ],
    [
      "an answer is past its date",
      { answers: [answer("a", { validUntil: "2026-12-06" })] },
      "2026-12-06",
    ],
    [
      "a report is aging",
      { reports: [report("r", { period: { start: "2025-04-01", end: "2026-03-10" } })] },
      "2026-12-09",
    ],
    [
      "a certificate expires",
      {
        reports: [
          report("iso", {
            kind: "iso27001",
            type: undefined,
            period: undefined,
            categories: [],
            certificate: { expires: "2026-12-08" },
          }),
        ],
      },
      "2026-12-08",
    ],
    [
      "a report is late",
      {
        reports: [
          report("next", { ...unissued, stage: "fieldwork", expected: { issue: "2026-12-09" } }),
        ],
      },
      "2026-12-09",
    ],
    [
      "an observation ends",
      {
        reports: [
          report("next", {
            ...unissued,
            stage: "observation",
            expected: { periodStart: "2026-06-01", periodEnd: "2026-12-10" },
          }),
        ],
      },
      "2026-12-10",
    ],
    ["a document expires", { documents: [document("d", { expires: "2026-12-11" })] }, "2026-12-11"],
    [
      "a notice ends",
      {
        subprocessors: [
          subprocessor("s", { announcedOn: "2026-11-12", effectiveOn: "2027-02-01" }),
        ],
      },
      "2026-12-12",
    ],
    [
      "a subprocessor takes effect",
      { subprocessors: [subprocessor("s", { effectiveOn: "2026-12-14" })] },
      "2026-12-13",
    ],
    ["an update appears", { updates: [update("u", { date: "2026-12-15" })] }, "2026-12-14"],
  ])("to the day before %s", (_, parts, day) => {
    expect(holdsUntil(parts)).toBe(day);
  });

  test("to the earliest of several days", () => {
    expect(
      holdsUntil({
        policies: [policy("p", { nextReview: "2026-12-05" })],
        answers: [answer("a", { validUntil: "2026-12-01" })],
      }),
    ).toBe("2026-12-01");
  });

  test("today, where one turns tomorrow, and not for what turned before", () => {
    expect(holdsUntil({ policies: [policy("p", { nextReview: "2026-11-23" })] })).toBe(
      "2026-11-23",
    );
    expect(holdsUntil({ policies: [policy("p", { nextReview: "2026-11-22" })] })).toBe(
      "2026-12-23",
    );
    expect(holdsUntil({ reports: [report("soc2"), letter("l")] })).toBe("2026-12-23");
  });

  test("as long as if what is withheld, internal or hidden did not exist", () => {
    expect(
      holdsUntil({
        controls: [control()],
        status: [statusFile([{ id: "C-1" }])],
        policies: [policy("p", { nextReview: "2026-12-05", access: "internal" })],
        answers: [answer("a", { validUntil: "2026-12-05", access: "internal" })],
        documents: [document("d", { expires: "2026-12-05", access: "hidden" })],
        reports: [
          report("r", { access: "hidden", period: { start: "2025-04-01", end: "2026-03-10" } }),
        ],
      }),
    ).toBe("2026-12-23");
  });

  test("to the day before a hidden report takes the place of a published one", () => {
    const hidden = { access: "hidden" as const, issuedOn: "2026-12-01" };
    const old = report("old");
    expect(holdsUntil({ reports: [old, report("new", { ...hidden, supersedes: "old" })] })).toBe(
      "2026-11-30",
    );
    expect(holdsUntil({ reports: [old, report("new", hidden)] })).toBe("2026-12-23");
  });

  test("on the day that it names, and no longer than that", () => {
    const parts: Parts = {
      company: { publish },
      controls: [control()],
      status: [statusFile([{ id: "C-1" }])],
    };
    const state = (today: string) => portalOf(parts, today).controls[0]?.state;
    expect([state("2026-11-23"), state("2026-11-29"), state("2026-11-30")]).toEqual([
      "operating",
      "operating",
      "stale",
    ]);
  });
});
