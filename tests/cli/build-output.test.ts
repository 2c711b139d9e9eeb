import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isBuildCurrent, writeBuildStamp } from "#src/cli/site/build-stamp.ts";
import { quietLines } from "#src/cli/site/quiet-lines.ts";
import { temporaryFolder } from "./run-cli.ts";

describe("the lines of a build", () => {
  it.each([
    "",
    '12:00:00 [build] output: "static"',
    "12:00:00 [content] Syncing content",
    "12:00:00 [types] Generated 300ms",
    " generating static routes ",
    "12:00:01 ▶ src/pages/criteria/[id].astro",
    "12:00:01   ├─ /criteria/CC6.1/index.html (+3ms)",
    "\u001b[2m12:00:01\u001b[22m   \u001b[34m└─\u001b[39m \u001b[2m/index.html\u001b[22m (+3ms)",
    "12:00:02 ✓ Completed in 1.20s.",
  ])("leaves out %j", (line) => {
    expect(quietLines()(line)).toBe(false);
  });

  it.each([
    "12:00:00 [WARN] [build] Could not render `/x/`",
    "12:00:00 [ERROR] [vite] Build failed",
    "12:00:00 [fanlight-content-check] 2 warnings",
    "content/policies/access.mdx",
    '  error    "CC9.9" is not one of the 61 Trust Services Criteria.',
  ])("keeps %j", (line) => {
    expect(quietLines()(line)).toBe(true);
  });
});

describe("a report among the lines of a build", () => {
  it("keeps its empty lines, and only those", () => {
    const lines = ["12:00:00 [build] x", "", "a.mdx", "", "b.mdx", "12:00:01 [vite] y", ""];
    expect(lines.filter(quietLines())).toEqual(["a.mdx", "", "b.mdx"]);
  });
});

describe("whether the last build still holds", () => {
  function project() {
    const root = temporaryFolder();
    const content = join(root, "content");
    for (const folder of ["dist", "content/policies", "src"])
      mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, "dist/index.html"), "<p>");
    writeFileSync(join(root, "content/policies/a.mdx"), "text");
    const inputs = { root, content, today: "2026-11-23" };
    writeBuildStamp(inputs);
    return inputs;
  }
  const later = new Date(Date.now() + 60_000);

  it("holds while nothing has changed", () => {
    expect(isBuildCurrent(project())).toBe(true);
  });

  it("does not hold before the first build", () => {
    expect(
      isBuildCurrent({ root: temporaryFolder(), content: temporaryFolder(), today: "2026-11-23" }),
    ).toBe(false);
  });

  it("does not hold on the next day, nor for another content folder", () => {
    const inputs = project();
    expect(isBuildCurrent({ ...inputs, today: "2026-11-24" })).toBe(false);
    expect(isBuildCurrent({ ...inputs, content: temporaryFolder() })).toBe(false);
  });

  it("does not hold after a file was edited, or removed", () => {
    const edited = project();
    utimesSync(join(edited.content, "policies/a.mdx"), later, later);
    expect(isBuildCurrent(edited)).toBe(false);

    const removed = project();
    rmSync(join(removed.content, "policies/a.mdx"));
    utimesSync(join(removed.content, "policies"), later, later);
    expect(isBuildCurrent(removed)).toBe(false);
  });

  it("does not hold when something else has built into the folder since", () => {
    const inputs = project();
    utimesSync(join(inputs.root, "dist/index.html"), later, later);
    expect(isBuildCurrent(inputs)).toBe(false);
  });
});
