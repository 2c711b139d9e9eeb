import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingEntries } from "#src/setup/complete-lock.mjs";

const text = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");

test("every optional dependency has a lock entry, so that npm ci passes on every platform", () => {
  expect(missingEntries(JSON.parse(text)), "run `npm run lock`").toEqual([]);
});

test("the lock names no registry", () => {
  expect(text).not.toContain('"resolved"');
});
