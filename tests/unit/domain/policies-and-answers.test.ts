import { describe, expect, test } from "vitest";
import {
  answer,
  control,
  document,
  policy,
  portalOf,
  report,
  update,
} from "../../support/content-builder.ts";

describe("a policy", () => {
  test("is current to the day of its review and overdue from the day after", () => {
    const state = (today: string) =>
      portalOf({ policies: [policy("p", { nextReview: "2026-11-23" })] }, today).policies[0]?.state;
    expect([state("2026-11-22"), state("2026-11-23"), state("2026-11-24")]).toEqual([
      "current",
      "current",
      "review-overdue",
    ]);
  });

  test("is current where it names no review", () => {
    expect(portalOf({ policies: [policy("p")] }).policies[0]?.state).toBe("current");
  });

  test("lists the controls that rest on it, and they list it", () => {
    const portal = portalOf({
      policies: [policy("p", { version: "2.1" })],
      controls: [control({ id: "A", policies: ["p", "ghost"] }), control({ id: "B" })],
    });
    expect(portal.policies[0]?.controls).toEqual([{ id: "A", title: "Title of A" }]);
    expect(portal.controls[0]?.policies).toEqual([
      { id: "p", title: "Policy p", version: "2.1", state: "current" },
    ]);
  });

  test("carries no word on its access", () => {
    expect(portalOf({ policies: [policy("p")] }).policies[0]).not.toHaveProperty("access");
  });
});

describe("an answer", () => {
  test("is current to its last day and overdue from the day after", () => {
    const state = (today: string) =>
      portalOf({ answers: [answer("a", { validUntil: "2026-11-23" })] }, today).answers[0]?.state;
    expect([state("2026-11-22"), state("2026-11-23"), state("2026-11-24")]).toEqual([
      "current",
      "current",
      "overdue",
    ]);
  });

  test("refers to published controls, policies and reports only", () => {
    const [shown] = portalOf({
      controls: [control({ id: "A" })],
      policies: [policy("p"), policy("inside", { access: "internal" })],
      reports: [report("soc2"), report("hidden", { access: "hidden" })],
      answers: [
        answer("a", {
          controls: ["A", "ghost"],
          policies: ["p", "inside"],
          reports: ["soc2", "hidden"],
        }),
      ],
    }).answers;
    expect(shown?.controls.map(({ id }) => id)).toEqual(["A"]);
    expect(shown?.policies.map(({ id }) => id)).toEqual(["p"]);
    expect(shown?.reports).toEqual([{ id: "soc2", title: "SOC 2 Type 2 report" }]);
  });
});

describe("an answer that is not for everybody", () => {
  const gated = portalOf({
    company: { gate: "on" },
    documents: [document("d", { access: "nda" }), document("hidden", { access: "hidden" })],
    reports: [report("soc2", { access: "approval" })],
    answers: [
      answer("a", {
        access: "nda",
        value: "no",
        owner: "Security Lead",
        criteria: ["CC6.1"],
        questionnaires: { mvsp: ["1.1"] },
        documents: ["d", "hidden", "soc2"],
      }),
      answer("b", { access: "approval" }),
      answer("c", { access: "internal" }),
    ],
  });

  test("is published as its question and what it takes, and nothing else of it", () => {
    expect(gated.answers).toEqual([]);
    expect(gated.gatedAnswers.map(({ id, access }) => [id, access])).toEqual([
      ["a", "nda"],
      ["b", "approval"],
    ]);
    expect(Object.keys(gated.gatedAnswers[0] ?? {}).sort()).toEqual([
      "access",
      "documents",
      "id",
      "products",
      "question",
      "questionnaires",
      "topics",
    ]);
  });

  test("names what holds it, hidden things excepted, with the next step", () => {
    expect(
      gated.gatedAnswers[0]?.documents.map(({ id, href, access }) => [id, href, access]),
    ).toEqual([
      ["d", "/documents/#d", "nda"],
      ["soc2", "/reports/soc2/", "approval"],
    ]);
  });
});

describe("a document", () => {
  const shown = (over: object, today: string) =>
    portalOf({ documents: [document("d", over)] }, today).documents[0];

  test("is expired from the day after its last", () => {
    expect(
      ["2026-11-22", "2026-11-23", "2026-11-24"].map(
        (today) => shown({ expires: "2026-11-23" }, today)?.expired,
      ),
    ).toEqual([false, false, true]);
  });

  test("is overdue from the day after its next version was expected, unless that has come", () => {
    const over = { dated: "2025-11-01", nextExpected: "2026-11-23" };
    expect([
      shown(over, "2026-11-23")?.overdueSince,
      shown(over, "2026-11-24")?.overdueSince,
    ]).toEqual([undefined, "2026-11-23"]);
    expect(shown({ ...over, dated: "2026-11-23" }, "2026-12-24")?.overdueSince).toBeUndefined();
  });
});

test("updates are listed newest first, from their own day on", () => {
  const updates = [
    update("old", { date: "2026-01-01" }),
    update("today", { date: "2026-11-23" }),
    update("tomorrow", { date: "2026-11-24" }),
  ];
  expect(portalOf({ updates }).updates.map(({ id }) => id)).toEqual(["today", "old"]);
});
