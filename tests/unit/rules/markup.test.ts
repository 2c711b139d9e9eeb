import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses HTML in data fields, questions included", async () => {
  expect(
    await findProblems({
      "controls/access.yaml": [["Staff sign in", "Staff <b>sign</b> in"]],
      "answers/api-sign-in.md": [["Do users", "<script>alert(1)</script> Do users"]],
      "status/scanner.json": [
        [
          '"status": "operating"',
          '"status": "operating", "note": "see <a href=\\"https://example.com\\">this</a>"',
        ],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "answers/api-sign-in.md:2:11 error html-in-data
    This text holds HTML ("<script>"), but data fields are plain text.
    received: <script>

    controls/access.yaml:3:16 error html-in-data
    This text holds HTML ("<b>"), but data fields are plain text.
    received: <b>

    status/scanner.json:6:52 error html-in-data
    This text holds HTML ("<a href="https://example.com">"), but data fields are plain text.
    received: <a href="https://example.com">"
  `);
});
