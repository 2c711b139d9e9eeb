import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "#integrations/content-check/check.ts";
import { describePortal } from "#src/domain/portal.ts";
import type { Portal } from "#src/domain/views.ts";
import { listRecords } from "#src/exports/search/list-records.ts";
import { readAddressLists } from "#src/loaders/address-lists.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import type { Content } from "#src/schemas/content.ts";

const folder = resolve(import.meta.dirname, "../../content");

/** First and last days of months of every length, a leap day, the turn of a year, and a day like any other. */
const DAYS = [
  "2026-11-23",
  "2026-12-31",
  "2027-01-01",
  "2027-02-28",
  "2027-03-01",
  "2027-03-31",
  "2027-04-30",
  "2027-05-01",
  "2028-02-29",
  "2028-03-01",
];

async function portalOn(today: string): Promise<Portal> {
  const { content } = await loadContent({ folder, today });
  return describePortal(content as Content, { today, builtAt: `${today}T06:00:00Z` });
}

async function addressesOn(today: string): Promise<string[]> {
  const { content } = await loadContent({ folder, today });
  return listRecords(await portalOn(today), content as Content).map(({ url }) => url);
}

describe.each(DAYS)("the sample company on %s", (today) => {
  it("has no error, and only the two warnings that it is meant to show", async () => {
    // Judged without the project's private/ folder, which may hold files of an older state.
    const { errors, problems } = await checkContent({ root: folder, folder, today });
    expect(errors).toBe(0);
    expect(problems.map(({ rule, file }) => `${rule} ${file}`)).toEqual([
      "answer-overdue answers/custom-roles.mdx",
      "policy-overdue policies/vendor-management.mdx",
    ]);
  });

  it("shows the states that the example is there to show", async () => {
    const portal = await portalOn(today);
    const criterion = (id: string) => portal.criteria.find((one) => one.id === id)?.state;
    expect(criterion("CC6.4")).toBe("relies-on-others");
    expect(criterion("CC7.1")).toBe("attention");
    expect(criterion("CC6.8")).toBe("unverified");
    expect(criterion("PI1.3")).toBe("unlisted");
    expect(criterion("PI1.4")).toBe("planned");
    expect(portal.panes.map(({ state }) => state)).toEqual([
      "lit",
      "lit",
      "lit",
      "hatched",
      "outline",
    ]);
    const control = (id: string) => portal.controls.find((one) => one.id === id)?.state;
    expect(["OP-01", "OP-02", "OP-04", "EP-02", "BC-02", "RM-03", "AU-01"].map(control)).toEqual([
      "operating",
      "failing",
      "stale",
      "unknown",
      "stated",
      "stale",
      "stale",
    ]);
    const subprocessor = (id: string) => portal.subprocessors.find((one) => one.id === id)?.state;
    expect(
      ["carta-routing", "tallyman-analytics", "voltage-chat", "old-mailer"].map(subprocessor),
    ).toEqual(["in-notice", "announced", "active", "removed"]);
  });

  it("publishes each address that it once published", async () => {
    const { kept } = await readAddressLists(folder);
    const first = new Set(await addressesOn(DAYS[0] as string));
    const now = new Set(await addressesOn(today));
    const searched = kept.filter((address) => first.has(address));
    expect(searched.length).toBeGreaterThan(500);
    expect(searched.filter((address) => !now.has(address))).toEqual([]);
  });

  it("has a month that nothing covers, two letters in a chain, and days in observation only", async () => {
    const { timelines } = await portalOn(today);
    const spansOf = (name: string) => timelines.find((one) => one.name === name)?.spans ?? [];
    const holders = (name: string) => spansOf(name).map(({ cover, report }) => report ?? cover);
    const onBoth = [
      "soc2-type2-first",
      "gap-letter-first",
      "none",
      "soc2-type2",
      "letter-one",
      "letter-two",
      "soc2-type2-next",
    ];
    expect(holders("SOC 2")).toEqual(["soc2-type1-first", ...onBoth]);
    expect(timelines).toHaveLength(1);
    const spans = spansOf("SOC 2");
    const hole = spans.find(({ cover }) => cover === "none");
    expect(hole?.days).toBeGreaterThanOrEqual(28);
    expect(hole?.days).toBeLessThanOrEqual(31);
  });
});
