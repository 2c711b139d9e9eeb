import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { missingEntries } from "#src/setup/complete-lock.mjs";

const LOCKS = [
  "package-lock.json",
  "hosts/netlify/package-lock.json",
  "hosts/vercel/package-lock.json",
];

describe.each(LOCKS)("%s", (name) => {
  const text = readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

  test("has an entry for every optional dependency, so that npm ci passes on every platform", () => {
    expect(missingEntries(JSON.parse(text)), "run `npm run lock`").toEqual([]);
  });

  test("names no registry", () => {
    expect(text).not.toMatch(/"resolved": "(?!build-only")/);
  });
});
