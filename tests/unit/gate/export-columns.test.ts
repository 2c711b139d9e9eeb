import { expect, it } from "vitest";
import { COLUMNS } from "#src/gate/records/export-columns.ts";
import { LIST_NAMES } from "#src/gate/records/export-records.ts";

it("gives every list that can be exported a head of its own", () => {
  expect(Object.keys(COLUMNS).sort()).toEqual([...LIST_NAMES].sort());
  for (const columns of Object.values(COLUMNS)) expect(new Set(columns).size).toBe(columns.length);
  expect(COLUMNS.people.slice(0, 2)).toEqual(["personId", "email"]);
});
