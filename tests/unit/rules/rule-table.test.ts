import { readdirSync, readFileSync } from "node:fs";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderRuleDocs, writeRuleDocs } from "#integrations/content-check/rule-docs.ts";
import { loaderRules } from "#src/domain/rules/loader-rules.ts";
import { CONTENT_RULES, RULES } from "#src/domain/rules/rule-table.ts";
import { LOADER_RULES } from "#src/loaders/problem.ts";

const ROOT = join(import.meta.dirname, "../../..");
const DOCS = join(ROOT, "docs/rules");

/** Tests show what the check says in snapshots; each problem there starts with its place, severity and rule. */
function rulesShownBy(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts"))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), "utf8").matchAll(
        /:\d+:\d+ (?:error|warning) ([a-z0-9-]+)$/gm,
      ),
    ])
    .map((match) => match[1] ?? "");
}

describe("the rule table", () => {
  it("has permanent ids, each once", () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it("describes what the loaders find", () => {
    expect(loaderRules.map(({ id }) => id)).toEqual([...LOADER_RULES]);
  });

  it("has a fixture for each rule that shows its exact message", () => {
    const shown = new Set(
      ["../rules", "../loaders"].flatMap((folder) =>
        rulesShownBy(join(import.meta.dirname, folder)),
      ),
    );
    expect(RULES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
    expect(CONTENT_RULES.length).toBeGreaterThan(50);
  });

  it("ends every sentence", () => {
    for (const { title, why, fix } of RULES) {
      expect(title).not.toMatch(/[.!]$/);
      expect(why).toMatch(/\.$/);
      expect(fix).toMatch(/\.$/);
    }
  });
});

describe("docs/rules", () => {
  it("is current: npm run fanlight -- docs rules writes it again", async () => {
    const wanted = await renderRuleDocs(DOCS);
    expect(readdirSync(DOCS).sort()).toEqual([...wanted.keys()].sort());
    for (const [name, text] of wanted) expect(readFileSync(join(DOCS, name), "utf8")).toBe(text);
  });

  it("has an example of before and after on each page", () => {
    for (const { id } of RULES) {
      const example = readFileSync(join(DOCS, `${id}.md`), "utf8").split("## Example\n")[1] ?? "";
      expect(example, id).toMatch(/^\nBefore:\n\n[\s\S]+\n\nAfter:\n\n[\s\S]+\n$/);
    }
  });

  it("keeps the examples that people wrote when it is written again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "fanlight-"));
    try {
      await writeRuleDocs(folder);
      const page = join(folder, "claim-words.md");
      await appendFile(page, "\nBefore:\n\nx\n\nAfter:\n\ny\n");
      await writeRuleDocs(folder);
      expect(readFileSync(page, "utf8")).toMatch(/## Example\n\nBefore:\n\nx\n\nAfter:\n\ny\n$/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
