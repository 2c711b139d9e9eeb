import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { run } from "#src/cli/manifest/verify.ts";
import { DIST, listFiles, pages, textOfMain } from "./built-site.ts";

it("lists every public file of the build with its hash", async () => {
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const context = { root: DIST, cwd: DIST, env: {}, color: false, out: say, err: say };
  expect(await run(["."], { ...context, ask: undefined })).toBe(0);
  const count = Number(/^All (\d+) files/.exec(said.join("\n"))?.[1]);
  expect(count).toBe(
    listFiles().filter((file) => !/\.(?:br|gz)$|^\/?(?:_headers|manifest\.json)$/.test(file))
      .length,
  );
  expect(existsSync(join(DIST, "manifest.json"))).toBe(true);
});

it("says what has changed in a year, and prints a record with its hash", () => {
  const textOf = (path: string) => textOfMain(pages.find((page) => page.path === path)?.html ?? "");
  expect(textOf("/changes/")).toMatch(/SOC 2 Type 2 report Standing: In observation, now In force/);
  expect(textOf("/changes/")).toContain("Exceptions: count, now text");
  expect(textOf("/changes/record/")).toMatch(/Content hash .*[0-9a-f]{64}/);
  const entries = readFileSync(join(DIST, "share/entries.json"), "utf8");
  expect(JSON.parse(entries).kinds.criteria.length).toBe(43);
});
