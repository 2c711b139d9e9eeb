import { expect, test } from "vitest";
import { linkHeadings } from "#integrations/fanlight/heading-links.ts";
import { nameAnchors, slugOf } from "#src/domain/heading-anchors.ts";
import { anchorsIn } from "#src/domain/rules/headings.ts";

interface Node {
  type: string;
  tagName: string;
  properties: Record<string, unknown>;
  children: unknown[];
}
type Visit = (node: Node, tree: { textContent: () => string }) => Node;

function pluginOf(name: string) {
  const hastPlugins: (() => { element: { visit: Visit } })[] = [];
  linkHeadings({ processor: { name, options: { hastPlugins } } } as unknown as Parameters<
    typeof linkHeadings
  >[0]);
  return hastPlugins[0];
}

function heading(children: unknown[], properties = {}): Node {
  return { type: "element", tagName: "h2", properties, children };
}

test("a heading gets an id and becomes a link to itself", () => {
  const visit = pluginOf("satteri")?.().element.visit;
  const text = { type: "text", value: "Roles" };
  expect(visit?.(heading([text]), { textContent: () => "Roles" })).toEqual(
    heading(
      [
        {
          type: "element",
          tagName: "a",
          properties: { className: ["anchor"], href: "#roles" },
          children: [text],
        },
      ],
      { id: "roles" },
    ),
  );
});

test("a heading that holds a link gets its id only", () => {
  const visit = pluginOf("satteri")?.().element.visit;
  const link = { type: "element", tagName: "a", properties: {}, children: [] };
  const emphasis = { type: "element", tagName: "em", properties: {}, children: [link] };
  expect(visit?.(heading([emphasis]), { textContent: () => "Vendors" })).toEqual(
    heading([emphasis], { id: "vendors" }),
  );
});

test("a processor that is not known is left as it is", () => {
  expect(pluginOf("unified")).toBeUndefined();
});

test("repeated headings are numbered", () => {
  const nameAnchor = nameAnchors();
  expect(["Scope", "Scope", "Scope 1", "Scope"].map(nameAnchor)).toEqual([
    "scope",
    "scope-1",
    "scope-1-1",
    "scope-2",
  ]);
});

test("the check of links knows the same anchors as the page has", () => {
  const headings = ["Roles & duties", "What's new? (2026)", "Größe", "Roles & duties"];
  const nameAnchor = nameAnchors();
  expect(slugOf("Roles & duties")).toBe("roles--duties");
  expect([...(anchorsIn(headings.map((text) => `## ${text}\n`).join("\n")) ?? [])]).toEqual(
    headings.map(nameAnchor),
  );
});

test("a row of a table is named after its first cell, repeats numbered, and a row of headings is not", () => {
  const visit = pluginOf("satteri")?.().element.visit;
  const row = (tagName: string): Node => ({
    ...heading([{ type: "element", tagName, properties: {}, children: [] }]),
    tagName: "tr",
  });
  const ids = ["td", "td", "th"].map(
    (tag) => visit?.(row(tag), { textContent: () => "Tier 1" }).properties.id,
  );
  expect(ids).toEqual(["row-tier-1", "row-tier-1-1", undefined]);
});

test.each([
  ["mailto:privacy@example.com", "privacy@example.com", ["bare"]],
  ["https://mvsp.dev/", "mvsp.dev", ["bare"]],
  ["https://example.com/a/", "https://example.com/a/", ["bare"]],
  ["mailto:privacy@example.com", "Write to us", undefined],
  ["https://example.com/", "example.com/a", undefined],
  [undefined, "", undefined],
])("a link to %s that says %j is marked %j, for print", (href, words, className) => {
  const visit = pluginOf("satteri")?.().element.visit;
  const link = { ...heading([], { href }), tagName: "a" };
  expect(visit?.(link, { textContent: () => words }).properties).toEqual({
    href,
    ...(className && { className }),
  });
});
