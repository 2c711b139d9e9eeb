import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { CRITERIA } from "#src/frameworks/criteria.ts";
import { wordsOfSource } from "../cli/words.ts";
import { copyProject, runFanlight } from "./project-copy.ts";

const published = "../shared/real/comply-soc2";
const real = resolve(import.meta.dirname, "../..", published);
const COMPANY = "Wharf Labs";

function beginAndImport(project: string): void {
  const given = [
    "--yes",
    "--name",
    COMPANY,
    "--country",
    "DE",
    "--portal",
    "https://trust.wharf.example",
    "--categories",
    "all",
  ];
  expect(runFanlight(project, ["init", ...given])).toMatchObject({ status: 0 });
  const imported = runFanlight(project, [
    "import",
    "comply",
    real,
    "--into",
    "content",
    "--access",
    "public",
  ]);
  expect(imported).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("32 documents are policies now, published."),
  });
}

/** File and line of every claim of CC9.9, found in the files themselves. */
function linesWith(project: string, text: string): { file: string; line: number }[] {
  return globSync("content/policies/*.mdx", { cwd: project })
    .sort()
    .flatMap((file) => {
      const lines = readFileSync(join(project, file), "utf8").split("\n");
      return lines.flatMap((content, index) =>
        content.includes(text) ? [{ file: file.replace(/^content\//, ""), line: index + 1 }] : [],
      );
    });
}

function textOfMain(html: string): string {
  const [, main = ""] = /<main[^>]*>([\s\S]*)<\/main>/.exec(html) ?? [];
  const text = main.replace(/<[^>]+>/g, (tag) =>
    /^<\/?(?:a|em|strong|code|span)\b/.test(tag) ? "" : " ",
  );
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

describe("a company that begins with policies that other people published", () => {
  it.skipIf(!existsSync(real))(
    `is told of exactly the five false claims, and then has its portal (needs ${published})`,
    () => {
      const project = copyProject();
      beginAndImport(project);

      const checked = runFanlight(project, ["check", "--format", "json"]);
      expect(checked.status).toBe(1);
      const { problems } = JSON.parse(checked.stdout);
      const claims = linesWith(project, "CC9.9");
      expect(claims.map(({ file }) => basename(file, ".mdx"))).toEqual([
        "classification",
        "encryption",
        "information",
        "password",
        "policy",
      ]);
      expect(
        problems.map(({ file, line }: { file: string; line: number }) => ({ file, line })),
      ).toEqual(claims);
      for (const problem of problems) {
        expect(problem).toMatchObject({
          rule: "unknown-criterion",
          severity: "error",
          suggestion: "CC9.1 or CC9.2",
        });
      }
      expect(runFanlight(project, ["build"])).toMatchObject({ status: 1, stdout: "" });

      for (const { file, line } of claims) {
        const path = join(project, "content", file);
        const lines = readFileSync(path, "utf8").split("\n");
        writeFileSync(path, lines.toSpliced(line - 1, 1).join("\n"));
      }
      expect(runFanlight(project, ["check", "--strict"])).toMatchObject({ status: 0 });
      const built = runFanlight(project, ["build"]);
      expect(built.stderr).toBe("");
      expect(built.status).toBe(0);

      const page = (path: string) =>
        readFileSync(join(project, "dist", path, "index.html"), "utf8");
      expect(CRITERIA).toHaveLength(61);
      for (const { id } of CRITERIA)
        expect(textAndLinks(page(`criteria/${id}`)), id).toMatch(/href="\/policies\/[a-z-]+\/"/);
      expectEveryWordOnItsPage(page);
    },
  );
});

function textAndLinks(html: string): string {
  return /<main[^>]*>[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
}

function expectEveryWordOnItsPage(page: (path: string) => string): void {
  let documents = 0;
  for (const [folder, ending] of [
    ["policies", ""],
    ["narratives", "-narrative"],
  ] as const) {
    for (const file of readdirSync(join(real, folder))) {
      const shown = countWords(
        textOfMain(page(`policies/${basename(file, ".md")}${ending}`)).match(/[\p{L}\p{N}]+/gu) ??
          [],
      );
      for (const [word, count] of countWords(
        wordsOfSource(readFileSync(join(real, folder, file), "utf8"), COMPANY),
      )) {
        expect(shown.get(word) ?? 0, `"${word}" of ${folder}/${file}`).toBeGreaterThanOrEqual(
          count,
        );
      }
      documents += 1;
    }
  }
  expect(documents).toBe(32);
}
