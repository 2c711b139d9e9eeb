import { expect, it } from "vitest";
import { type Copied, writeClip } from "#src/components/copy/copied-forms.ts";

const answer: Copied = {
  title: "Do you encrypt <all> data?",
  url: "https://trust.example.com/answers/encryption/",
  parts: ["Yes, with AES-256.", "Keys [are] rotated."],
  asOf: "as of 25 November 2026",
};
const row: Copied = { ...answer, title: "Brieftaube", parts: ["Mail", "=1+1"], isRow: true };

it("copies the link alone", () => {
  expect(writeClip("link", answer)).toEqual({ "text/plain": answer.url });
});

it("copies text with its link and its day", () => {
  expect(writeClip("text", answer)).toEqual({
    "text/plain":
      "Do you encrypt <all> data?\nYes, with AES-256.\n\nKeys [are] rotated.\nhttps://trust.example.com/answers/encryption/ as of 25 November 2026",
  });
});

it("copies Markdown in which no sign of the text means anything", () => {
  expect(writeClip("markdown", answer)["text/plain"]).toBe(
    "[Do you encrypt \\<all\\> data?](https://trust.example.com/answers/encryption/) (as of 25 November 2026)\n\n> Yes, with AES-256.\n>\n> Keys \\[are\\] rotated.",
  );
});

it("copies rich text for mail, with the plain one beside it, and no tag out of the text", () => {
  const clip = writeClip("rich", answer);
  expect(clip["text/html"]).toContain(
    '<a href="https://trust.example.com/answers/encryption/">Do you encrypt &lt;all&gt; data?</a>',
  );
  expect(clip["text/html"]).toContain("<p>Yes, with AES-256.</p>");
  expect(clip["text/plain"]).toContain("AES-256");
});

it("copies a row as cells, of which none is taken for a formula", () => {
  expect(writeClip("rich", row)["text/html"]).toContain("<td>Mail</td><td>'=1+1</td></tr></table>");
  expect(writeClip("text", row)["text/plain"]).toContain("Mail\t=1+1");
});
