import { describe, expect, test } from "vitest";
import { tellCounts } from "#src/components/questionnaires/questionnaire-words.ts";
import { runRules } from "#src/domain/rules/run-rules.ts";
import { twinsOf } from "#src/domain/twins.ts";
import { exportsOf, textOfFile } from "../../support/company-exports.ts";
import {
  answer,
  contentOf,
  portalOf,
  present,
  questionnaire,
} from "../../support/content-builder.ts";
import { unzip } from "../../support/unzip.ts";

const answers = [
  answer("one", { value: "yes", questionnaires: { form: ["1.10", "A&A-01"] } }),
  answer("old", { validUntil: "2026-01-01", questionnaires: { form: ["1.2"] } }),
  answer("closed", { access: "nda", questionnaires: { form: ["1.3"] } }),
  answer("inside", { access: "internal", questionnaires: { form: ["1.4"] } }),
];
const rows = ["1.10", "1.2", "1.3", "1.4", "A&A-01"];
const form = questionnaire("form", { version: "4" }, rows);
const viewOf = (portal = portalOf({ answers, questionnaires: [form] })) =>
  present(portal.questionnaires[0]);

describe("a questionnaire", () => {
  test("keeps its own order, and says of each row how it is answered", () => {
    const view = viewOf();
    expect(
      view.sections.flatMap((section) => section.rows.map(({ id, state }) => [id, state])),
    ).toEqual([
      ["1.10", "answered"],
      ["1.2", "overdue"],
      ["1.3", "gated"],
      ["1.4", "open"],
      ["A&A-01", "answered"],
    ]);
    expect(tellCounts(view)).toBe(
      "5 rows: 2 answered, 1 whose review is overdue, 1 under conditions and 1 not answered here",
    );
  });

  test("shows its wording only where it is published", () => {
    const questionOf = (publishWording: boolean) =>
      viewOf(portalOf({ questionnaires: [questionnaire("form", { publishWording }, rows)] }))
        .sections[0]?.rows[0]?.question;
    expect([questionOf(true), questionOf(false)]).toEqual(["Question 1.10?", undefined]);
  });

  test("that is internal is named by nothing, not even by an answer to it", () => {
    const internal = questionnaire("acme-corp", { access: "internal" });
    const own = [answer("a", { questionnaires: { "acme-corp": ["1.1"], mvsp: ["2.1"] } })];
    const portal = portalOf({ answers: own, questionnaires: [internal] });
    expect(portal.questionnaires).toEqual([]);
    expect(portal.answers[0]?.questionnaires).toEqual({ mvsp: ["2.1"] });
  });

  test("is a table in its own order, as CSV and as a workbook", async () => {
    const files = exportsOf({ answers, questionnaires: [form] });
    const at = (address: string) => files.find((file) => file.address === address);
    const csv = await textOfFile(at("/downloads/questionnaires/form.csv"));
    expect(csv.split("\r\n").map((line) => line.split(",").slice(0, 4).join(","))).toEqual([
      "\uFEFFid,section,question,answer",
      "1.10,First,,Yes",
      "1.2,First,,",
      "1.3,First,,Answered under NDA",
      "1.4,First,,",
      "A&A-01,First,,Yes",
      "",
    ]);
    const book = await present(at("/downloads/questionnaires/form.xlsx")).write();
    expect([...unzip(book as Uint8Array).keys()]).toContain("xl/workbook.xml");
  });

  test("has JSON by row, each with its state and where it stands", async () => {
    const files = exportsOf({ answers, questionnaires: [form] });
    const file = files.find(({ address }) => address === "/api/v1/questionnaires/form.json");
    const { entries } = JSON.parse(await textOfFile(file));
    expect(entries[4]).toMatchObject({
      id: "A&A-01",
      state: "answered",
      section: "First",
      answers: [{ id: "one", value: "yes", state: "current" }],
      page: "https://trust.example.com/questionnaires/form/#A%26A-01",
    });
    expect(entries[2]).toMatchObject({ state: "gated", answers: [], gated: [{ access: "nda" }] });
    expect(JSON.stringify(entries)).not.toContain("inside");
  });
});

test("the page that fills in workbooks has no twin for machines, since it states nothing", () => {
  expect(twinsOf("/questionnaires/fill/")).toBeUndefined();
  expect(twinsOf("/questionnaires/mvsp/")?.json).toBe("/api/v1/questionnaires/mvsp.json");
});

test("rows that are not there, rows of one id and a name that is taken are refused", () => {
  const content = contentOf({
    answers: [answer("a", { questionnaires: { form: ["1.1", "1.9"], other: ["x"] } })],
    questionnaires: [questionnaire("form", {}, ["1.1", "1.2", "1.2"]), questionnaire("fill")],
  });
  const told = runRules({ content, today: "2026-11-23" })
    .filter(({ rule }) => rule.includes("questionnaire"))
    .map(({ rule, message }) => [rule, message]);
  expect(told).toEqual([
    ["unknown-questionnaire-row", 'The questionnaire form has no row "1.9".'],
    ["questionnaire-row-repeated", 'There is another row "1.2" before it.'],
    ["questionnaire-name-taken", 'The name "fill" is taken by a page.'],
  ]);
});
