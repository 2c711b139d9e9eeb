import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkContent } from "#integrations/content-check/check.ts";
import { writeXlsx } from "#src/domain/write-xlsx.ts";
import { importQuestionnaire } from "#src/sources/questionnaires/import-questionnaire.ts";
import { SourceError } from "#src/sources/source-error.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const env = { FANLIGHT_TODAY: "2026-11-23" };
const MVSP = resolve(root, "../shared/real/mvsp/mvsp_v3.0-20231109-catalog.json");

function copyContent(): string {
  const folder = join(temporaryFolder(), "content");
  cpSync(join(root, "content"), folder, { recursive: true });
  return folder;
}

function writeFile(text: string | Uint8Array, name: string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

const run = (into: string, ...args: string[]) =>
  runCli(["import", "questionnaire", ...args, "--into", into], { env });
const definition = (into: string, id: string) =>
  parse(readFileSync(join(into, `questionnaires/${id}.yaml`), "utf8"));

const catalog = {
  catalog: {
    metadata: { title: "A  catalog", version: "2" },
    groups: [
      {
        title: "Business",
        groups: [
          {
            title: "Deeper",
            controls: [
              {
                id: "ctl_1",
                title: "Reports",
                props: [{ name: "label", value: "1.10" }],
                parts: [{ name: "statement", prose: "Take them." }],
              },
            ],
          },
        ],
        controls: [{ id: "plain", title: "Testing" }],
      },
    ],
  },
};

describe("import questionnaire", () => {
  it("takes an OSCAL catalog by the labels that people know, and publishes nothing of it", async () => {
    const into = copyContent();
    const file = writeFile(JSON.stringify(catalog), "form.json");
    const { code, out } = await run(into, file, "--as", "form", "--licence", "CC0-1.0");
    expect(code).toBe(0);
    expect(out).toContain("A catalog: 2 rows, 0 answered, 2 without an answer.");
    expect(definition(into, "form")).toEqual({
      title: "A catalog",
      version: "2",
      licence: "CC0-1.0",
      access: "internal",
      publishWording: false,
      sections: [
        { title: "Business", questions: [{ id: "plain", text: "Testing" }] },
        { title: "Deeper", questions: [{ id: "1.10", text: "Reports\nTake them." }] },
      ],
    });
    const { problems } = await checkContent({ root, folder: into, today: "2026-11-23" });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("finds the columns of a workbook below its title, with headings between the rows", async () => {
    const into = copyContent();
    const columns = ["a", "b", "c", "d"];
    const lines = [
      ["Vendor form 2026"],
      ["ID", "Question", "Response", "Comments"],
      ["Access"],
      ["A 1", "Is there a second factor for all staff?"],
      ["A 2", "Who approves access to customer data?"],
      ["Backups"],
      ["B 1", "Are restores tested every year?"],
    ].map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? null])));
    const book = await writeXlsx({ title: "Form", columns, rows: () => lines });
    const file = writeFile(book, "Vendor form.xlsx");
    const { code, out } = await run(into, file, "--title", "Vendor form");
    expect(code).toBe(0);
    expect(out).toContain('sheet "Form": ids in column A, questions in B, sections in none');
    expect(out).toContain('"A 1" is written A-1');
    expect(definition(into, "vendor-form").sections).toEqual([
      {
        title: "Access",
        questions: [
          { id: "A-1", text: "Is there a second factor for all staff?" },
          { id: "A-2", text: "Who approves access to customer data?" },
        ],
      },
      { title: "Backups", questions: [{ id: "B-1", text: "Are restores tested every year?" }] },
    ]);
  });

  it("reads a CSV with semicolons and sections in a column, and says which rows have answers", async () => {
    const into = copyContent();
    const file = writeFile(
      "Section;Ref;Requirement\nAccess;1.1;Flaws, reported and fixed, are followed up.\nAccess;2.9;Nothing answers this.\n",
      "list.csv",
    );
    const { code, out } = await run(into, file, "--as", "mvsp", "--replace");
    expect(code).toBe(0);
    expect(out).toContain("mvsp: 2 rows, 1 answered, 1 without an answer.");
    expect(out).toContain("  1.1  reporting-a-vulnerability (public)");
    expect(out).toContain("Without an answer:\n  2.9");
    expect(out).toMatch(/but no row of it .*\n {2}2\.7, 4\.4, 1\.7/);
  });

  it.each([
    ["rows of one id", "ID,Question\n1,Is it so?\n1,Or so?\n", '"1" stands twice: Or so?'],
    ["no questions", "Name,Value\na,b\n", "--question <column letter>"],
    ["nothing", "", "The file is empty."],
    ["other JSON", '{"a":1}', "no OSCAL catalog"],
    ["broken JSON", '{"catalog":', "or its end is missing"],
    ["an empty catalog", '{"catalog":{"metadata":{"title":"x"}}}', "holds no controls"],
    ["ids that are no ids", "ID,Question\n<b>,Is it so?\n", "its id must start with a letter"],
  ])("refuses %s, and leaves the content as it was", async (_, text, words) => {
    const into = copyContent();
    const file = writeFile(text, text.startsWith("{") ? "a.json" : "a.csv");
    const { code, err } = await run(into, file, "--as", "other");
    expect([code, err]).toEqual([1, expect.stringContaining(words)]);
    expect(existsSync(join(into, "questionnaires/other.yaml"))).toBe(false);
  });

  it("keeps to a name that is none of a page's, and to columns that are letters", async () => {
    const into = copyContent();
    const file = writeFile("ID,Question\n1,Is it so?\n", "fill.csv");
    expect((await run(into, file)).err).toContain('"fill" is the name of a page.');
    expect((await run(into, file, "--as", "a", "--id", "7")).err).toContain("letters of a column");
    mkdirSync(join(into, "questionnaires"), { recursive: true });
    writeFileSync(join(into, "questionnaires/a.yaml"), "title: Mine\n");
    expect((await run(into, file, "--as", "a")).err).toContain("The content has mistakes");
  });

  it("throws nothing but its own error, whatever it is given", () => {
    const hostile = fc.constantFrom('{"catalog":', "ID,Question\n", '"', "PK\u0003\u0004", ";;\n");
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string())), (parts) => {
        try {
          const bytes = new TextEncoder().encode(parts.join(""));
          importQuestionnaire(bytes, { title: "x", columns: {} });
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
        }
      }),
      { numRuns: process.env["FANLIGHT_TEST_FULL"] ? 3000 : 150 },
    );
  });

  it.skipIf(!existsSync(MVSP))(
    "takes MVSP whole: 25 controls, all of them answered (needs ../shared/real/mvsp)",
    async () => {
      const into = copyContent();
      const { out } = await run(into, MVSP, "--as", "mvsp", "--replace");
      expect(out).toContain("25 rows, 25 answered, 0 without an answer.");
      const own = parse(readFileSync(join(root, "content/questionnaires/mvsp.yaml"), "utf8"));
      const idsOf = (form: { sections: { questions: { id: string; text: string }[] }[] }) =>
        form.sections.flatMap(({ questions }) => questions);
      const theirs = idsOf(definition(into, "mvsp"));
      expect(idsOf(own).map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
      // The wording that the fictional company publishes is its own.
      const words = new Set(theirs.flatMap(({ text }) => text.split("\n")));
      expect(idsOf(own).filter(({ text }) => words.has(text))).toEqual([]);
    },
  );
});
