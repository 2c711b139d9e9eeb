import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "#integrations/content-check/check.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** Where relative dates go wrong first: ends of long and short months, leap days, turns of years. */
const DAYS = [
  "2026-11-23",
  "2026-12-31",
  "2027-01-01",
  "2027-02-28",
  "2027-03-01",
  "2027-03-31",
  "2027-05-15",
  "2027-08-30",
  "2027-10-31",
  "2028-02-29",
  "2028-03-31",
];

describe("the fictional company", () => {
  it.each(DAYS)(
    "has no error on %s, and the same warnings as on any day",
    { timeout: 20_000 },
    async (today) => {
      const report = await checkContent({ root: ROOT, folder: join(ROOT, "content"), today });
      expect(
        report.problems.map(({ severity, rule, file }) => `${severity} ${rule} ${file}`),
      ).toEqual([
        "warning answer-overdue answers/custom-roles.mdx",
        "warning policy-overdue policies/vendor-management.mdx",
      ]);
    },
  );
});
