import { expect, it } from "vitest";
import { checkChanged } from "../../fixtures/change-company.ts";

it("finds nothing in the company that every fixture starts from", async () => {
  const report = await checkChanged({});
  expect(report.problems).toEqual([]);
  expect(report.files).toBe(22);
});
