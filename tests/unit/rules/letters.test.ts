import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a letter that does not say what it continues", async () => {
  expect(
    await findProblems({
      "reports/letter-2.yaml": [
        ["follows: letter-1\n", ""],
        ["period:\n  start: 2026-11-01\n  end: 2026-11-15\n", ""],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "reports/letter-2.yaml:1:7 error letter-incomplete
    This management letter lacks follows and period.
    expected: follows and period"
  `);
});

it("refuses a letter for days after its signature", async () => {
  expect(
    await findProblems({ "reports/letter-2.yaml": [["end: 2026-11-15", "end: 2026-11-17"]] }),
  ).toMatchInlineSnapshot(`
    "reports/letter-2.yaml:6:8 error letter-after-signing
    This letter covers days to 17 November 2026, but was signed on 16 November 2026. Nobody can vouch for the days after.
    expected: 2026-11-16 or earlier
    received: 2026-11-17"
  `);
});

it("refuses a first letter that leaves a day out", async () => {
  expect(
    await findProblems({ "reports/letter-1.yaml": [["start: 2026-10-01", "start: 2026-10-02"]] }),
  ).toMatchInlineSnapshot(`
    "reports/letter-1.yaml:5:10 error letter-gap
    This letter starts on 2 October 2026. It must start on 1 October 2026, the day after "SOC 2 Type 2 report" ended, or join or overlap an earlier letter.
    received: 2026-10-02"
  `);
});

it("refuses a letter that neither joins nor overlaps the one before", async () => {
  expect(
    await findProblems({ "reports/letter-2.yaml": [["start: 2026-11-01", "start: 2026-11-02"]] }),
  ).toMatchInlineSnapshot(`
    "reports/letter-2.yaml:5:10 error letter-gap
    This letter starts on 2 November 2026. It must start on 1 October 2026, the day after "SOC 2 Type 2 report" ended, or join or overlap an earlier letter.
    received: 2026-11-02"
  `);
});

it("refuses a letter that states again what was examined", async () => {
  expect(
    await findProblems({ "reports/letter-1.yaml": [["start: 2026-10-01", "start: 2026-09-01"]] }),
  ).toMatchInlineSnapshot(`
    "reports/letter-1.yaml:5:10 error letter-gap
    This letter starts on 1 September 2026. It must start on 1 October 2026, the day after "SOC 2 Type 2 report" ended, or join or overlap an earlier letter.
    received: 2026-09-01"
  `);
});

it("warns when letters pass three months together", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["end: 2026-09-30", "end: 2026-08-14"]],
      "reports/letter-1.yaml": [["start: 2026-10-01", "start: 2026-08-15"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/letter-2.yaml:6:8 warning letters-over-three-months
    With this letter, letters cover days to 15 November 2026, more than three months after "SOC 2 Type 2 report" ended on 14 August 2026.
    expected: 2026-11-14 or earlier
    received: 2026-11-15"
  `);
});

it("warns of a letter after a Type 1 report", async () => {
  expect(
    await findProblems({
      "reports/letter-1.yaml": [
        ["follows: soc2-2026", "follows: soc2-2025"],
        ["start: 2026-10-01", "start: 2025-10-01"],
        ["end: 2026-10-31", "end: 2025-12-31"],
      ],
      "reports/letter-2.yaml": null,
    }),
  ).toMatchInlineSnapshot(`
    "reports/letter-1.yaml:3:10 warning letter-for-type1
    This letter follows "SOC 2 Type 1 report", which examined one day: there is no period to continue.

    reports/letter-1.yaml:6:8 warning letters-over-three-months
    With this letter, letters cover days to 31 December 2025, more than three months after "SOC 2 Type 1 report" ended on 30 September 2025.
    expected: 2025-12-30 or earlier
    received: 2025-12-31"
  `);
});
