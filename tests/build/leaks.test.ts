import {
  appendFileSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { PDF } from "@libpdf/core";
import { expect, it } from "vitest";
import { copyProject, runFanlight } from "./project-copy.ts";

const COMPANY = resolve(import.meta.dirname, "../fixtures/company");

/** The project with a small company whose door is on, and private files that no entry names. */
function projectWithDoor(): string {
  const project = copyProject();
  cpSync(COMPANY, join(project, "content"), { recursive: true });
  const company = join(project, "content/company.yaml");
  writeFileSync(
    company,
    readFileSync(company, "utf8").replace("logo: logo.svg", "logo: logo.svg\ngate: on"),
  );
  mkdirSync(join(project, "private"));
  for (const name of ["one", "two", "three", "four", "five"]) {
    const lines = Array.from(
      { length: 200 },
      (_, line) => `${name} ${line * line} <secret> & "more" of it\n`,
    );
    writeFileSync(join(project, `private/${name}.txt`), lines.join(""));
  }
  return project;
}

it("fails where private files are in its output, names each, and leaves nothing to deploy", () => {
  const project = projectWithDoor();
  cpSync(join(project, "private/one.txt"), join(project, "public/copied.bin"));
  const base64 = readFileSync(join(project, "private/two.txt")).toString("base64");
  writeFileSync(join(project, "public/script.js"), `const data = "${base64}";\n`);
  writeFileSync(
    join(project, "src/pages/leak.astro"),
    [
      "---",
      'import text from "../../private/three.txt?raw";',
      'import url from "../../private/four.txt?url";',
      "---",
      '<html lang="en"><body><p>{text}</p><a href={url}>it</a></body></html>',
      "",
    ].join("\n"),
  );
  const page = join(project, "src/gate/http/pages/visitor/closed.astro");
  const planted = readFileSync(page, "utf8")
    .replace("---\n", '---\nimport secret from "../../../../../private/five.txt?raw";\n')
    .replace("</DoorPage>", "<p>{secret}</p></DoorPage>");
  writeFileSync(page, planted);
  const { status, stdout, stderr } = runFanlight(project, ["build"]);
  const said = stdout + stderr;
  expect(status, said).toBe(1);
  expect(said).toContain("hold private files, so the build is refused");
  expect(said).toMatch(/dist\/client\/copied\.bin holds a copy of private\/one\.txt/);
  expect(said).toMatch(/dist\/client\/script\.js holds a copy \(base64\) of private\/two\.txt/);
  expect(said).toMatch(/dist\/client\/leak\/index\.html holds a run of .* of private\/three\.txt/);
  expect(said).toMatch(/dist\/client\/_astro\/four[^ ]* holds a copy of private\/four\.txt/);
  expect(said).toMatch(/dist\/server\/\S+ holds a run of .* of private\/five\.txt/);
  expect(existsSync(join(project, "dist"))).toBe(false);
});

it("builds the door where nothing leaks, and prints each public policy where that is asked for", async () => {
  const project = projectWithDoor();
  const policy = join(project, "content/policies/access-control.mdx");
  const long = Array.from({ length: 40 }, (_, part) => `\n## Part ${part}\n\nIt holds for all.\n`);
  appendFileSync(policy, long.join(""));
  appendFileSync(join(project, "content/company.yaml"), "\npolicyPdfs: true\n");
  const { status, stdout, stderr } = runFanlight(project, ["build"]);
  expect(status, stdout + stderr).toBe(0);
  const catalogue = JSON.parse(readFileSync(join(project, "dist/server/catalogue.json"), "utf8"));
  expect(catalogue.documents.map(({ id }: { id: string }) => id)).toEqual(["soc2-2026"]);
  expect(existsSync(join(project, "dist/client/index.html"))).toBe(true);
  expect(existsSync(join(project, "dist/client/request"))).toBe(false);

  // Only of what is public, and named by its page.
  const [printed, ...others] = globSync("dist/client/policies/**/*.pdf", { cwd: project });
  expect([printed, others]).toEqual(["dist/client/policies/access-control/access-control.pdf", []]);
  const page = join(project, "dist/client/policies/access-control/index.html");
  expect(readFileSync(page, "utf8")).toContain(
    'href="/policies/access-control/access-control.pdf"',
  );
  const pdf = readFileSync(join(project, String(printed)));
  const sheets = (await PDF.load(pdf)).extractText().map(({ text }) => text.replace(/\s+/g, " "));
  expect(sheets.length).toBeGreaterThan(1);
  const [hash = "no hash"] = /SHA-256 of the text: [0-9a-f]{64}/.exec(sheets[0] ?? "") ?? [];
  for (const sheet of sheets) {
    expect(sheet).toContain("Access control. Version 1.0, approved 1 March 2026");
    expect(sheet).toContain(hash);
  }
});
