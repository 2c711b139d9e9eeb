import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkChanged, findProblems } from "../../fixtures/change-company.ts";

/** Five lines of front matter stand before the text. */
function policy(text: string): string {
  return `---\ntitle: Plain\nversion: "1"\naccess: public\n---\n${text}\n`;
}

function findIn(text: string): Promise<string> {
  return findProblems({ "policies/written.mdx": policy(text) });
}

it("names braces that are never closed and braces around prose", async () => {
  expect(
    await findIn("# Keys {#keys}\n\nSet {the name} first. 😀 Then { stop."),
  ).toMatchInlineSnapshot(`
    "policies/written.mdx:6:8 error mdx-syntax
    MDX reads "{#keys}" as code, and it is not code that can be read. Write \\{ for a brace in prose.
    suggestion: \\{#keys}

    policies/written.mdx:8:5 error mdx-syntax
    MDX reads "{the name}" as code, and it is not code that can be read. Write \\{ for a brace in prose.
    suggestion: \\{the name}

    policies/written.mdx:8:31 error mdx-syntax
    MDX reads "{" as the start of code, and no "}" closes it here. Write \\{ for a brace in prose.
    suggestion: \\{"
  `);
});

it("names placeholders between braces, which would only fail while pages are built", async () => {
  expect(await findIn("Write to {email}, {{company}} or {contact.mail}.")).toMatchInlineSnapshot(`
    "policies/written.mdx:6:10 error mdx-syntax
    MDX reads "{email}" as code, and nothing here has the name "email". Write \\{ for a brace in prose.
    suggestion: \\{email}

    policies/written.mdx:6:19 error mdx-syntax
    MDX reads "{{company}}" as code, and nothing here has the name "company". Write \\{ for a brace in prose.
    suggestion: \\{{company}}

    policies/written.mdx:6:34 error mdx-syntax
    MDX reads "{contact.mail}" as code, and nothing here has the name "contact". Write \\{ for a brace in prose.
    suggestion: \\{contact.mail}"
  `);
});

it("names elements that are not closed, and says how a line is broken", async () => {
  expect(
    await findIn(
      'One<br>two\n\n| a | b |\n|---|---|\n| <br class="x"> | <div>c |\n\nAn <b>unclosed\n\nword</b></p>',
    ),
  ).toMatchInlineSnapshot(`
    "policies/written.mdx:6:4 error mdx-syntax
    MDX reads "<br>" as an element that nothing closes. Write it with a slash: <br />.
    suggestion: <br />

    policies/written.mdx:10:3 error mdx-syntax
    MDX reads "<br class="x">" as an element that nothing closes. Write it with a slash: <br class="x" />.
    suggestion: <br class="x" />

    policies/written.mdx:12:4 error mdx-syntax
    MDX reads "<b>" as an element, and no "</b>" closes it in the same paragraph or block. Write &lt; for "<" in prose, or close the element.

    policies/written.mdx:14:9 error mdx-syntax
    "</p>" stands where "<div>" of line 10 must be closed first. Close elements in turn, the innermost first."
  `);
});

it("names characters that start no element", async () => {
  expect(
    await findIn(
      "<5 days, or <= 6\n\n<insert email here>\n\nSee <https://example.com> or <help@example.com> or <a href=x>.",
    ),
  ).toMatchInlineSnapshot(`
    "policies/written.mdx:6:1 error mdx-syntax
    MDX reads "<" as the start of an element, and "<5" starts none. Write &lt; for "<" in prose.
    suggestion: &lt;5

    policies/written.mdx:6:13 error mdx-syntax
    MDX reads "<" as the start of an element, and "<=" starts none. Write &lt; for "<" in prose.
    suggestion: &lt;=

    policies/written.mdx:8:1 error mdx-syntax
    MDX reads "<insert email here>" as an element, and no "</insert>" closes it in the same paragraph or block. Write &lt; for "<" in prose, or close the element.
    suggestion: &lt;insert email here>

    policies/written.mdx:10:5 error mdx-syntax
    MDX does not read "<https://example.com>" as a link. Write the link as [text](address).
    suggestion: [https://example.com](https://example.com)

    policies/written.mdx:10:30 error mdx-syntax
    MDX does not read "<help@example.com>" as a link. Write the link as [text](address).
    suggestion: [help@example.com](mailto:help@example.com)

    policies/written.mdx:10:52 error mdx-syntax
    MDX reads "<a" as the start of an element, which is not written as one. Write &lt; for "<" in prose; in an element put values into quotes and end it with ">"."
  `);
});

it("names HTML comments", async () => {
  expect(await findIn("<!-- for us -->\n\nText <!-- two\nlines --> on")).toMatchInlineSnapshot(`
    "policies/written.mdx:6:1 error mdx-syntax
    MDX has no HTML comments ("<!-- -->"). Write {/* and */} around a comment; no page shows it.
    suggestion: {/* for us */}

    policies/written.mdx:8:6 error mdx-syntax
    MDX has no HTML comments ("<!-- -->"). Write {/* and */} around a comment; no page shows it."
  `);
});

it("names elements that are closed in the wrong order", async () => {
  expect(await findIn("<div>\n\n<section>\n\n</div>\n\n</section>")).toMatchInlineSnapshot(`
    "policies/written.mdx:10:1 error mdx-syntax
    "</div>" stands where "<section>" of line 8 must be closed first. Close elements in turn, the innermost first.

    policies/written.mdx:12:1 error mdx-syntax
    "</section>" stands where "<div>" of line 6 must be closed first. Close elements in turn, the innermost first."
  `);
});

it("names prose that starts like code, and text that follows code too closely", async () => {
  expect(
    await findIn(
      "export controls apply here.\n\nText.\n\nimport them all\n\nexport const a = 1;\n**Text**",
    ),
  ).toMatchInlineSnapshot(`
    "policies/written.mdx:6:1 error mdx-syntax
    MDX reads a paragraph that starts with "export" as code, and it is not code that can be read. Begin with another word if it is prose; leave an empty line between code and text.

    policies/written.mdx:10:1 error mdx-syntax
    MDX reads a paragraph that starts with "import" as code, and it is not code that can be read. Begin with another word if it is prose; leave an empty line between code and text.

    policies/written.mdx:12:1 error mdx-syntax
    MDX reads a paragraph that starts with "export" as code, and it is not code that can be read. Begin with another word if it is prose; leave an empty line between code and text."
  `);
  expect(await findIn('import x from "x"\nhello')).toMatchInlineSnapshot(`
    "policies/written.mdx:7:1 error mdx-syntax
    MDX reads the lines below "import" as code up to the next empty line, and this one is not. Leave an empty line before the text."
  `);
});

it("names components, and files to import, that are not there", async () => {
  const text = [
    'import Missing from "./missing.astro";',
    'import There from "./_there.astro";',
    'import { Package } from "package";',
    "",
    "<Missing /> <There /> <Package /> <Fragment>a</Fragment>",
    "",
    "Ask the <Owner /> or <Team.Lead />.",
  ].join("\n");
  expect(
    await findProblems(
      { "policies/written.mdx": policy(text) },
      { prepare: (folder) => writeFile(join(folder, "policies/_there.astro"), "there\n") },
    ),
  ).toMatchInlineSnapshot(`
    "policies/written.mdx:6:1 error mdx-syntax
    There is no file "./missing.astro" as seen from this one, so nothing can be imported from it. Correct the path, or remove the import.

    policies/written.mdx:12:9 error mdx-syntax
    MDX reads "<Owner" as a component, and none of that name is imported here. Import it above the text, or write &lt; for "<" in prose.

    policies/written.mdx:12:22 error mdx-syntax
    MDX reads "<Team.Lead" as a component, and none of that name is imported here. Import it above the text, or write &lt; for "<" in prose."
  `);
});

it("tells all faults of all files at once, in every folder of texts", async () => {
  expect(
    await findProblems({
      "answers/sign-in.mdx": [["Yes. The", "Yes {. The"]],
      "nda/mutual.mdx": [["---\n\n", "---\n\nYou <3 months\n\n"]],
      "policies/access-control.mdx": [["---\n\n", "---\n\nOne<br>two<br>three\n\n"]],
      "updates/outage.mdx": [["---\n\n", "---\n\n<!-- x -->\n\n"]],
      "policies/plain.md": [["title:", "titel:"]],
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:16:5 error mdx-syntax
    MDX reads "{" as the start of code, and no "}" closes it here. Write \\{ for a brace in prose.
    suggestion: \\{

    nda/mutual.mdx:8:5 error mdx-syntax
    MDX reads "<" as the start of an element, and "<3" starts none. Write &lt; for "<" in prose.
    suggestion: &lt;3

    policies/access-control.mdx:10:4 error mdx-syntax
    MDX reads "<br>" as an element that nothing closes. Write it with a slash: <br />.
    suggestion: <br />

    policies/access-control.mdx:10:11 error mdx-syntax
    MDX reads "<br>" as an element that nothing closes. Write it with a slash: <br />.
    suggestion: <br />

    policies/plain.md:2:1 error schema
    "title" is missing.
    expected: text

    policies/plain.md:2:1 error unknown-key
    "titel" is not a key that is known here.
    expected: one of title, acronym, version, owner, approver, approvedOn, nextReview, criteria, products, summary, access, revisions
    suggestion: title

    updates/outage.mdx:13:1 error mdx-syntax
    MDX has no HTML comments ("<!-- -->"). Write {/* and */} around a comment; no page shows it.
    suggestion: {/* x */}"
  `);
});

it("counts lines and columns right with Windows line endings and a text that begins with a rule", async () => {
  const text = policy("---\n\n😀 One { two").replaceAll("\n", "\r\n");
  expect(await findProblems({ "policies/written.mdx": text })).toMatchInlineSnapshot(`
    "policies/written.mdx:8:8 error mdx-syntax
    MDX reads "{" as the start of code, and no "}" closes it here. Write \\{ for a brace in prose.
    suggestion: \\{"
  `);
});

it("stays silent about MDX that can be read, and about Markdown", async () => {
  const text = [
    'import There from "./_parts/there.ts";',
    "",
    "export const days = 30;",
    "",
    "Braces \\{like these\\} and &lt;5 days, 3 < 4, a } alone, `{ code }` and `<br>`.",
    "",
    "```yaml",
    "a: { b: <c> }",
    "import it",
    "```",
    "",
    "| a \\{ | `<b>` |",
    "|---|---|",
    "| one<br />two | {days} days |",
    "",
    "{/* a comment */}",
    "",
    "<There days={days}>*text*</There> {[1, 2].map((n) => n)} {frontmatter.title} {props.x}",
    "",
    "- importing and exporting",
    "- **imports** of [a link](https://example.com)",
  ].join("\n");
  expect(
    await findProblems(
      {
        "policies/written.mdx": policy(text),
        "policies/markdown.md": policy("One<br>two { three <5 <!-- x -->"),
      },
      {
        prepare: async (folder) => {
          await mkdir(join(folder, "policies/_parts"));
          await writeFile(join(folder, "policies/_parts/there.ts"), "");
        },
      },
    ),
  ).toBe("");
});

it("stops after twenty faults of a file", async () => {
  const { problems } = await checkChanged({
    "policies/written.mdx": policy("One { two\n\n".repeat(50)),
  });
  expect(problems).toHaveLength(20);
  expect(problems.at(-1)).toMatchObject({ rule: "mdx-syntax", line: 6 + 2 * 19, column: 5 });
});
