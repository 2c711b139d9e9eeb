import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { renderJsonSchemas } from "#src/schemas/json-schemas.ts";

const FOLDER = join(import.meta.dirname, "../../../src/schemas/json");

it("is current: npm run fanlight -- docs schemas writes the JSON Schemas again", () => {
  const wanted = renderJsonSchemas();
  expect(readdirSync(FOLDER).sort()).toEqual([...wanted.keys()].sort());
  for (const [name, text] of wanted) expect(readFileSync(join(FOLDER, name), "utf8")).toBe(text);
});

it("lets editors accept relative dates, and nothing else that is no date", () => {
  const schema = JSON.parse(renderJsonSchemas().get("policy.schema.json") ?? "");
  const date = new RegExp(schema.properties.nextReview.pattern);
  for (const good of ["2026-11-23", "@today", "@today-30d", "@today-2m$"])
    expect(good).toMatch(date);
  for (const bad of ["23.11.2026", "2026-11", "tomorrow", "@today-2q"])
    expect(bad).not.toMatch(date);
});
