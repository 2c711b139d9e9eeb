import { experimental_AstroContainer as AstroContainer } from "astro/container";
import { beforeAll, describe, expect, test } from "vitest";
import AiFeatures from "#src/components/data/AiFeatures.astro";
import ActiveTable from "#src/components/subprocessors/ActiveTable.astro";
import Announced from "#src/components/subprocessors/Announced.astro";
import DataFlow from "#src/components/subprocessors/DataFlow.astro";
import IncidentFacts from "#src/components/updates/IncidentFacts.astro";
import ComponentRows from "#src/components/uptime/ComponentRows.astro";
import EventfulDays from "#src/components/uptime/EventfulDays.astro";
import Incidents from "#src/components/uptime/Incidents.astro";
import {
  components,
  facts,
  portalOf,
  present,
  subprocessor,
  update,
  uptimeFile,
} from "../support/content-builder.ts";

let container: AstroContainer;
beforeAll(async () => {
  container = await AstroContainer.create();
});

type Component = Parameters<AstroContainer["renderToString"]>[0];

/** Text as a reader meets it: without tags, with single spaces. */
async function read(component: Component, props: Record<string, unknown>): Promise<string> {
  const html = await container.renderToString(component, { props });
  return html
    .replace(/<template>.*?<\/template>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const notice = { announcedOn: "2026-11-12", effectiveOn: "2026-12-20" };

describe("announced subprocessors", () => {
  test("one in notice says until when and how a customer objects", async () => {
    const portal = portalOf({ subprocessors: [subprocessor("one", notice)] });
    const html = await container.renderToString(Announced, { props: { portal } });
    expect(html).toContain('data-subprocessor="one"');
    expect(html).toContain('data-state="in-notice"');
    expect(html).toContain("mailto:security@example.com?subject=Objection%20to%20Name%20of%20one");
    expect(await read(Announced, { portal })).toContain("In notice: object until 12 December 2026");
  });

  test("one whose notice is over says so and offers no objection", async () => {
    const over = { announcedOn: "2026-09-01", effectiveOn: "2026-12-20" };
    const text = await read(Announced, {
      portal: portalOf({ subprocessors: [subprocessor("one", over)] }),
    });
    expect(text).toContain("The time for objections ended on 1 October 2026.");
    expect(text).not.toContain("Object by e-mail");
  });

  test("an emergency replacement points to its row and keeps its id there", async () => {
    const emergency = { reason: "The provider closed.", noticeSentOn: "2026-11-10" };
    const over = { announcedOn: "2026-11-10", effectiveOn: "2026-11-12", emergency };
    const portal = portalOf({ subprocessors: [subprocessor("one", over)] });
    const html = await container.renderToString(Announced, { props: { portal } });
    expect(html).not.toContain("data-subprocessor");
    expect(html).toContain('href="/subprocessors/#one"');
    expect(await read(Announced, { portal })).toContain(
      "Emergency replacement, in use: object until 10 December 2026",
    );
    expect(await container.renderToString(ActiveTable, { props: { portal } })).toContain(
      '<tr id="one"',
    );
  });

  test("where none is announced, this is said", async () => {
    const text = await read(Announced, {
      portal: portalOf({ subprocessors: [subprocessor("one")] }),
    });
    expect(text).toContain("No change is announced.");
  });
});

test("the table says what is not stated, and names products only where there is a choice", async () => {
  const portal = portalOf({ subprocessors: [subprocessor("one", { locations: ["US"] })] });
  const text = await read(ActiveTable, { portal });
  expect(text).toContain("United States Not stated Not stated Not stated");
  expect(text).not.toContain("Products");
});

test("a region whose outflow is not stated says so, and still names who is outside", async () => {
  const data = {
    statedOn: "2026-11-01",
    residency: [{ region: "European Union", stored: "Frankfurt" }],
  };
  const far = subprocessor("far", { locations: ["US"], regions: ["European Union"] });
  const text = await read(DataFlow, {
    portal: portalOf({ facts: facts({ data }), subprocessors: [far] }),
  });
  expect(text).toMatch(/Leaves the region Not stated Name of far Hosting, United States$/);
});

test("a feature run by a subprocessor links to it, one run by the company names the company", async () => {
  const feature = {
    name: "Search",
    description: "Finds.",
    onByDefault: true,
    trainsOnCustomerData: false,
  };
  const ai = {
    statedOn: "2026-11-01",
    summary: "Two.",
    features: [
      { ...feature, subprocessor: "model" },
      { ...feature, model: "Ours" },
    ],
  };
  const portal = portalOf({ facts: facts({ ai }), subprocessors: [subprocessor("model")] });
  const html = await container.renderToString(AiFeatures, { props: { portal } });
  expect(html).toContain('href="/subprocessors/#model"');
  const text = await read(AiFeatures, { portal });
  expect(text).toContain(
    "On by default Yes Trains on customer data No Model Not stated Run by Name of model",
  );
  expect(text).toContain("Model Ours Run by Example");
});

describe("uptime", () => {
  function uptimeOf(days: Parameters<typeof uptimeFile>[1][string]) {
    const portal = portalOf({
      components: components("web"),
      uptime: [uptimeFile("feed", { web: days })],
    });
    return { portal, uptime: present(portal.uptime) };
  }

  test("a percentage stands with its counts and its coverage", async () => {
    const text = await read(ComponentRows, uptimeOf([{ date: "2026-11-22", partial: 2880 }]));
    expect(text).toContain(
      "99.000 % of 24 h observed: 48 min partial outage, counted at 0.3 1 of 90 days observed, 89 unknown",
    );
  });

  test("a component that nothing observed has no percentage", async () => {
    const text = await read(ComponentRows, uptimeOf([]));
    expect(text).toContain("Unknown Nothing was observed");
    expect(text).not.toContain("%");
  });

  test("an outage that no report tells of is said to have none", async () => {
    const text = await read(EventfulDays, uptimeOf([{ date: "2026-11-22", major: 60 }]));
    expect(text).toContain("22 Nov 2026 major outage 1 min major outage None published");
  });

  test("where no incident was reported, this is said", async () => {
    expect(await read(Incidents, uptimeOf([]))).toBe(
      "No report of an incident on these days was published.",
    );
  });
});

test("an incident that goes on has no end, and a component without uptime no link", async () => {
  const incident = {
    start: "2026-11-20T10:00:00Z",
    components: ["gone"],
    impact: "major" as const,
  };
  const { updates } = portalOf({ updates: [update("one", { kind: "incident", incident })] });
  const text = await read(IncidentFacts, {
    incident: present(updates[0]).incident,
    uptime: undefined,
  });
  expect(text).toContain("Not ended when this was published");
  expect(text).toMatch(/Components gone$/);
});
