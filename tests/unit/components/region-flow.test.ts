import { expect, test } from "vitest";
import { readRegion } from "#src/components/subprocessors/region-countries.ts";
import { describeFlows } from "#src/components/subprocessors/region-flow.ts";
import { facts, portalOf, present, subprocessor } from "../../support/content-builder.ts";

const RESIDENCY = { region: "European Union", stored: "Frankfurt" };

function flowOf(
  residency: { region: string; stored: string; leaves?: string },
  ...entries: ReturnType<typeof subprocessor>[]
) {
  const data = { statedOn: "2026-11-01", residency: [residency] };
  const portal = portalOf({ facts: facts({ data }), subprocessors: entries });
  return present(describeFlows(portal)[0]);
}

test.each([
  ["European Union", "DE", true],
  ["EU", "NO", false],
  ["EU (Frankfurt)", "DE", true],
  ["the European Economic Area", "NO", true],
  ["European Economic Area", "CH", false],
  ["United States", "US", true],
  ["US East", "US", true],
  ["US", "DE", false],
  ["U.S.", "US", true],
  ["UK", "GB", true],
  ["South Africa", "ZA", true],
  ["North Macedonia", "MK", true],
])("the region %s and the country %s: %s", (region, country, expected) => {
  expect(present(readRegion(region))(country)).toBe(expected);
});

test.each(["Asia Pacific", "Region 1", "CA", "us-east-1", "Ohio"])(
  "the name %s does not tell its countries",
  (region) => {
    expect(readRegion(region)).toBeUndefined();
  },
);

test("a subprocessor with a place in the region stands inside it, one without outside", () => {
  const flow = flowOf(
    RESIDENCY,
    subprocessor("near", { locations: ["US", "DE"], regions: ["European Union"] }),
    subprocessor("far", { locations: ["GB", "US"], regions: ["European Union"] }),
    subprocessor("elsewhere", { locations: ["DE"], regions: ["United States"] }),
  );
  expect(flow.inside).toEqual([{ id: "near", name: "Name of near", text: "Hosting, Germany" }]);
  expect(flow.outside).toEqual([
    { id: "far", name: "Name of far", text: "Hosting, United Kingdom, United States" },
  ]);
});

test("inside a region that is a country, the country is not said again", () => {
  const flow = flowOf(
    { region: "United States", stored: "Ohio" },
    subprocessor("near", { locations: ["US"], regions: ["United States"] }),
  );
  expect(flow.inside[0]?.text).toBe("Hosting");
});

test("where the region's name does not tell, all that serve it are named with all their countries", () => {
  const flow = flowOf(
    { region: "Asia Pacific", stored: "Singapore" },
    subprocessor("one", { locations: ["SG", "US"], regions: ["Asia Pacific"] }),
  );
  expect(flow.inside[0]?.text).toBe("Hosting, Singapore, United States");
  expect(flow.outside).toEqual([]);
});

test("one in notice is marked; those only announced or removed are not drawn", () => {
  const regions = ["European Union"];
  const flow = flowOf(
    RESIDENCY,
    subprocessor("notice", { regions, announcedOn: "2026-11-12", effectiveOn: "2026-12-20" }),
    subprocessor("later", { regions, announcedOn: "2026-09-01", effectiveOn: "2026-12-20" }),
    subprocessor("gone", { regions, removedOn: "2026-10-01" }),
  );
  expect(flow.inside.map(({ text }) => text)).toEqual(["Hosting, Germany, in notice"]);
});

test("what leaves is what the company states, and stays unknown where it states nothing", () => {
  expect(flowOf(RESIDENCY).leaves).toBeUndefined();
  expect(flowOf({ ...RESIDENCY, leaves: "Tickets." }).leaves).toBe("Tickets.");
});
