import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { JOBS } from "#src/gate/jobs/jobs.ts";
import { listSources } from "../../../architecture/import-graph.ts";

const ROOT = resolve(import.meta.dirname, "../../../..");

it("lists every job that a concept exports", () => {
  const exported = listSources(ROOT, ["src/gate"]).flatMap((file) =>
    [...readFileSync(resolve(ROOT, file), "utf8").matchAll(/^export const (\w+): Job = /gm)].map(
      ([, name]) => name ?? "",
    ),
  );
  const list = readFileSync(resolve(ROOT, "src/gate/jobs/jobs.ts"), "utf8");
  expect(exported.filter((name) => !new RegExp(`^  ${name},$`, "m").test(list))).toEqual([]);
  expect(JOBS).toHaveLength(exported.length);
});

it("names each job once", () => {
  const names = JOBS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
