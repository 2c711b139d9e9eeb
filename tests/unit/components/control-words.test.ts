import { describe, expect, test } from "vitest";
import { groupControls } from "#src/components/controls/control-groups.ts";
import {
  describeOperation,
  lastSeenOn,
  nameVoice,
  rankOf,
} from "#src/components/controls/control-words.ts";
import { countStates, describeControls } from "#src/components/controls/count-states.ts";
import type { ControlInput } from "#src/schemas/control.ts";
import {
  control,
  type Parts,
  portalOf,
  present,
  statusFile,
} from "../../support/content-builder.ts";

const open = { publish: { controlStatus: "history" } } as const;
const performed = { on: "2026-11-01", by: "Security Lead" };

function viewOf(over: Partial<ControlInput>, parts: Parts = {}) {
  const { controls } = portalOf({
    company: open,
    controls: [control({ id: "AC-01", ...over })],
    ...parts,
  });
  return present(controls[0]);
}
const status = [statusFile([{ id: "AC-01" }])];

describe("whose word a state is", () => {
  test("a tool's, where one watches it", () => {
    expect(nameVoice(viewOf({ operation: "automated" }, { status }), "Acme")).toBe(
      "Monitored by Scanner",
    );
  });

  test("the company's, where people perform it", () => {
    const view = viewOf({ operation: "manual", lastPerformed: performed });
    expect(nameVoice(view, "Acme")).toBe("Stated by Acme");
  });

  test("both, where it is watched and performed", () => {
    const view = viewOf({ operation: "both", lastPerformed: performed }, { status });
    expect(nameVoice(view, "Acme")).toBe("Monitored by Scanner, and stated by Acme");
  });

  test("the company's, where it says that a control is planned or does not apply", () => {
    expect(nameVoice(viewOf({ status: "planned" }), "Acme")).toBe("Stated by Acme");
    const none = viewOf({ status: "not-applicable", reason: "No paper is kept." });
    expect(nameVoice(none, "Acme")).toBe("Stated by Acme");
  });

  test("nobody's, where nothing has been seen or recorded", () => {
    expect(nameVoice(viewOf({ operation: "automated" }), "Acme")).toBe("Nothing seen yet");
    expect(nameVoice(viewOf({ operation: "manual" }), "Acme")).toBe("Nothing recorded yet");
  });

  test("none is named where live status is withheld", () => {
    const view = viewOf({ operation: "automated" }, { status, company: {} });
    expect(view.state).toBe("withheld");
    expect(nameVoice(view, "Acme")).toBe("Live status");
    expect(lastSeenOn(view)).toBeUndefined();
  });
});

test("how a control runs is told with its cadence", () => {
  expect(describeOperation(viewOf({ operation: "manual", cadence: "quarterly" }))).toBe(
    "Manual, quarterly",
  );
  expect(describeOperation(viewOf({ operation: "automated" }))).toBe("Automated");
});

test("the newest of check and performance counts as last seen", () => {
  const view = viewOf({ operation: "both", lastPerformed: performed }, { status });
  expect(lastSeenOn(view)).toBe("2026-11-22");
});

test("what is failing needs attention before what is stale, and that before what is operating", () => {
  expect([rankOf("failing"), rankOf("stale"), rankOf("operating")].sort()).toEqual([
    rankOf("failing"),
    rankOf("stale"),
    rankOf("operating"),
  ]);
});

test("controls are counted by state, without a percentage", () => {
  const { controls } = portalOf({
    company: open,
    status,
    controls: [control({ id: "AC-01" }), control({ id: "AC-02", status: "planned" })],
  });
  expect(describeControls(controls)).toBe("2 controls: 1 operating, 1 planned");
});

test("where status is withheld from any control, none is said to be failing or not", () => {
  const stateNames = (states: ("operating" | "withheld")[]) =>
    countStates(states.map((state) => ({ state }))).map(({ state }) => state);
  expect(stateNames(["operating"])).toContain("failing");
  expect(stateNames(["operating", "withheld"])).toEqual(["operating", "withheld"]);
});

describe("groups of controls", () => {
  function groupsOf(...ids: [id: string, ...criteria: string[]][]) {
    const controls = ids.map(([id, ...criteria]) => control({ id, criteria }));
    return groupControls(portalOf({ controls }).controls);
  }

  test("ids with the same letters stand together, named by the series they are mostly mapped to", () => {
    const groups = groupsOf(["AC-01", "CC5.2", "CC6.1"], ["AC-02", "CC6.2"], ["CM-01", "CC8.1"]);
    expect(
      groups.map(({ prefix, series, controls }) => [prefix, series?.series, controls.length]),
    ).toEqual([
      ["AC", "CC6", 2],
      ["CM", "CC8", 1],
    ]);
  });

  test("ids without letters, or all with the same, make one group without a name", () => {
    expect(groupsOf(["1.1", "CC6.1"], ["AC-01", "CC6.1"])).toHaveLength(1);
    expect(groupsOf(["AC-01", "CC6.1"], ["AC-02", "CC6.1"])[0]?.prefix).toBeUndefined();
  });
});
