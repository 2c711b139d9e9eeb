import { expect, test } from "vitest";
import { describePortal } from "#src/domain/portal.ts";
import { CRITERIA } from "#src/frameworks/criteria.ts";
import {
  contentOf,
  control,
  letter,
  policy,
  portalOf,
  report,
  statusFile,
  TODAY,
} from "../../support/content-builder.ts";

test("a company that has said nothing else has an empty portal that claims nothing", () => {
  const portal = portalOf();
  expect(portal).toMatchObject({
    asOf: TODAY,
    builtAt: `${TODAY}T08:00:00Z`,
    controls: [],
    reports: [],
    timelines: [],
    subprocessors: [],
    uptime: undefined,
  });
  expect(
    portal.criteria.every(({ state }) => state === "unlisted" || state === "out-of-scope"),
  ).toBe(true);
  expect(portal.panes.map(({ state }) => state)).toEqual([
    "hatched",
    "outline",
    "outline",
    "outline",
    "outline",
  ]);
});

test("the same content on the same day gives the same portal, and the content is left as it was", () => {
  const content = contentOf({
    reports: [letter("l"), report("soc2")],
    controls: [control({ operation: "manual" })],
  });
  const before = structuredClone(content);
  const moment = { today: TODAY, builtAt: `${TODAY}T08:00:00Z` };
  expect(describePortal(content, moment)).toEqual(describePortal(content, moment));
  expect(content).toEqual(before);
});

test("the passing of time demotes a portal and never breaks it", () => {
  const parts = {
    company: { publish: { controlStatus: "current" as const } },
    controls: [control()],
    status: [statusFile([{ id: "C-1" }])],
    reports: [report("soc2")],
  };
  const [now, later] = [portalOf(parts), portalOf(parts, "2036-01-01")];
  expect([now.panes[0]?.state, now.controls[0]?.state, now.reports[0]?.age?.state]).toEqual([
    "lit",
    "operating",
    "current",
  ]);
  expect([later.panes[0]?.state, later.controls[0]?.state, later.reports[0]?.age?.state]).toEqual([
    "hatched",
    "stale",
    "stale",
  ]);
});

test("two thousand policies and five thousand controls are described in well under a second of work", () => {
  const criteria = (index: number) =>
    [0, 7, 19].map((step) => CRITERIA[(index + step) % CRITERIA.length]?.id ?? "CC1.1");
  const policies = Array.from({ length: 2_000 }, (_, index) =>
    policy(`p${index}`, { criteria: criteria(index) }),
  );
  const controls = Array.from({ length: 5_000 }, (_, index) =>
    control({ id: `c${index}`, criteria: criteria(index), policies: [`p${index % 2_000}`] }),
  );
  const content = contentOf({
    company: { publish: { controlStatus: "history" } },
    policies,
    controls,
    status: [statusFile(controls.map(({ id }) => ({ id })))],
  });
  const before = process.cpuUsage();
  const portal = describePortal(content, { today: TODAY, builtAt: `${TODAY}T08:00:00Z` });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(1_000);
  expect([portal.controls.length, portal.policies.length]).toEqual([5_000, 2_000]);
});
