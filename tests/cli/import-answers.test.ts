import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkContent } from "#integrations/content-check/check.ts";
import { writeCsv } from "#src/domain/write-csv.ts";
import { answerSchema } from "#src/schemas/answer.ts";
import { rowOfAnswer } from "#src/sources/answers/answer-columns.ts";
import { importAnswers } from "#src/sources/answers/import-answers.ts";
import { SourceError } from "#src/sources/source-error.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const env = { FANLIGHT_TODAY: "2026-11-23" };

function copyContent(): string {
  const folder = join(temporaryFolder(), "content");
  cpSync(join(root, "content"), folder, { recursive: true });
  return folder;
}

const cli = (...args: string[]) => runCli(args, { env });

function writeTable(text: string | Uint8Array, name = "answers.csv"): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

const frontOf = (folder: string, file: string) => {
  const [, front = "", body = ""] = readFileSync(join(folder, "answers", file), "utf8").split(
    /^---$/m,
  );
  return { data: parse(front), body: body.trim() };
};

describe.each(["csv", "xlsx"])("answers as %s", (form) => {
  it("go out whole and come back without loss, into the same content and into another", async () => {
    const folder = copyContent();
    const file = join(temporaryFolder(), `all.${form}`);
    const out = await cli("export", "answers", file, "--from", folder);
    expect(out).toMatchObject({ code: 0 });
    const back = await cli("import", "answers", file, "--into", folder);
    expect(back.code).toBe(0);
    const lines = back.out.split("\n").filter((line) => line.includes("answers/"));
    expect(lines.length).toBeGreaterThan(60);
    expect(lines.filter((line) => !line.startsWith("unchanged"))).toEqual([]);
    // Without the files that are there, the table alone makes the same library.
    const other = copyContent();
    for (const line of lines) rmSync(join(other, line.slice(11)));
    expect(await cli("import", "answers", file, "--into", other)).toMatchObject({ code: 0 });
    const again = join(temporaryFolder(), "again.csv");
    const first = join(temporaryFolder(), "first.csv");
    await cli("export", "answers", first, "--from", folder);
    await cli("export", "answers", again, "--from", other);
    expect(readFileSync(again, "utf8")).toBe(readFileSync(first, "utf8"));
  });
});

describe("a table of four columns", () => {
  const table =
    "Question,Answer,Details,Access level\r\nDo you sign?,Yes,We do.,Public\r\nDo you ship {secrets}?,It <depends>.,,\r\nWho may see it?,No,Nobody.,Private\r\n";

  it("makes internal answers where no level is said, and says what is missing", async () => {
    const folder = copyContent();
    const file = writeTable(table);
    const refused = await cli("import", "answers", file, "--into", folder);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("Row 2, Topics: nothing says what it is about.");
    expect(refused.err).toContain("Row 3, Last reviewed: nothing says when");
    expect(existsSync(join(folder, "answers/do-you-sign.mdx"))).toBe(false);
    const more = ["--reviewed", "2026-11-02", "--topic", "Imported"];
    expect(await cli("import", "answers", file, "--into", folder, ...more)).toMatchObject({
      code: 0,
    });
    expect(frontOf(folder, "do-you-sign.mdx")).toEqual({
      data: {
        question: "Do you sign?",
        value: "yes",
        topics: ["Imported"],
        lastReviewed: "2026-11-02",
        access: "public",
      },
      body: "We do.",
    });
    expect(frontOf(folder, "do-you-ship-secrets.mdx")).toMatchObject({
      data: { access: "internal" },
      body: "It \\<depends>.",
    });
    expect(frontOf(folder, "who-may-see-it.mdx").data.access).toBe("internal");
    const { problems } = await checkContent({ root, folder, today: "2026-11-23" });
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("changes of an answer that is there what it says, and only when it is told to", async () => {
    const folder = copyContent();
    const question = "Do you run a bug bounty programme?";
    const file = writeTable(`Question;Answer;Details\n${question};Yes;We pay now.\n`);
    const refused = await cli("import", "answers", file, "--into", folder);
    expect(refused.err).toContain("answers/bug-bounty.mdx");
    expect(await cli("import", "answers", file, "--into", folder, "--replace")).toMatchObject({
      code: 0,
    });
    const { data, body } = frontOf(folder, "bug-bounty.mdx");
    expect(data).toMatchObject({ value: "yes", access: "public", owner: "Security Lead" });
    expect(body).toBe("We pay now.");
  });

  it.each([
    ["an unknown level", "Question,Answer,Access\nWhy?,Yes,everyone\n", 'Access level: "everyone"'],
    ["two rows of one id", "Question,Answer,Id\nWhy?,Yes,a\nHow?,No,a\n", "Row 3: it would be a"],
    ["other columns", "Name,Value\nWhy?,Yes\n", 'No row names a column "question"'],
    ["no row", "Question,Answer\n", "holds no row"],
    ["nothing", "", "The file is empty."],
    ["Latin-1", Buffer.from("Question,Answer\nÜber?,Yes\n", "latin1"), "not UTF-8"],
    ["a PDF", "%PDF-1.7", "is a PDF"],
  ])("is refused with %s, in words", async (_, text, words) => {
    const file = writeTable(text as string);
    const folder = join(root, "content");
    const { code, err } = await cli("import", "answers", file, "--into", folder);
    expect([code, err]).toEqual([1, expect.stringContaining(words)]);
  });
});

describe("the export", () => {
  it("leaves out what is not public where it is told to", async () => {
    const file = join(temporaryFolder(), "public.csv");
    await cli("export", "answers", file, "--four", "--public");
    const text = readFileSync(file, "utf8");
    expect(text.split("\r\n")[0]).toBe("\uFEFFQuestion,Answer,Details,Access level");
    expect(text).not.toMatch(/Internal: never published|,(?:internal|nda|approval)\r/);
    expect((await cli("export", "answers", file)).err).toContain("--replace");
  });
});

describe("any answer", () => {
  const words = fc.array(
    fc.string({ minLength: 1 }).filter((text) => text.trim() === text && !/\r/.test(text)),
    { minLength: 1, maxLength: 3 },
  );

  it("comes back from its row as it was", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => /[a-z]/i.test(text) && !/\r/.test(text)),
        fc.constantFrom("yes", "no", "partial", "not-applicable", "text"),
        fc.string().filter((text) => !/[{<\r\\`]/.test(text)),
        words,
        fc.dictionary(
          fc.string({ minLength: 1 }).filter((id) => id !== "__proto__"),
          words,
        ),
        (question, value, body, topics, questionnaires) => {
          const input = { question, value, topics, questionnaires, lastReviewed: "2026-11-02" };
          const data = answerSchema.parse({ ...input, access: "public" });
          const entry = { id: "a", data, origin: { file: "answers/a.mdx", path: [] }, body };
          const table = writeCsv(Object.keys(rowOfAnswer(entry)), [rowOfAnswer(entry)]);
          const known = [entry];
          const [made] = importAnswers(new TextEncoder().encode(table), { known });
          expect(made?.isSame).toBe(true);
        },
      ),
      { numRuns: process.env["FANLIGHT_TEST_FULL"] ? 3000 : 200 },
    );
  });

  it("throws nothing but its own error for what is no table", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          importAnswers(bytes, { known: [] });
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
        }
      }),
      { numRuns: process.env["FANLIGHT_TEST_FULL"] ? 3000 : 200 },
    );
  });
});
