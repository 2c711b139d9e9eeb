import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { renderContentPage } from "#src/cli/docs/content-page.ts";
import { describeKeys } from "#src/cli/docs/describe-keys.ts";
import { renderImportPages } from "#src/cli/docs/import-pages.ts";
import { root } from "./run-cli.ts";

describe("docs/content.md", () => {
  it("says what the schemas say (else: npm run fanlight -- docs content)", () => {
    expect(readFileSync(join(root, "docs/content.md"), "utf8")).toBe(renderContentPage());
  });

  it("explains keys of objects, lists and names, needed ones and those with a value of their own", () => {
    const schema = {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string", description: "What it is called" },
        level: {
          anyOf: [
            { enum: ["low", "high"] },
            { type: "object", properties: { default: { type: "number" } } },
          ],
          default: "low",
        },
        items: {
          type: "array",
          items: { type: "object", properties: { id: { type: "string" } }, required: ["id"] },
        },
        rules: {
          type: "object",
          additionalProperties: { type: "object", properties: { reason: { type: "string" } } },
        },
      },
    };
    expect(
      describeKeys(schema).map(({ key, form, needed, says }) => [key, form, needed, says]),
    ).toEqual([
      ["name", "text", "yes", "What it is called"],
      ["level", "`low`, `high` or keys", "no: `low`", ""],
      ["level.default", "number", "no", ""],
      ["items", "list of entries", "no", ""],
      ["items[].id", "text", "yes", ""],
      ["rules", "names, each with keys", "no", ""],
      ["rules.*.reason", "text", "no", ""],
    ]);
  });
});

describe("docs/imports/", () => {
  it("says what the importers say (else: npm run fanlight -- docs imports)", () => {
    const folder = join(root, "docs/imports");
    const pages = readdirSync(folder).map((name) => [
      name,
      readFileSync(join(folder, name), "utf8"),
    ]);
    expect(Object.fromEntries(pages)).toEqual(Object.fromEntries(renderImportPages()));
  });
});
