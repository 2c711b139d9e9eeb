import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses a Type 1 report with a period", async () => {
  expect(
    await findProblems({
      "reports/soc2-2025.yaml": [
        ["asOf: 2025-09-30", "asOf: 2025-09-30\nperiod: { start: 2025-04-01, end: 2025-09-30 }"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2025.yaml:5:9 error type1-with-period
    A Type 1 report examines one day, but this one names a period.
    expected: asOf, the day examined
    received: 1 April 2025 to 30 September 2025"
  `);
});

it("refuses a Type 2 report without a period", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["period:\n  start: 2025-10-01\n  end: 2026-09-30\n", ""]],
      "reports/letter-1.yaml": null,
      "reports/letter-2.yaml": null,
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:2:7 error type2-without-period
    A Type 2 report examines a period, but this one names none.
    expected: period with start and end"
  `);
});

it("refuses an issued report without its type, or a Type 1 report without its day", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["type: 2\n", ""]],
      "reports/soc2-2025.yaml": [["asOf: 2025-09-30\n", ""]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2025.yaml:2:7 error issued-without-type
    This issued Type 1 report does not say which day it examined.
    expected: asOf, the day examined

    reports/soc2-2026.yaml:1:1 error issued-without-type
    This issued report does not say whether it is of Type 1 or Type 2.
    expected: type: 1 or type: 2"
  `);
});

it("refuses an issued report without an opinion", async () => {
  expect(
    await findProblems({ "reports/soc2-2026.yaml": [["opinion:\n  value: unmodified\n", ""]] }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:3:8 error issued-without-opinion
    "SOC 2 Type 2 report" is issued, but says no opinion.
    expected: opinion"
  `);
});

it("refuses an issued report without an issuer", async () => {
  expect(
    await findProblems({
      "reports/iso27001.yaml": [["issuer:\n  name: Norm Register\n  mayBeNamed: true\n", ""]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/iso27001.yaml:2:8 error issued-without-issuer
    "ISO/IEC 27001 certificate" is issued, but names no issuer.
    expected: issuer"
  `);
});

it("refuses an issued report or letter without a date", async () => {
  expect(
    await findProblems({
      "reports/iso27001.yaml": [["issuedOn: 2025-02-01\n", ""]],
      "reports/letter-2.yaml": [["signedOn: 2026-11-16\n", ""]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/iso27001.yaml:2:8 error issued-without-date
    "ISO/IEC 27001 certificate" is issued, but issuedOn is missing.
    expected: issuedOn

    reports/letter-2.yaml:2:8 error issued-without-date
    "Management letter" is issued, but signedOn is missing.
    expected: signedOn"
  `);
});

it("refuses an issued report from the future", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["issuedOn: 2026-11-02", "issuedOn: 2026-11-24"]],
      "reports/letter-2.yaml": [["signedOn: 2026-11-16", "signedOn: 2026-12-16"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/letter-2.yaml:7:11 error report-in-future
    This report is issued, but its signedOn is 16 December 2026, after today, 23 November 2026 (UTC).
    received: 2026-12-16

    reports/soc2-2026.yaml:12:11 error report-in-future
    This report is issued, but its issuedOn is 24 November 2026, after today, 23 November 2026 (UTC).
    received: 2026-11-24"
  `);
});

it("refuses an unmodified opinion that names what it modifies", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["value: unmodified", "value: unmodified\n  modifies: [A1.2]"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:15:13 error unmodified-but-modifies
    The opinion is unmodified, but names A1.2 as modified."
  `);
});

it("refuses a superseded report that says it is in force", async () => {
  expect(
    await findProblems({
      "reports/soc2-2025.yaml": [["stage: issued", "stage: issued\nstanding: in-force"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2025.yaml:4:11 error superseded-in-force
    This report says that it is in force, but it was superseded by "soc2-2026"."
  `);
});

it("refuses a withdrawn report that says it is in force", async () => {
  expect(
    await findProblems({
      "reports/iso27001.yaml": [
        [
          "stage: issued",
          "stage: issued\nstanding: in-force\nwithdrawn: { on: 2026-11-01, reason: The scope was wrong. }",
        ],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "reports/iso27001.yaml:3:11 error superseded-in-force
    This report says that it is in force, but it was withdrawn."
  `);
});

it("refuses reports that replace each other", async () => {
  expect(
    await findProblems({
      "reports/soc2-2025.yaml": [["stage: issued", "stage: issued\nsupersedes: soc2-2026"]],
      "reports/letter-1.yaml": [["follows: soc2-2026", "follows: letter-1"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/letter-1.yaml:3:10 error report-loop
    This report follows itself.

    reports/soc2-2025.yaml:4:13 error report-loop
    This report supersedes itself by way of "soc2-2026".

    reports/soc2-2026.yaml:29:13 error report-loop
    This report supersedes itself by way of "soc2-2025"."
  `);
});

it("refuses a period that ends before it starts", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["end: 2026-09-30", "end: 2025-09-30"]],
      "reports/letter-1.yaml": null,
      "reports/letter-2.yaml": null,
      "updates/outage.mdx": [["T10:10:00Z", "T09:10:00Z"]],
      "subprocessors/cloud.yaml": [
        ["effectiveOn: 2024-02-01", "effectiveOn: 2024-02-01\n  removedOn: 2024-01-15"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:6:8 error period-reversed
    This period ends on 30 September 2025, before it starts on 1 October 2025.
    received: 2025-09-30

    subprocessors/cloud.yaml:8:14 error period-reversed
    This period ends on 15 January 2024, before it starts on 1 February 2024.
    received: 2024-01-15

    updates/outage.mdx:8:8 error period-reversed
    This incident ends (2026-11-20T09:10:00Z) before it starts (2026-11-20T10:00:00Z).
    received: 2026-11-20T09:10:00Z"
  `);
});

it("warns of a period under three months", async () => {
  expect(
    await findProblems({ "reports/soc2-2026.yaml": [["start: 2025-10-01", "start: 2026-07-02"]] }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:5:3 warning period-under-three-months
    This report covers 2 July 2026 to 30 September 2026, less than three months."
  `);
});

it("warns of a period over twelve months", async () => {
  expect(
    await findProblems({ "reports/soc2-2026.yaml": [["start: 2025-10-01", "start: 2025-09-30"]] }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2026.yaml:5:3 warning period-over-twelve-months
    This report covers 30 September 2025 to 30 September 2026, more than twelve months."
  `);
});

it("refuses a report that was issued before the last day it examines", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["issuedOn: 2026-11-02", "issuedOn: 2026-09-29"]],
      "reports/soc2-2025.yaml": [["issuedOn: 2025-11-03", "issuedOn: 2025-09-29"]],
    }),
  ).toMatchInlineSnapshot(`
    "reports/soc2-2025.yaml:9:11 error issued-before-period-end
    This report is dated 29 September 2025, before the last day that it examines, 30 September 2025.
    expected: 2025-09-30 or later
    received: 2025-09-29

    reports/soc2-2026.yaml:12:11 error issued-before-period-end
    This report is dated 29 September 2026, before the last day that it examines, 30 September 2026.
    expected: 2026-09-30 or later
    received: 2026-09-29"
  `);
});
