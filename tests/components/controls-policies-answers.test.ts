import { experimental_AstroContainer as AstroContainer } from "astro/container";
import { beforeAll, describe, expect, test } from "vitest";
import AnswerRow from "#src/components/answers/AnswerRow.astro";
import ControlPage from "#src/components/controls/ControlPage.astro";
import ControlRow from "#src/components/controls/ControlRow.astro";
import PolicyRow from "#src/components/policies/PolicyRow.astro";
import type { ControlInput } from "#src/schemas/control.ts";
import {
  answer,
  control,
  history,
  type Parts,
  policy,
  portalOf,
  present,
  statusFile,
} from "../support/content-builder.ts";

let container: AstroContainer;
beforeAll(async () => {
  container = await AstroContainer.create();
});

type Component = Parameters<AstroContainer["renderToString"]>[0];

async function draw(component: Component, props: Record<string, unknown>): Promise<string> {
  return container.renderToString(component, { props });
}

/** Text as a reader meets it: without tags, with single spaces. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const open = { publish: { controlStatus: "history" } } as const;

async function drawControl(over: Partial<ControlInput>, parts: Parts): Promise<string> {
  const portal = portalOf({ controls: [control({ id: "AC-01", ...over })], ...parts });
  const [first] = portal.controls;
  return draw(ControlPage, {
    portal,
    control: present(first),
    answers: portal.answers,
    previous: undefined,
    next: undefined,
  });
}

describe("the page of a control", () => {
  test("a failure of the past stays on it, with its days and its note", async () => {
    const html = await drawControl(
      {},
      {
        company: open,
        status: [statusFile([{ id: "AC-01" }])],
        statusHistory: [
          history("AC-01", [
            { at: "2025-06-01T06:00:00Z", status: "operating" },
            { at: "2026-03-01T06:00:00Z", status: "failing", note: "3 accounts had no key." },
            { at: "2026-03-08T06:00:00Z", status: "operating" },
          ]),
        ],
      },
    );
    expect(html).toContain('data-control="AC-01" data-state="operating"');
    expect(html).toContain('aria-label="Of 52 weeks: failing once."');
    expect(textOf(html)).toContain("Failing 1 March 2026 to 7 March 2026 3 accounts had no key.");
  });

  test("what a tool last saw is told with its time, its counts and its note", async () => {
    const checks = { passed: 63, failed: 1, unknown: 0 };
    const note = "One finding is late.";
    const status = [statusFile([{ id: "AC-01", status: "failing", checks, note }])];
    const text = textOf(await drawControl({}, { company: open, status }));
    expect(text).toContain("Monitored by Scanner");
    expect(text).toContain("22 November 2026, 06:00 UTC , by Scanner");
    expect(text).toContain("63 passed, 1 failed, 0 unknown");
    expect(text).toContain(note);
  });

  test("withheld status is said to be withheld, and nothing of it is on the page", async () => {
    const status = [statusFile([{ id: "AC-01", status: "failing", note: "One finding is late." }])];
    const html = await drawControl({}, { status });
    expect(html).toContain('data-state="withheld"');
    expect(textOf(html)).toContain("Live control status is not published here; ask under NDA.");
    expect(textOf(html)).toContain("The history is not published here; ask under NDA.");
    expect(html).not.toContain("One finding is late.");
    expect(html).not.toContain("Scanner");
  });

  test("where only the current state is published, the history is said to be withheld", async () => {
    const company = { publish: { controlStatus: "current" } } as const;
    const status = [statusFile([{ id: "AC-01" }])];
    expect(textOf(await drawControl({}, { company, status }))).toContain(
      "Only the current state is published here; for the history ask under NDA.",
    );
  });

  test("a criteria map that is not published is said to be withheld", async () => {
    const company = { publish: { criteriaMap: false } };
    const html = await drawControl({}, { company });
    expect(html).not.toContain("CC6.1");
    expect(textOf(html)).toContain("Which criteria it bears on is not published here");
  });

  test("answers that cite it are listed", async () => {
    const html = await drawControl({}, { answers: [answer("keys", { controls: ["AC-01"] })] });
    expect(html).toContain('href="/answers/keys/"');
  });
});

describe("rows of lists", () => {
  test("a control carries its state and what the filter reads", async () => {
    const products = [
      { id: "app", name: "App" },
      { id: "api", name: "API" },
    ];
    const portal = portalOf({
      company: { ...open, products },
      controls: [control({ id: "AC-01", criteria: ["CC6.1", "CC6.2"] })],
    });
    const html = await draw(ControlRow, { control: portal.controls[0], portal });
    expect(html).toContain('<li id="AC-01"');
    expect(html).toContain('data-state="unknown"');
    expect(html).toContain('data-f-criteria="CC6.1|CC6.2"');
    expect(html).toContain('data-f-product="app|api"');
  });

  test("a policy past its review is overdue, and one without a day says so", async () => {
    const late = portalOf({ policies: [policy("access", { nextReview: "2026-11-03" })] });
    const html = await draw(PolicyRow, { policy: late.policies[0], portal: late });
    expect(html).toContain('data-state="review-overdue"');
    expect(textOf(html)).toContain("Overdue since 3 Nov 2026");
    const none = portalOf({ policies: [policy("access")] });
    expect(textOf(await draw(PolicyRow, { policy: none.policies[0], portal: none }))).toContain(
      "No day set",
    );
  });

  test("an answer past its date keeps its value and is overdue", async () => {
    const portal = portalOf({
      answers: [answer("keys", { value: "partial", validUntil: "2026-11-11" })],
    });
    const text = textOf(await draw(AnswerRow, { answer: portal.answers[0], portal }));
    expect(text).toContain("In part");
    expect(text).toContain("Review overdue since 11 Nov 2026");
  });
});
