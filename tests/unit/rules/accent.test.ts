import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses an accent that only becomes a grey when it is darkened", async () => {
  expect(
    await findProblems({ "company.yaml": [["logo.svg", "logo.svg\naccent: '#ffffff'"]] }),
  ).toMatchInlineSnapshot(`
    "company.yaml:8:9 error accent-unreadable
    The accent #ffffff cannot be read on the page's ground, not even when darkened.
    received: #ffffff
    suggestion: #00566f"
  `);
});
