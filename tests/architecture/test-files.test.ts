import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const run = [
  "tests/{unit,components,architecture,cli,build,site,endpoints,contract}/**/*.test.ts",
  "tests/e2e/**/*.spec.ts",
];

test("every test that may be skipped says why in its name, in parentheses at the end", () => {
  const found = globSync(run, { cwd: root }).flatMap((file) =>
    readFileSync(resolve(root, file), "utf8")
      .split(/\.(?=(?:skip|run)If\()/)
      .slice(1)
      .map((rest) => ({ file, names: rest.split("=>")[0] ?? "" })),
  );
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(({ names }) => !/\([^()"]+\)["`]/.test(names))).toEqual([]);
});

test("every test file lies where npm test looks for it", () => {
  const all = globSync("{src,integrations,tests,bench}/**/*.{test,spec}.*", { cwd: root });
  const found = new Set(globSync(run, { cwd: root }));
  expect(all.filter((file) => !found.has(file))).toEqual([]);
});
