import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("names the line of broken YAML", async () => {
  expect(
    await findProblems({ "facts.yaml": "hosting:\n  regions: [Frankfurt\n  residency: none\n" }),
  ).toMatchInlineSnapshot(`
    "facts.yaml:3:3 error yaml-syntax
    This is not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]."
  `);
});

it("says that values starting with @ stand in quotes", async () => {
  expect(
    await findProblems({ "facts.yaml": "restoreTest:\n  on: @today\n" }),
  ).toMatchInlineSnapshot(`
    "facts.yaml:2:7 error yaml-syntax
    In YAML a value cannot start with @ unless it stands in quotes.
    suggestion: "@today""
  `);
});

it("refuses tabs, second documents and unknown aliases", async () => {
  expect(
    await findProblems({
      "facts.yaml": "a:\n\tb: 1\n",
      "access.yaml": "---\nrules: []\n---\nrules: []\n",
      "uptime/components.yaml": "components: *none\n",
    }),
  ).toMatchInlineSnapshot(`
    "access.yaml:3:1 error yaml-syntax
    A line "---" starts a second document here. One file holds one document.

    facts.yaml:2:1 error yaml-syntax
    This is not valid YAML: tabs are not allowed as indentation.

    uptime/components.yaml:1:13 error yaml-syntax
    The alias "*none" repeats an anchor that does not stand above it."
  `);
});

it("refuses a key that stands twice", async () => {
  expect(
    await findProblems({
      "reports/soc2-2026.yaml": [["type: 2", "type: 2\ntype: 1"]],
      "policies/plain.md": [["version:", "title: Again\nversion:"]],
    }),
  ).toMatchInlineSnapshot(`
    "policies/plain.md:3:1 error duplicate-key
    The key "title" stands twice in the same place. Only one of them could be used.

    reports/soc2-2026.yaml:3:1 error duplicate-key
    The key "type" stands twice in the same place. Only one of them could be used."
  `);
});

it("refuses tags, merge keys, directives and keys that are lists", async () => {
  expect(
    await findProblems({
      "facts.yaml": 'hosting: !!js/function "x"\n',
      "access.yaml": "base: &base { a: 1 }\nrules:\n  <<: *base\n",
      "uptime/components.yaml": "%YAML 1.1\n---\ncomponents: []\n",
      "documents/dpa.yaml": "? [kind]\n: dpa\n",
    }),
  ).toMatchInlineSnapshot(`
    "access.yaml:3:3 error yaml-feature
    Merge keys ("<<") are not supported. Write the keys out.

    documents/dpa.yaml:1:3 error yaml-feature
    A key must be a plain word.

    facts.yaml:1:24 error yaml-feature
    The YAML tag "!!js/function" is not used here. Write the plain value.

    uptime/components.yaml:1:1 error yaml-feature
    This file starts with a YAML directive. Leave it out: files are read as YAML 1.2."
  `);
});

it("refuses aliases that would fill the memory", async () => {
  expect(
    await findProblems({
      "facts.yaml": [
        "a: &a [x,x,x,x,x,x,x,x,x]",
        ..."bcdefghi"
          .split("")
          .map(
            (key, index) => `${key}: &${key} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`,
          ),
      ].join("\n"),
    }),
  ).toMatchInlineSnapshot(`
    "facts.yaml:1:1 error yaml-aliases
    This file repeats itself through anchors and aliases so often that it would fill the memory. Write the values out.
    expected: at most 100 repetitions"
  `);
});

it("refuses nesting that no content needs", async () => {
  expect(
    await findProblems({
      "facts.yaml": `${"[".repeat(5000)}${"]".repeat(5000)}`,
      "access.yaml": `rules: ${"[".repeat(80)}${"]".repeat(80)}`,
      "status/scanner.json": `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
    }),
  ).toMatchInlineSnapshot(`
    "access.yaml:1:9 error schema
    "rules[0]" must be a mapping of keys to values.
    expected: a mapping of keys to values
    received: a list

    access.yaml:1:72 error nesting
    Lists and mappings are nested more than 64 levels deep here. Nothing in this content needs that.
    expected: at most 64 levels

    facts.yaml:1:1 error nesting
    Lists and mappings are nested more than 64 levels deep here. Nothing in this content needs that.
    expected: at most 64 levels

    status/scanner.json:1:66 error nesting
    Lists and mappings are nested more than 64 levels deep here. Nothing in this content needs that.
    expected: at most 64 levels"
  `);
});

it("survives an alias of a list to itself", async () => {
  expect(
    await findProblems({ "facts.yaml": "hosting: &a\n  regions: [*a, *a]\n" }),
  ).toMatchInlineSnapshot(`
    "facts.yaml:2:13 error schema
    "hosting.regions[0]" must be text.
    expected: text
    received: a mapping of keys to values

    facts.yaml:2:17 error schema
    "hosting.regions[1]" must be text.
    expected: text
    received: a mapping of keys to values"
  `);
});

it("takes names of JavaScript for what they are, unknown keys", async () => {
  expect(
    await findProblems({
      "facts.yaml": "__proto__: { polluted: true }\nconstructor: 1\n",
      "status/scanner.json": [['"schema"', '"__proto__": { "polluted": true }, "schema"']],
    }),
  ).toMatchInlineSnapshot(`
    "facts.yaml:1:1 error unknown-key
    "__proto__" is not a key that is known here.
    expected: one of hosting, encryption, keys, signIn, penetrationTest, restoreTest, breachNotice, exit, training, dpa, disclosure, insurance, contact24x7, data, ai

    facts.yaml:2:1 error unknown-key
    "constructor" is not a key that is known here.
    expected: one of hosting, encryption, keys, signIn, penetrationTest, restoreTest, breachNotice, exit, training, dpa, disclosure, insurance, contact24x7, data, ai

    status/scanner.json:2:3 error unknown-key
    "__proto__" is not a key that is known here.
    expected: one of schema, generatedAt, source, controls"
  `);
});
