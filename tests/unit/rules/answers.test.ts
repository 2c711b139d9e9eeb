import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses two answers to one row of a questionnaire that disagree", async () => {
  expect(
    await findProblems({
      "answers/api-sign-in.md": [
        ["value: yes", "value: no"],
        ["[api]", "[app, api]"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "answers/sign-in.mdx:10:10 error answers-disagree
    mvsp 2.1 is answered "yes" here, but "no" in answers/api-sign-in.md."
  `);
});
