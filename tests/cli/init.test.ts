import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { checkContent } from "#integrations/content-check/check.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const NEEDED = [
  "--yes",
  "--name",
  "Wharf Labs",
  "--country",
  "de",
  "--portal",
  "https://trust.wharf.example",
];

function init(folder: string, ...options: string[]) {
  return runCli(["init", "--into", folder, ...options]);
}

async function load(folder: string) {
  const { content, problems } = await loadContent({ folder, today: "2026-11-23" });
  expect(problems).toEqual([]);
  if (!content) throw new Error("no content");
  return content;
}

describe("init", () => {
  it("writes content that checks without an error or a warning", async () => {
    const folder = temporaryFolder();
    const { code, out } = await init(folder, ...NEEDED, "--categories", "all");
    expect(code).toBe(0);
    const { problems, files } = await checkContent({ root, folder, today: "2026-11-23" });
    expect(problems).toEqual([]);
    expect(files).toBe(8);
    for (const file of globSync("**/*.{yaml,mdx}", { cwd: folder }))
      expect(out).toContain(`  ${file}`);
  });

  it("claims nothing that was not said", async () => {
    const folder = temporaryFolder();
    await init(folder, ...NEEDED);
    const content = await load(folder);
    expect(content.facts?.data).toEqual({});
    expect(content.subprocessors).toEqual([]);
    expect(content.controls.map(({ data }) => data.status)).toEqual(["planned"]);
    expect(content.reports.map(({ data }) => data.stage)).toEqual(["planned"]);
    expect(content.policies.map(({ data }) => data.access)).toEqual(["internal"]);
    expect(content.company.data.sample).toBe(false);
    expect(content.questionnaires.map(({ data }) => data.access)).toEqual(["internal"]);
  });

  it("brings the first questionnaire, whole, and an example of an answer to one of its rows", async () => {
    const folder = temporaryFolder();
    await init(folder, ...NEEDED);
    const example = readFileSync(join(folder, "answers/_example.mdx"), "utf8");
    writeFileSync(join(folder, "answers/encryption-at-rest.mdx"), example);
    const content = await load(folder);
    const [own] = content.questionnaires;
    const [shown] = (await load(join(root, "content"))).questionnaires;
    expect(own?.id).toBe("mvsp");
    expect(own?.data.sections).toEqual(shown?.data.sections);
    expect(content.answers.map(({ data }) => data.questionnaires)).toEqual([{ mvsp: ["2.8"] }]);
    const { problems } = await checkContent({ root, folder, today: "2030-02-01" });
    expect(problems).toEqual([]);
  });

  it("takes what it is told, whatever the names contain", async () => {
    const folder = temporaryFolder();
    const name = 'Wharf: "Labs" #1';
    await init(
      folder,
      ...NEEDED,
      "--name",
      name,
      "--products",
      "Órbita, Dock & Co",
      "--categories",
      "privacy",
      "--email",
      "sec@wharf.example",
    );
    const { data } = (await load(folder)).company;
    expect(data).toMatchObject({
      name,
      legalName: name,
      country: "DE",
      contacts: { security: { email: "sec@wharf.example" } },
      products: [
        { id: "orbita", name: "Órbita" },
        { id: "dock-co", name: "Dock & Co" },
      ],
      categories: ["security", "privacy"],
    });
  });

  it("points editors to the JSON Schemas, wherever the folder is", async () => {
    const folder = join(root, ".cache/init-test");
    await init(folder, ...NEEDED, "--replace");
    const files = globSync("**/*.yaml", { cwd: folder });
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const [, schema = ""] =
        /^# yaml-language-server: \$schema=(\S+)/.exec(readFileSync(join(folder, file), "utf8")) ??
        [];
      expect(existsSync(resolve(dirname(join(folder, file)), schema)), `${file}: ${schema}`).toBe(
        true,
      );
    }
  });

  it("asks a person, again where an answer cannot be right, and offers what is likely", async () => {
    const folder = temporaryFolder();
    const answers = [
      "Wharf Labs",
      "",
      "Germany",
      "DE",
      "",
      "",
      "https://trust.wharf.example",
      "",
      "availability",
    ];
    const questions: string[] = [];
    const ask = async (question: string) => {
      questions.push(question);
      return answers.shift() ?? "";
    };
    const { code, out } = await runCli(["init", "--into", folder], { ask });
    expect(code).toBe(0);
    expect(out).toContain("A country is written with two letters, for example DE or US.");
    expect(questions).toMatchInlineSnapshot(`
      [
        "The company's name, as readers know it: ",
        "Its legal name [Wharf Labs]: ",
        "Country of the legal entity, two letters: ",
        "Country of the legal entity, two letters: ",
        "Products, separated by commas [Wharf Labs]: ",
        "One sentence: what the company sells [Wharf Labs offers a service of the same name.]: ",
        "The portal's future address, for example https://trust.example.com: ",
        "The e-mail address for security questions [security@wharf.example]: ",
        "Trust Services Categories, separated by commas (security, availability, confidentiality, processing-integrity, privacy), or all [security]: ",
      ]
    `);
    expect((await load(folder)).company.data.categories).toEqual(["security", "availability"]);
  });

  it("says which options are needed where nothing may be asked", async () => {
    const folder = temporaryFolder();
    expect(await init(folder, "--yes")).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        "With --yes nothing is asked, so these options are needed: --name, ",
      ),
    });
    expect(await init(folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining("Nobody can be asked here."),
    });
  });

  it("refuses a category that does not exist", async () => {
    const { code, err } = await init(
      temporaryFolder(),
      ...NEEDED,
      "--categories",
      "security,uptime",
    );
    expect(code).toBe(2);
    expect(err).toContain(
      '--categories: "uptime" is no category. Choose among security, availability, ',
    );
  });
});

describe("init, where there is content already", () => {
  it("keeps a company's own content unless it is told to replace it", async () => {
    const folder = temporaryFolder();
    await init(folder, ...NEEDED);
    writeFileSync(join(folder, "policies/mine.mdx"), "mine");
    const { code, err } = await init(folder, ...NEEDED);
    expect(code).toBe(1);
    expect(err).toContain(
      "holds a company's content already. Add --replace to delete it and begin again",
    );
    expect(existsSync(join(folder, "policies/mine.mdx"))).toBe(true);
    expect(await init(folder, ...NEEDED, "--replace")).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, "policies/mine.mdx"))).toBe(false);
  });

  it("deletes the fictional company only after a yes", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "company.yaml"), "sample: true\n");
    writeFileSync(join(folder, "old.yaml"), "x: 1\n");
    // What it published, and when, is nothing that the new company has to keep up.
    const past = ["addresses/published.txt", ".releases/last-year.json"];
    for (const file of past) {
      mkdirSync(dirname(join(folder, file)));
      writeFileSync(join(folder, file), "/gone/\n");
    }
    const asked: string[] = [];
    const answer = (typed: string) => ({
      ask: async (question: string) => {
        asked.push(question);
        return typed;
      },
    });
    const options = [
      "init",
      "--into",
      folder,
      ...NEEDED.slice(1),
      "--products",
      "A",
      "--legal-name",
      "A",
      "--description",
      "A",
      "--email",
      "a@b.example",
      "--categories",
      "security",
    ];
    expect(await runCli(options, answer("no"))).toMatchObject({
      code: 1,
      err: "Nothing was changed.",
    });
    expect(existsSync(join(folder, "old.yaml"))).toBe(true);
    expect(asked).toEqual([
      `Delete the fictional company in ${folder}? Git does not have all of it. [y/N] `,
    ]);
    expect(await runCli(options, answer("y"))).toMatchObject({ code: 0 });
    for (const file of ["old.yaml", ...past])
      expect(existsSync(join(folder, file)), file).toBe(false);
  });

  it("never touches a folder that holds anything else", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "thesis.txt"), "years of work");
    const { code, err } = await init(folder, ...NEEDED, "--replace");
    expect(code).toBe(1);
    expect(err).toBe(
      `${folder} holds something that is not content. Name another folder with --into.`,
    );
    expect(await init(root, ...NEEDED, "--replace")).toMatchObject({ code: 1 });
    expect(existsSync(join(folder, "thesis.txt"))).toBe(true);
  });
});
