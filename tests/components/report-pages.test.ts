import { experimental_AstroContainer as AstroContainer } from "astro/container";
import { beforeAll, describe, expect, test } from "vitest";
import RequestPage from "#src/components/documents/RequestPage.astro";
import ReportPage from "#src/components/reports/ReportPage.astro";
import RibbonTable from "#src/components/reports/RibbonTable.astro";
import CustomerDuties from "#src/components/responsibilities/CustomerDuties.astro";
import { parts as lessons } from "#src/components/soc2/parts.ts";
import Soc2Page from "#src/components/soc2/Soc2Page.astro";
import type { ReportInput } from "#src/schemas/report.ts";
import {
  document,
  letter,
  type Parts,
  portalOf,
  present,
  report,
} from "../support/content-builder.ts";

let container: AstroContainer;
beforeAll(async () => {
  container = await AstroContainer.create();
});

type Component = Parameters<AstroContainer["renderToString"]>[0];
const render = (component: Component, props: Record<string, unknown>) =>
  container.renderToString(component, { props });

/** Text as a reader meets it: without tags, with single spaces. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:])/g, "$1")
    .trim();
}

async function pageOf(id: string, parts: Parts): Promise<string> {
  const portal = portalOf(parts);
  return render(ReportPage, {
    portal,
    report: present(portal.reports.find((report) => report.id === id)),
  });
}

const full: Partial<ReportInput> = {
  issuer: { name: "Firm LLP", licence: "Licence 7", mayBeNamed: true },
  opinion: { value: "qualified", modifies: ["CC6.1"], basis: "One test failed." },
  exceptions: [{ criterion: "CC6.1", text: "Found this.", response: "Mended that." }],
  cuecs: [{ criterion: "CC6.2", text: "Remove leavers.", access: "public" }],
  accessTerms: "For the named reader.",
  file: { path: "soc2.pdf", bytes: 2_418_332, sha256: "ab".repeat(32), pages: 96 },
};
const open: Parts["company"] = { publish: { exceptions: "text", cuecs: true } };
const closed: Parts["company"] = {
  publish: { opinion: false, exceptions: "none", auditorName: false, cuecs: false },
};

describe("the page of a report", () => {
  test("answers what a reviewer asks", async () => {
    const text = textOf(await pageOf("soc2", { reports: [report("soc2", full)], company: open }));
    for (const words of [
      "Firm LLP, Licence 7",
      "33 criteria examined",
      "12 months (365 days)",
      "Qualified on CC6.1",
      "One test failed.",
      "On the other 32 criteria examined it is not modified.",
      "Found this.",
      "Management’s response, not examined: Mended that.",
      "In force",
      "Current, 54 days since the period ended. Aging from 30 June 2027, stale from 30 September 2027",
      "For the named reader.",
      "Remove leavers.",
      "PDF, 96 pages",
      "2,418,332 bytes (2.4 MB)",
      "ab".repeat(32),
    ])
      expect(text).toContain(words);
  });

  test("links each criterion on which the opinion is modified", async () => {
    const html = await pageOf("soc2", { reports: [report("soc2", full)] });
    expect(html).toContain('href="/criteria/CC6.1/"');
  });

  test("says of everything that is withheld that it is, and holds nothing of it", async () => {
    const html = await pageOf("soc2", { reports: [report("soc2", full)], company: closed });
    const text = textOf(html);
    expect(text).toContain("The name of the firm is not published here; ask under NDA");
    expect(text).toMatch(/Opinion Not published here; ask under NDA/);
    expect(text).toMatch(/Exceptions Not published here; ask under NDA/);
    expect(text).toContain("What customers must do is not published here; ask under NDA");
    for (const secret of [
      "Firm LLP",
      "Qualified",
      "One test failed",
      "Found this",
      "Remove leavers",
    ])
      expect(html).not.toContain(secret);
  });

  test("marks its own days in the table and counts those since", async () => {
    const html = await pageOf("soc2", { reports: [report("soc2"), letter("letter")] });
    expect(textOf(html)).toContain(
      "54 days have passed since the period ended: 47 spoken for by management only. 7 are in nothing.",
    );
    expect(html.match(/aria-current="true"/g)).toHaveLength(1);
  });

  test("tells a letter as management’s statement that no auditor examined", async () => {
    const reports = [report("soc2"), letter("letter", { materialChanges: "Nothing material." })];
    const text = textOf(await pageOf("letter", { reports }));
    expect(text).toContain("Management’s statement; no auditor examined these days");
    expect(text).toContain("Nothing material.");
    expect(text).not.toContain("Examined by");
  });

  test("offers a withdrawn report to nobody", async () => {
    const withdrawn = { on: "2026-11-20", reason: "An error was found." };
    const html = await pageOf("soc2", { reports: [report("soc2", { ...full, withdrawn })] });
    expect(textOf(html)).toContain("Withdrawn on 20 November 2026: An error was found.");
    expect(html).not.toContain("/request/");
  });

  test("shows a report in preparation by the stage that it has reached, without an opinion", async () => {
    const next = { ...full, stage: "observation", expected: { issue: "2027-11-30" } } as const;
    const html = await pageOf("soc2", { reports: [report("soc2", next)] });
    expect(html).toMatch(/data-state="now" aria-current="step"/);
    expect(textOf(html)).toContain("Report expected 30 November 2027, as stated by Example");
    expect(textOf(html)).not.toContain("Opinion");
  });

  test("tells a certificate with its validity, and without days since", async () => {
    const iso = report("iso", {
      kind: "iso27001",
      type: undefined,
      period: undefined,
      categories: [],
      opinion: undefined,
      certificate: { number: "X-1", expires: "2026-11-20", verify: "https://body.example.com/X-1" },
    });
    const html = await pageOf("iso", { reports: [iso] });
    expect(textOf(html)).toContain("to 20 November 2026, expired 3 days ago");
    expect(html).toContain('href="https://body.example.com/X-1" rel="noopener"');
    expect(html).not.toContain('id="days"');
  });
});

test("the table of days says in words what holds each of them", async () => {
  const portal = portalOf({ reports: [report("soc2"), letter("letter")] });
  const text = textOf(await render(RibbonTable, { timeline: portal.timelines[0] }));
  expect(text).toContain("1. 1 Oct 2025 to 30 Sep 2026 365 days Examined SOC 2 Type 2 report");
  expect(text).toContain("Stated by management; no auditor examined these days");
  expect(text).toContain("3. 17 Nov to 23 Nov 2026 7 days In nothing");
});

test("customers are told of duties that stand in the report only", async () => {
  const cuecs = [{ text: "One.", access: "public" as const }, { text: "Two." }];
  const portal = portalOf({ reports: [report("soc2", { cuecs })], company: open });
  const { customers, withheldCuecs } = present(portal.reports[0]);
  const html = await render(CustomerDuties, { duties: customers, withheld: withheldCuecs });
  expect(textOf(html)).toContain("1 more stands in the report, not published here; ask under NDA");
  expect(html).not.toContain("Two.");
});

describe("the page for requests", () => {
  const portal = portalOf({
    reports: [report("soc2")],
    documents: [
      document("letter", { access: "nda", dated: "2026-01-01" }),
      document("secret", { access: "hidden", dated: "2026-01-01" }),
    ],
  });

  test("lists each document that can be asked for under its own address, with a mail for it", async () => {
    const html = await render(RequestPage, { portal });
    for (const id of ["soc2", "letter"]) expect(html).toContain(`id="${id}"`);
    expect(html).not.toContain("secret");
    const mails = [...html.matchAll(/mailto:security@example\.com\?subject=/g)];
    expect(mails).toHaveLength(3);
  });

  test("names the contact where nothing can be asked for", async () => {
    const html = await render(RequestPage, { portal: portalOf() });
    expect(textOf(html)).toContain("Nothing that Example lists here takes a request.");
    expect(html).toContain('href="mailto:security@example.com"');
  });
});

test("the list at the top of the explanation names its parts in order", async () => {
  const html = await render(Soc2Page, { portal: portalOf() });
  const headings = [...html.matchAll(/<h2 id="([^"]+)"[^>]*>(.*?)<\/h2>/gs)];
  const found = headings.map(([, id, inner]) => ({ id, title: textOf(inner ?? "") }));
  expect(found).toEqual([...lessons]);
});
