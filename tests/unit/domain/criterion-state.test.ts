import { describe, expect, test } from "vitest";
import { countsSentence, judgeCriterion, tallyOf } from "#src/domain/criterion-state.ts";
import type { ControlState, CriterionState } from "#src/domain/views.ts";
import {
  control,
  policy,
  portalOf,
  present,
  report,
  statusFile,
} from "../../support/content-builder.ts";

const open = { inScope: true, mapPublished: true, statusPublished: true, carvedOut: false };

const table: [ControlState[], CriterionState][] = [
  [[], "unlisted"],
  [["not-applicable", "not-applicable"], "not-applicable"],
  [["planned"], "planned"],
  [["planned", "not-applicable"], "planned"],
  [["operating", "failing", "stale"], "attention"],
  [["partial", "stated"], "attention"],
  [["operating", "unknown"], "unverified"],
  [["stated", "stale"], "unverified"],
  [["operating", "stated"], "stated"],
  [["operating", "operating"], "operating"],
  [["operating", "not-applicable"], "operating"],
  [["operating", "planned"], "operating"],
  [["withheld", "failing"], "attention"],
  [["withheld", "stale"], "unverified"],
  [["withheld", "operating"], "withheld"],
  [["withheld", "stated"], "withheld"],
  [["withheld", "not-applicable"], "withheld"],
];

describe("the state of a criterion", () => {
  test.each(table)("with controls %j is %s", (controls, state) => {
    expect(judgeCriterion({ ...open, controls })).toBe(state);
  });

  test("is out of scope before anything else", () => {
    expect(judgeCriterion({ ...open, inScope: false, controls: ["failing"] })).toBe("out-of-scope");
  });

  test("relies on others only where no control of the company is mapped", () => {
    expect(judgeCriterion({ ...open, carvedOut: true, controls: [] })).toBe("relies-on-others");
    expect(judgeCriterion({ ...open, carvedOut: true, controls: ["planned"] })).toBe("planned");
  });

  test("is withheld where control status is, unless nothing live would be told", () => {
    const withheld = { ...open, statusPublished: false };
    expect(judgeCriterion({ ...withheld, controls: ["withheld"] })).toBe("withheld");
    expect(judgeCriterion({ ...withheld, controls: [] })).toBe("unlisted");
    expect(judgeCriterion({ ...withheld, controls: ["planned"] })).toBe("planned");
    expect(judgeCriterion({ ...withheld, controls: ["not-applicable"] })).toBe("not-applicable");
  });

  test("is withheld where the criteria map is", () => {
    expect(judgeCriterion({ ...open, mapPublished: false, controls: [] })).toBe("withheld");
    expect(judgeCriterion({ ...open, mapPublished: false, inScope: false, controls: [] })).toBe(
      "out-of-scope",
    );
  });
});

describe("the counts of a criterion", () => {
  test("lead with the number of controls, then the states in a fixed order", () => {
    expect(
      countsSentence(
        tallyOf<ControlState>(["stated", "operating", "operating", "operating", "operating"]),
      ),
    ).toBe("5 controls mapped: 4 operating, 1 stated");
    expect(
      countsSentence(
        tallyOf<ControlState>([
          "withheld",
          "not-applicable",
          "planned",
          "stale",
          "unknown",
          "failing",
          "partial",
          "stated",
          "operating",
        ]),
      ),
    ).toBe(
      "9 controls mapped: 1 operating, 1 stated, 1 partial, 1 failing, 1 unknown, 1 stale, 1 planned, 1 not applicable, 1 withheld",
    );
  });

  test("are in the singular for one and in words for none", () => {
    expect(countsSentence(tallyOf<ControlState>(["operating"]))).toBe(
      "1 control mapped: 1 operating",
    );
    expect(countsSentence({})).toBe("No control mapped");
  });
});

describe("the criteria of a portal", () => {
  const publish = { controlStatus: "current" } as const;
  const criterion = (portal: ReturnType<typeof portalOf>, id: string) =>
    present(portal.criteria.find((one) => one.id === id));

  test("are all 61, of which the common ones and those of the chosen categories are in scope", () => {
    const portal = portalOf({ company: { categories: ["security", "availability"] } });
    expect(portal.scope).toEqual({ inScope: 36, total: 61 });
    expect(criterion(portal, "A1.3").inScope).toBe(true);
    expect(criterion(portal, "P1.1").state).toBe("out-of-scope");
  });

  test("show a control mapped outside the scope, as such", () => {
    const portal = portalOf({
      company: { publish },
      controls: [control({ criteria: ["P1.1"] })],
      status: [statusFile([{ id: "C-1" }])],
    });
    expect(criterion(portal, "P1.1")).toMatchObject({
      inScope: false,
      state: "out-of-scope",
      counts: "1 control mapped: 1 operating",
    });
  });

  test("count a control once, however often it names the criterion", () => {
    const portal = portalOf({
      company: { publish },
      controls: [control({ criteria: ["CC6.1", "CC6.1"] })],
      status: [statusFile([{ id: "C-1" }])],
    });
    expect(criterion(portal, "CC6.1").counts).toBe("1 control mapped: 1 operating");
  });

  test("list public policies that name them", () => {
    const portal = portalOf({
      policies: [
        policy("open", { criteria: ["CC6.1"] }),
        policy("secret", { criteria: ["CC6.1"], access: "internal" }),
      ],
    });
    expect(criterion(portal, "CC6.1").policies.map(({ id }) => id)).toEqual(["open"]);
  });

  test("rely on a carved-out provider, but not on one whose controls were examined with the company's", () => {
    const subservice = (method: "carve-out" | "inclusive") => [
      { name: "Cloud", method, csocs: [{ criterion: "CC6.4", expects: "Guards its doors." }] },
    ];
    expect(
      criterion(
        portalOf({ reports: [report("soc2", { subservice: subservice("carve-out") })] }),
        "CC6.4",
      ).state,
    ).toBe("relies-on-others");
    expect(
      criterion(
        portalOf({ reports: [report("soc2", { subservice: subservice("inclusive") })] }),
        "CC6.4",
      ).state,
    ).toBe("unlisted");
  });

  test("are tallied under the heading of their category", () => {
    const portal = portalOf({
      company: { publish },
      controls: [control()],
      status: [statusFile([{ id: "C-1" }])],
    });
    expect(portal.categories.map(({ criteria }) => criteria.length)).toEqual([33, 3, 2, 5, 18]);
    expect(portal.categories[0]?.tally).toEqual({ operating: 1, unlisted: 32 });
    expect(portal.categories[4]?.tally).toEqual({ "out-of-scope": 18 });
  });
});
