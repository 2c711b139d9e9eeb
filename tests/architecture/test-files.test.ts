import { globSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const run = [
  "tests/{unit,components,architecture,cli,build,site,endpoints,contract}/**/*.test.ts",
  "tests/e2e/**/*.spec.ts",
];

test("every test file lies where npm test looks for it", () => {
  const all = globSync("{src,integrations,tests,bench}/**/*.{test,spec}.*", { cwd: root });
  const found = new Set(globSync(run, { cwd: root }));
  expect(all.filter((file) => !found.has(file))).toEqual([]);
});
