import { experimental_AstroContainer as AstroContainer } from "astro/container";
import { expect, test } from "vitest";
import AgreementText from "#src/components/door/AgreementText.astro";

async function draw(text: string): Promise<string> {
  const container = await AstroContainer.create();
  const html = await container.renderToString(AgreementText, { props: { text } });
  return html.replace(/ data-astro-[\w-]+="[^"]*"/g, "").replace(/\s*\n\s*/g, "");
}

test("an agreement is set with headings below the page's own, lists, quotes and emphasis", async () => {
  const html = await draw(
    "# One\n\nA *very* **strict** ***rule***.\n\n## Part\n\n3. three\n4. four\n   - nested\n\n> quoted  \n> line\n\n---",
  );
  expect(html).toContain("<h2>One</h2>");
  expect(html).toContain("<h3>Part</h3>");
  expect(html).toContain("A <em>very</em> <strong>strict</strong> <strong><em>rule</em></strong>.");
  expect(html).toContain('<ol start="3"><li>three</li><li>four<ul><li>nested</li></ul></li></ol>');
  expect(html).toMatch(/<blockquote><p>quoted<br\s*\/?>line<\/p><\/blockquote><hr\s*\/?>/);
});

test("what is not understood is shown as it is written, and nothing becomes a tag", async () => {
  const html = await draw("<script>alert(1)</script>\n\n| a | b |\n|---|---|\n| <b>1</b> | 2 |");
  expect(html).not.toContain("<script");
  expect(html).not.toContain("<b>");
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).toContain("| a | b |");
});
