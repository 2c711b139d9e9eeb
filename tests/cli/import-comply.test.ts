import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { root, runCli, temporaryFolder } from "./run-cli.ts";
import { wordsOfMdx, wordsOfSource } from "./words.ts";

const fixture = join(import.meta.dirname, "fixtures/comply");
const published = "../shared/real/comply-soc2";
const real = resolve(root, published);

/** A content folder whose company has a name. */
function contentOf(company: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "company.yaml"), `name: ${company}\n`);
  return folder;
}

function bodyOf(file: string): string {
  return readFileSync(file, "utf8").replace(/^---\n[\s\S]*?\n---\n/, "");
}

async function expectEveryWord(source: string, into: string): Promise<number> {
  let documents = 0;
  for (const [folder, ending] of [
    ["policies", ""],
    ["narratives", "-narrative"],
  ] as const) {
    for (const file of readdirSync(join(source, folder))) {
      const name = file.replace(/\.md$/, "");
      const text = readFileSync(join(source, folder, file), "utf8");
      const before = wordsOfSource(text, "Wharf Labs");
      const after = await wordsOfMdx(bodyOf(join(into, `policies/${name}${ending}.mdx`)));
      expect(after.toSorted(), `${folder}/${file}`).toEqual(before.toSorted());
      // A drawn table is read line by line, a cell by itself: only there may the order differ.
      if (!/^\+-/m.test(text)) expect(after, `${folder}/${file}`).toEqual(before);
      documents += 1;
    }
  }
  return documents;
}

describe("import comply", () => {
  it("names every file it writes and everything it could not carry over", async () => {
    const { code, out } = await runCli([
      "import",
      "comply",
      fixture,
      "--into",
      contentOf("Wharf Labs"),
    ]);
    expect(code).toBe(0);
    expect(out.split("\n").slice(0, -1)).toMatchInlineSnapshot(`
      [
        "written    policies/keys.mdx  (policies/keys.md)",
        "written    policies/visitors.mdx  (policies/visitors.md)",
        "written    policies/keys-narrative.mdx  (narratives/keys.md)",
        "",
        "To know:",
        "  narratives/keys.md:7  The placeholder {{.Keys}} is kept as text. Put in what belongs there.",
        "  policies/keys.md:21  The text refers to list items by letter (once, here "reference (b)"). Lists are numbered on the page: (a) is 1, (b) is 2.",
        "  policies/keys.md:23  A page break was left out.",
        "  policies/keys.md:25  Empty rows that only spaced a table were left out (1).",
        "  policies/keys.md:30  A line of a table cell ends in a hyphen. Look whether it breaks a word that should be joined.",
        "  policies/keys.md:40  A spacer (&nbsp;) was left out.",
        "  policies/keys.md:47  "#Review" is taken for a heading, although no space follows "#".",
        "  policies/keys.md: The version "1.0" is counted from one major revision. Correct it if the document has another.",
        "  policies/visitors.md: The key "reviewer" ("Front desk") has no place in a policy and was not carried over.",
        "  policies/visitors.md: The version "2.0" is counted from 2 major revisions. Correct it if the document has another.",
        "  narratives/keys.md: The document names no revision; its version is set to "1.0". Correct it if it has another.",
        "",
        "3 documents are policies now, internal: none is published until its access says public.",
      ]
    `);
  });

  it("keeps every word of a document", async () => {
    const into = contentOf("Wharf Labs");
    await runCli(["import", "comply", fixture, "--into", into]);
    expect(await expectEveryWord(fixture, into)).toBe(3);
  });

  it("publishes nothing unless it is told to", async () => {
    const into = contentOf("Wharf Labs");
    await runCli(["import", "comply", fixture, "--into", into]);
    expect(readFileSync(join(into, "policies/keys.mdx"), "utf8")).toContain("access: internal");
    await runCli(["import", "comply", fixture, "--into", into, "--access", "public", "--replace"]);
    expect(readFileSync(join(into, "policies/keys.mdx"), "utf8")).toContain("access: public");
  });

  it("writes the same again, and overwrites no edited file unless it is told to", async () => {
    const into = contentOf("Wharf Labs");
    await runCli(["import", "comply", fixture, "--into", into]);
    const again = await runCli(["import", "comply", fixture, "--into", into]);
    expect(again.out).toMatch(/^unchanged {2}policies\/keys\.mdx/);
    writeFileSync(join(into, "policies/keys.mdx"), "edited");
    const refused = await runCli(["import", "comply", fixture, "--into", into]);
    expect(refused).toMatchObject({
      code: 1,
      err: "These files exist already and are not the same. Nothing was written:\n  policies/keys.mdx\nAdd --replace to overwrite them.",
    });
    expect(readFileSync(join(into, "policies/keys.mdx"), "utf8")).toBe("edited");
  });

  it("writes nothing when one document is broken", async () => {
    const source = temporaryFolder();
    cpSync(fixture, source, { recursive: true });
    writeFileSync(join(source, "policies/broken.md"), 'name: "A\nacronym: B\n---\nText');
    const into = contentOf("Wharf Labs");
    const { code, err } = await runCli(["import", "comply", source, "--into", into]);
    expect(code).toBe(1);
    expect(err).toMatch(
      /^policies\/broken\.md could not be read, and nothing was written\. The front matter is not YAML: /,
    );
    expect(existsSync(join(into, "policies"))).toBe(false);
  });

  it("refuses a document that is not UTF-8", async () => {
    const source = temporaryFolder();
    mkdirSync(join(source, "policies"));
    writeFileSync(
      join(source, "policies/latin.md"),
      Buffer.from("name: Caf\xe9\n---\nText", "latin1"),
    );
    const { code, err } = await runCli([
      "import",
      "comply",
      source,
      "--into",
      contentOf("Wharf Labs"),
    ]);
    expect(code).toBe(1);
    expect(err).toContain("latin.md is not UTF-8. Save it as UTF-8 and import again.");
  });

  it("says what is missing on the command line", async () => {
    const folder = temporaryFolder();
    expect((await runCli(["import", "comply"])).err).toContain(
      "Name the one folder of the comply project.",
    );
    expect((await runCli(["import", "comply", fixture])).err).toContain(
      "Say with --into which content folder",
    );
    expect(
      await runCli(["import", "comply", fixture, "--into", folder, "--access", "open"]),
    ).toMatchObject({ code: 2 });
    expect((await runCli(["import", "comply", folder, "--into", folder])).err).toContain(
      "has neither a folder policies/ nor narratives/",
    );
  });
});

describe("import comply, on documents that other people published", () => {
  it.skipIf(!existsSync(real))(
    `keeps every word of the 32 documents (needs ${published})`,
    async () => {
      const into = contentOf("Wharf Labs");
      const { code } = await runCli(["import", "comply", real, "--into", into]);
      expect(code).toBe(0);
      expect(await expectEveryWord(real, into)).toBe(32);
    },
    30_000,
  );
});
