import { expect, test } from "vitest";
import { cleanText } from "#src/exports/markdown/clean-text.ts";

test("a plain text stays as it is", () => {
  expect(cleanText("\n## One\n\nTwo *three*.\n", "mdx")).toBe("## One\n\nTwo *three*.");
});

test("what no page of MDX shows is taken out, behind letters of any width too", () => {
  const body = [
    "import Note from './note.astro'",
    "",
    "Größe 👍 日本 {/* WORD-inline */}after.",
    "",
    "{/* WORD-block",
    "over lines */}",
    "",
    "<Note title='WORD-attribute'>",
    "",
    "Inside **stays**.",
    "",
    "</Note>",
    "",
    "`{/* code stays */}`",
    "",
    "```js",
    "{/* so does this */}",
    "```",
    "",
    "[//]: # (WORD-definition)",
    "",
    "See [the list][list].",
    "",
    "[list]: /subprocessors/",
  ].join("\n");
  const text = cleanText(body, "mdx");
  expect(text).not.toMatch(/WORD|import|Note/);
  expect(text).toContain("Größe 👍 日本 after.");
  expect(text).toContain("Inside **stays**.");
  expect(text).toContain("`{/* code stays */}`");
  expect(text).toContain("{/* so does this */}");
  expect(text).toContain("[list]: /subprocessors/");
});

test("comments and elements of HTML are taken out of Markdown, their words are not", () => {
  const body = [
    "Größe 👍 <!-- WORD-inline --> after <b title='WORD-title'>bold</b>.",
    "",
    "<!-- WORD-block -->",
    "",
    "<div class='WORD-class'>kept words<script>WORD-script</script></div>",
    "",
    "<!-- WORD-open",
    "",
    "never closed",
  ].join("\n");
  const text = cleanText(body, "md");
  expect(text).not.toMatch(/WORD|<|never closed/);
  expect(text).toContain("after bold.");
  expect(text).toContain("kept words");
});
