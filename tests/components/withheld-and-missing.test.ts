import { experimental_AstroContainer as AstroContainer } from "astro/container";
import { beforeAll, describe, expect, test } from "vitest";
import CriterionPage from "#src/components/criteria/CriterionPage.astro";
import StateLegend from "#src/components/criteria/StateLegend.astro";
import Fanlight from "#src/components/fanlight/Fanlight.astro";
import { slugOf } from "#src/components/reports/family-timeline.ts";
import ReportPage from "#src/components/reports/ReportPage.astro";
import { countUncovered } from "#src/components/reports/report-figures.ts";
import Announced from "#src/components/subprocessors/Announced.astro";
import {
  control,
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
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ([.,;:])/g, "$1");

function criterionPage(parts: Parts, id = "CC6.1"): Promise<string> {
  const portal = portalOf(parts);
  const criterion = present(portal.criteria.find((criterion) => criterion.id === id));
  return render(CriterionPage, { portal, criterion });
}
function reportPage(parts: Parts, id: string): Promise<string> {
  const portal = portalOf(parts);
  return render(ReportPage, {
    portal,
    report: present(portal.reports.find((one) => one.id === id)),
  });
}

describe("what others must do", () => {
  const cuecs: Parts["company"] = { publish: { cuecs: false } };

  test("is left out of a criterion where nothing is stated and no report could state it", async () => {
    const html = await criterionPage({ company: cuecs });
    expect(html).not.toContain('id="others"');
    expect(html).not.toContain('href="/responsibilities/"');
  });

  test("is said to be withheld where a report exists, without a link to a page that does not exist", async () => {
    const parts: Parts = { company: cuecs, reports: [report("soc2")] };
    const html = await criterionPage(parts);
    expect(html).toContain("What customers must do is not published here");
    expect(html + (await reportPage(parts, "soc2"))).not.toContain('href="/responsibilities/"');
  });

  test("links to all responsibilities where that page exists", async () => {
    const parts: Parts = { company: cuecs, reports: [report("soc2")], controls: [control()] };
    expect(await criterionPage(parts)).toContain('href="/responsibilities/"');
    expect(await reportPage(parts, "soc2")).toContain('href="/responsibilities/"');
  });
});

describe("a criteria map that is not published", () => {
  const parts: Parts = { company: { publish: { criteriaMap: false } }, controls: [control()] };

  test("is the reason a criterion gives for being withheld", async () => {
    const text = textOf(await criterionPage(parts));
    expect(text).toContain("Withheld: which controls bear on it is not published here.");
    expect(text).not.toContain("control status is not published");
  });

  test("is the reason the legend gives", async () => {
    const { criteria, publish } = portalOf(parts);
    const text = textOf(await render(StateLegend, { criteria, publish }));
    expect(text).toContain("which controls bear on it is not published here");
    expect(text).not.toContain("control status is not published");
  });
});

describe("the page of a certificate", () => {
  const parts = (mayBeNamed: boolean): Parts => ({
    company: { publish: { auditorName: true } },
    reports: [
      report("iso", {
        kind: "iso27001",
        type: undefined,
        period: undefined,
        categories: [],
        issuer: { name: "Body GmbH", accreditationBody: "DAkkS", mayBeNamed },
        opinion: undefined,
        certificate: {
          number: "7",
          validFrom: "2025-01-01",
          expires: "2028-01-01",
          verify: "https://body.example/verify",
        },
      }),
    ],
  });

  test("leads to the body where it may be named", async () => {
    expect(await reportPage(parts(true), "iso")).toContain("https://body.example/verify");
  });

  test("names the body nowhere where it may not be named", async () => {
    const html = await reportPage(parts(false), "iso");
    expect(html).not.toMatch(/body\.example|Body GmbH|DAkkS/);
    expect(textOf(html)).toContain("Where to verify it is not published here");
  });
});

describe("the door of the home page", () => {
  const doorOf = async (documents: Parts["documents"]) =>
    textOf(await render(Fanlight, { portal: portalOf({ documents: documents ?? [] }) }));

  test("has no steps where nothing is behind it", async () => {
    const text = await doorOf([]);
    expect(text).toContain("Nothing yet.");
    expect(text).not.toContain("You sign an NDA");
  });

  test("says that a person decides only where some document needs it", async () => {
    const nda = document("one", { access: "nda", dated: "2026-01-01" });
    const request = document("two", { access: "approval", dated: "2026-01-01" });
    expect(await doorOf([nda])).not.toContain("person decides");
    expect(await doorOf([nda, request])).toContain("Where it is needed, a person decides.");
    expect(await doorOf([request])).toContain("A person decides.");
  });
});

test("where no change is announced, the company states no other subprocessors, nothing more", async () => {
  const text = textOf(await render(Announced, { portal: portalOf() }));
  expect(text).toContain("No change is announced. Example states no others.");
});

describe("reports about parts of the products", () => {
  const parts: Parts = {
    company: {
      products: [
        { id: "app", name: "App" },
        { id: "hub", name: "Hub" },
      ],
    },
    reports: [
      report("app", { products: ["app"] }),
      report("hub", {
        products: ["hub"],
        period: { start: "2024-01-01", end: "2024-12-31" },
        issuedOn: "2025-02-01",
      }),
    ],
  };

  test("each have the days of their own products, and name them", async () => {
    const app = textOf(await reportPage(parts, "app"));
    const hub = textOf(await reportPage(parts, "hub"));
    expect(app).toContain("in nothing for App since 1 October 2025");
    expect(app).not.toContain("for Hub");
    expect(hub).toContain("in nothing for Hub since 1 January 2024");
    expect(hub).not.toContain("for App");
  });

  test("have ids of their own on one page, and are counted apart", () => {
    const { timelines } = portalOf(parts);
    expect(timelines.map(slugOf)).toEqual(["soc-2-app", "soc-2-hub"]);
    expect(countUncovered(timelines).map(({ label }) => label)).toEqual([
      "days in nothing: SOC 2, App",
      "days in nothing: SOC 2, Hub",
    ]);
  });
});

test("a letter calls its own days those of this letter", async () => {
  const parts: Parts = { reports: [report("soc2"), letter("letter")] };
  const text = textOf(await reportPage(parts, "letter"));
  expect(text).toContain("This letter");
  expect(text).not.toContain("This report");
});

test.each(["hatched", "barred", "lit"] as const)(
  "a window with panes that are %s draws the pattern that these are filled with, and no other",
  async (state) => {
    const { panes, ...portal } = portalOf();
    const alike = panes.map((pane) => ({ ...pane, state }));
    const html = await render(Fanlight, { portal: { ...portal, panes: alike } });
    const drawn = [...html.matchAll(/<pattern id="(\w+)"/g)].map(([, id]) => id);
    expect(drawn).toEqual({ hatched: ["hatch"], barred: ["bars"], lit: [] }[state]);
  },
);
