import { describe, expect, it } from "vitest";
import { tellRows, tellTaken } from "#src/components/fill/row-words.ts";
import { indexAnswers, type KnownAnswer } from "#src/domain/fill/answer-index.ts";
import { matchQuestion } from "#src/domain/fill/match-question.ts";
import { plainAnswer, planWrites, tellSure } from "#src/domain/fill/plan-writes.ts";
import { MOST_ROWS, proposeRows, recogniseQuestionnaire } from "#src/domain/fill/row-states.ts";
import { termsOf } from "#src/domain/fill/terms.ts";
import type { Sheet } from "#src/domain/workbook/definitions.ts";
import { readCompany } from "../../support/company-exports.ts";
import { present } from "../../support/content-builder.ts";

const answer = (id: string, question: string, over: Partial<KnownAnswer> = {}): KnownAnswer => ({
  id,
  question,
  value: "yes",
  text: "Yes. We do.",
  topics: [],
  state: "current",
  lastReviewed: "2026-11-01",
  questionnaires: {},
  page: `https://trust.example.com/answers/${id}/`,
  ...over,
});

const known = [
  answer("mfa", "Is a second factor required for staff?", { questionnaires: { form: ["1.10"] } }),
  answer("backups", "Do you test restores from backup?"),
  answer("pentest", "Do you have penetration tests by an outside firm?"),
  answer("rest", "Is customer data encrypted at rest?"),
  answer("transit", "Is customer data encrypted in transit?"),
];
const index = indexAnswers(known);
const match = (question: string, id?: string, form?: string) =>
  matchQuestion({ question, id }, index, form);

const sheetOf = (rows: (string | undefined)[][], over: Partial<Sheet> = {}): Sheet => ({
  name: "Sheet",
  rows: rows.map((cells, at) => ({ number: at + 1, cells: cells as string[] })),
  formulas: new Set(),
  merges: [],
  ...over,
});

describe("a question", () => {
  it("is its terms: synonyms are one, forms of a word are one, the words around it are none", () => {
    const shared = (one: string, other: string) =>
      [...termsOf(one).keys()].filter((term) => termsOf(other).has(term));
    expect(shared("Do you require MFA?", "two-factor authentication")).toHaveLength(1);
    expect(shared("Is it encrypted?", "Describe how you encrypt")).toHaveLength(1);
    expect(shared("Is data encrypted in transit?", "Do you encrypt it in transit?")).toContain(
      [...termsOf("TLS").keys()][0],
    );
    expect([...termsOf("Please describe how often it does what is enforced")]).toEqual([]);
  });

  it("is answered by its row's id first, then by the same words, then by most of them", () => {
    expect(match("Something else", "1.10", "form")).toMatchObject({
      chosen: { id: "mfa" },
      sure: "id",
    });
    expect(match("IS CUSTOMER DATA encrypted, at rest?")).toMatchObject({
      chosen: { id: "rest" },
      sure: "same",
    });
    expect(match("Do you enforce MFA for all employees?")).toMatchObject({
      chosen: { id: "mfa" },
      sure: "close",
    });
  });

  it("is not answered for one word that it shares with many answers", () => {
    const about = [
      "team",
      "contact",
      "training",
      "headers",
      "incidents",
      "tests",
      "policy",
      "report",
    ];
    const many = indexAnswers([
      ...known,
      ...about.map((word, at) => answer(`s${at}`, `Is there security for ${word}?`)),
    ]);
    const { chosen, candidates } = matchQuestion({ question: "Security?" }, many, undefined);
    expect([chosen, candidates.length]).toEqual([undefined, 4]);
    const alone = indexAnswers([...known, answer("s", "Can we reach a team for security?")]);
    expect(matchQuestion({ question: "Security?" }, alone, undefined).chosen).toMatchObject({
      id: "s",
    });
  });

  it("takes no id where the questionnaire is not known to be that one", () => {
    expect(match("Something else", "1.10").chosen).toBeUndefined();
    expect(match("Something else", "1.1", "form").chosen).toBeUndefined();
  });

  it("stays without an answer where two are as near, or the words are common ones, or none", () => {
    const twins = indexAnswers([
      answer("eu", "Is there a warehouse in Europe?"),
      answer("us", "Is there a warehouse in America?"),
    ]);
    const { chosen, candidates } = matchQuestion({ question: "A warehouse?" }, twins, undefined);
    expect([chosen, candidates.map((one) => one.answer.id)]).toEqual([undefined, ["eu", "us"]]);
    expect(match("Who are your customers?").chosen).toBeUndefined();
    expect(match("Do you sell boats?").candidates).toEqual([]);
    expect(match("???").candidates).toEqual([]);
  });
});

describe("a sheet", () => {
  const columns = { id: 0, question: 1, answer: 2 };
  const plan = { columns, header: 1, questionnaire: undefined };

  it("has its rows below the names of its columns, with the heading above each", () => {
    const { rows } = proposeRows(
      sheetOf([
        ["ID", "Question", "Answer"],
        ["Access"],
        ["1", "Do you enforce <b>MFA</b> for all<br>employees?"],
        ["2", ""],
      ]),
      plan,
      index,
    );
    expect(rows).toMatchObject([
      { row: 3, id: "1", section: "Access", question: "Do you enforce MFA for all\nemployees?" },
    ]);
  });

  it("keeps what is answered, what is a formula and what is merged", () => {
    const sheet = sheetOf(
      [
        ["ID", "Question", "Answer"],
        ["1", "A?", "No"],
        ["2", "B?"],
        ["3", "C?"],
        ["4", "D?"],
      ],
      {
        formulas: new Set(["3:2"]),
        merges: [{ from: { row: 3, column: 2 }, to: { row: 4, column: 2 } }],
      },
    );
    expect(proposeRows(sheet, plan, index).rows.map(({ kept }) => kept)).toEqual([
      "It is answered already.",
      "A formula stands in its place.",
      "Its place is part of merged cells.",
      undefined,
    ]);
  });

  it("is read to its limit, and the rest is counted", () => {
    const many = sheetOf(
      Array.from({ length: MOST_ROWS + 7 }, (_, at) => [`${at}`, `Is it ${at}?`]),
    );
    const { rows, unread } = proposeRows(many, { ...plan, header: undefined }, index);
    expect([rows.length, unread]).toEqual([MOST_ROWS, 7]);
  });

  it("is a known questionnaire by ids that stand in no other, or by numbers where it is named", () => {
    const numbered = indexAnswers([
      answer("a", "A?", { questionnaires: { mvsp: ["1.1", "1.2", "1.3", "2.1"] } }),
      answer("b", "B?", { questionnaires: { caiq: ["A&A-01.1", "A&A-01.2", "IAM-02.1"] } }),
    ]);
    const recognise = (ids: string[], named: string) =>
      recogniseQuestionnaire(
        sheetOf(ids.map((id) => [id, "Is it so?"])),
        { columns, named },
        { answers: numbered.answers, titles: new Map([["mvsp", "Minimum Viable"]]) },
      );
    expect(recognise(["1.1", "1.2", "1.3", "2.1"], "vendor form.xlsx")).toBeUndefined();
    expect(recognise(["1.1", "1.2", "1.3", "2.1"], "our MVSP.xlsx")).toBe("mvsp");
    expect(recognise(["1.1", "1.2", "1.3"], "minimum viable.csv")).toBe("mvsp");
    expect(recognise(["A&A-01.1", "A&A-01.2", "IAM-02.1"], "x.csv")).toBe("caiq");
    expect(recognise(["1.1", "x"], "mvsp.csv")).toBeUndefined();
  });
});

describe("what is written", () => {
  const choice = { row: 2, answer: present(known[0]), sure: "close" as const };
  const options = { company: "Acme", saySure: true, header: 1 };

  it("goes into a new column with the link, and says how sure it is", () => {
    const writes = planWrites(sheetOf([["Question"], ["MFA?"]]), [choice], {
      ...options,
      columns: { question: 0 },
    });
    expect(writes.map(({ row, column, text }) => [row, column, text])).toEqual([
      [1, 1, "Answer of Acme"],
      [1, 2, "How sure"],
      [2, 1, "Yes. We do.\nhttps://trust.example.com/answers/mfa/"],
      [
        2,
        2,
        "Likely: answers “Is a second factor required for staff?” Read it before you rely on it.",
      ],
    ]);
  });

  it("splits into the word and its explanation, and never writes over one that is there", () => {
    const columns = { question: 0, answer: 1, details: 2 };
    const write = (cells: string[]) =>
      planWrites(sheetOf([["Question", "Answer", "Details"], cells]), [choice], {
        ...options,
        columns,
        saySure: false,
      }).map(({ column, text }) => [column, text]);
    expect(write(["MFA?"])).toEqual([
      [1, "Yes"],
      [2, "Yes. We do.\nhttps://trust.example.com/answers/mfa/"],
    ]);
    expect(write(["MFA?", "", "Theirs"])).toEqual([
      [1, "Yes. We do.\nhttps://trust.example.com/answers/mfa/"],
    ]);
  });

  it("is plain text, with full addresses of links and lists line by line", () => {
    expect(
      plainAnswer(
        "**Yes.** See [it](/data/).\n\n- one\n- [two](https://x.example/)",
        "https://a.example/b/",
      ),
    ).toBe("Yes. See it (https://a.example/data/).\n- one\n- two (https://x.example/)");
  });

  it("says when an answer's review is overdue, and when a person chose it", () => {
    const overdue = answer("old", "Old?", { state: "overdue" });
    expect(tellSure("id", overdue)).toContain("Its review is overdue.");
    expect(tellSure(undefined, overdue)).toMatch(/^Chosen by hand: answers “Old\?”/);
  });
});

it("fills in 1,000 rows in under two seconds, the index of the answers included", async () => {
  const { portal, texts } = await readCompany();
  const answers = portal.answers.map((one) => ({
    ...one,
    text: texts.answers.get(one.id) ?? "",
    page: `https://trust.example.com/answers/${one.id}/`,
    wordings: one.alsoAsked,
  }));
  const questions = portal.answers.map(({ question }) => `Please describe: ${question} How often?`);
  const rows = Array.from({ length: 1000 }, (_, at) => [
    `Q-${at}`,
    `${questions[at % questions.length]} ${questions[(at * 7) % questions.length]}`,
  ]);
  // Of this process alone: other tests run beside it.
  const started = process.cpuUsage();
  const { rows: proposed } = proposeRows(
    sheetOf(rows),
    { columns: { id: 0, question: 1 }, header: undefined, questionnaire: undefined },
    indexAnswers(answers),
  );
  expect(proposed).toHaveLength(1000);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(2000);
});

it("says of rows how many are of each kind, and of none that there are none", () => {
  const row = { row: 1, id: undefined, section: undefined, question: "", candidates: [] };
  const sure = { ...row, kept: undefined, chosen: "a", sure: "id" as const };
  const blank = { ...row, kept: undefined, chosen: undefined, sure: undefined };
  expect(tellRows([sure, blank, { ...sure, sure: "close" }], 0)).toBe(
    "3 rows: 1 sure, 1 likely (read them) and 1 left blank.",
  );
  expect(tellRows([sure], 2)).toBe(
    "1 row: 1 sure. 2 further rows stand below the limit and were not read.",
  );
  expect(tellRows([sure], 1)).toContain("1 further row stands below the limit and was not read.");
  expect([0, 1, 2].map(tellTaken).map((words) => words.split(".")[0])).toEqual([
    "0 rows are filled in",
    "1 row is filled in",
    "2 rows are filled in",
  ]);
});
