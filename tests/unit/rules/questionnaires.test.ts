import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

const form = (rows: readonly string[]) =>
  [
    "title: A form",
    "sections:",
    "  - title: All",
    "    questions:",
    ...rows.map((row) => `      - { id: "${row}", text: "Is it so?" }`),
    "",
  ].join("\n");

it("refuses an answer to a row that its questionnaire does not have", async () => {
  expect(
    await findProblems({ "questionnaires/mvsp.yaml": form(["2.2", "2.3"]) }),
  ).toMatchInlineSnapshot(`
      "answers/api-sign-in.md:7:10 error unknown-questionnaire-row
      The questionnaire mvsp has no row "2.1".
      received: 2.1
      suggestion: 2.2

      answers/sign-in.mdx:10:10 error unknown-questionnaire-row
      The questionnaire mvsp has no row "2.1".
      received: 2.1
      suggestion: 2.2"
    `);
});

it("refuses two rows of one id, and a name that a page has", async () => {
  expect(
    await findProblems({ "questionnaires/fill.yaml": form(["1", "2", "1"]) }),
  ).toMatchInlineSnapshot(`
    "questionnaires/fill.yaml:1:1 error questionnaire-name-taken
    The name "fill" is taken by a page.

    questionnaires/fill.yaml:7:15 error questionnaire-row-repeated
    There is another row "1" before it.
    received: 1"
  `);
});

it("refuses an id that YAML reads as a number, since 1.10 would become 1.1", async () => {
  expect(
    await findProblems({
      "questionnaires/other.yaml": form(["1"]).replace('"1"', "1.10"),
    }),
  ).toMatchInlineSnapshot(`
    "questionnaires/other.yaml:5:15 error invalid-id
    "sections[0].questions[0].id" must be a text: write "1.10", or YAML reads the number 1.1.
    expected: a text
    received: the number 1.1"
  `);
});
