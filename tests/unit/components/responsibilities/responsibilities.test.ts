import { describe, expect, test } from "vitest";
import { groupDuties } from "#src/components/responsibilities/group-duties.ts";
import { countControls } from "#src/components/responsibilities/own-controls.ts";
import { groupProviders } from "#src/components/responsibilities/provider-groups.ts";
import { countShares } from "#src/components/responsibilities/share-figures.ts";
import type { ReportInput } from "#src/schemas/report.ts";
import { control, portalOf, report } from "../../../support/content-builder.ts";

const cloud = {
  name: "Cloud",
  method: "carve-out" as const,
  csocs: [
    { criterion: "CC6.4", expects: "Guards its halls." },
    { criterion: "A1.2", expects: "Keeps the power on." },
  ],
};
const parts: Partial<ReportInput> = {
  subservice: [cloud],
  cuecs: [{ criterion: "CC6.2", text: "Remove leavers.", access: "public" }],
};

describe("responsibilities", () => {
  test("of one criterion stand together, in the order in which they came", () => {
    const duties = [
      { criterion: "CC6.1", text: "One" },
      { text: "In general" },
      { criterion: "CC6.1", text: "Two" },
    ];
    expect(groupDuties(duties)).toEqual([
      { criterion: "CC6.1", texts: ["One", "Two"] },
      { criterion: undefined, texts: ["In general"] },
    ]);
  });

  test("of providers stand under the provider, with the reports that say so", () => {
    const portal = portalOf({ reports: [report("soc2", parts)] });
    expect(groupProviders(portal.providers)).toMatchObject([
      { name: "Cloud", method: "carve-out", reports: ["soc2"], duties: { length: 2 } },
    ]);
  });

  test("count a control once although it bears on several criteria", () => {
    const controls = [control({ id: "C-1", criteria: ["CC6.1", "CC6.2"] })];
    const { criteria } = portalOf({ controls });
    expect(countControls(criteria.filter(({ series }) => series === "CC6"))).toBe(1);
  });

  const countsOf = (portal: ReturnType<typeof portalOf>) =>
    countShares(portal).map(({ count }) => count);

  test("are counted for the company, its providers and its customers", () => {
    const reports = [report("soc2", parts)];
    const company = { publish: { cuecs: true } };
    expect(countsOf(portalOf({ reports, company, controls: [control()] }))).toEqual([1, 2, 1]);
  });

  test("of customers are said to be withheld, unless no report could state any", () => {
    expect(countsOf(portalOf({ reports: [report("soc2", parts)] }))[2]).toBe("Not published");
    expect(countsOf(portalOf())[2]).toBe("None stated");
  });
});
