import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses front matter in JavaScript and never runs it", async () => {
  expect(
    await findProblems({
      "policies/plain.md": "---js\n{ title: (globalThis.ran = true, 'x') }\n---\n",
    }),
  ).toMatchInlineSnapshot(`
    "policies/plain.md:1:1 error front-matter-language
    Front matter in "js" is refused: only YAML is read, and nothing in it is ever executed. Write the first line as "---".
    expected: ---
    received: ---js"
  `);
  expect("ran" in globalThis).toBe(false);
});

it("refuses front matter in JSON and other languages", async () => {
  expect(
    await findProblems({
      "policies/plain.md": "---json\n{}\n---\n",
      "answers/sign-in.mdx": "---toml\n---\n",
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:1:1 error front-matter-language
    Front matter in "toml" is refused: only YAML is read, and nothing in it is ever executed. Write the first line as "---".
    expected: ---
    received: ---toml

    policies/plain.md:1:1 error front-matter-language
    Front matter in "json" is refused: only YAML is read, and nothing in it is ever executed. Write the first line as "---".
    expected: ---
    received: ---json"
  `);
});

it("refuses a text without front matter", async () => {
  expect(
    await findProblems({
      "policies/plain.md": "# Plain\n",
      "answers/sign-in.mdx": "----\ntitle: x\n----\n",
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:1:1 error front-matter
    This file does not start with front matter. Its first line must be "---", then the keys, then another line "---".
    expected: ---

    policies/plain.md:1:1 error front-matter
    This file does not start with front matter. Its first line must be "---", then the keys, then another line "---".
    expected: ---"
  `);
});

it("refuses front matter that is not closed", async () => {
  expect(await findProblems({ "policies/plain.md": "---\ntitle: Plain\n" })).toMatchInlineSnapshot(`
    "policies/plain.md:1:1 error front-matter
    The front matter that starts here has no closing line "---".
    expected: a line "---" below the last key"
  `);
});

it("refuses front matter that is closed by more than three hyphens", async () => {
  expect(
    await findProblems({ "policies/plain.md": "---\ntitle: Plain\n---- \nText\n" }),
  ).toMatchInlineSnapshot(`
    "policies/plain.md:3:1 error front-matter
    The line that closes the front matter must be "---" and nothing else.
    expected: ---
    received: ---- "
  `);
});

it("refuses front matter without a key", async () => {
  expect(await findProblems({ "policies/plain.md": "---\n---\nText\n" })).toMatchInlineSnapshot(`
    "policies/plain.md:1:1 error front-matter
    There is nothing between the two lines "---". At least a title belongs there."
  `);
});
