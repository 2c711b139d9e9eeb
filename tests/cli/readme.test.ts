import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commands } from "#src/cli/commands.ts";
import { findCommand } from "#src/cli/find-command.ts";
import { CONCEPTS, SINGLE_FILES } from "#src/loaders/concepts.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

const pages = ["README.md", ...globSync("docs/**/*.md", { cwd: root }).sort()];
const textOf = (page: string) => readFileSync(join(root, page), "utf8");
const readme = textOf("README.md");
const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf("package.json"));

/** The lines of every block of shell commands. */
const shellLines = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
  block.trim().split("\n"),
);

describe("the README", () => {
  it("tells people to type these commands, and no others", () => {
    expect(shellLines).toEqual([
      "npm start",
      "npm run fanlight -- init",
      "npm run check",
      "npm run fanlight -- import status --help",
      "npm run fanlight -- import uptime --help",
      "npm run fanlight -- import comply --help",
      "npm run fanlight -- document add report.pdf --report soc2-first",
      "npm run fanlight -- access explain someone@example.com soc2-first",
      "npm test",
      "npm run build",
      "npm run preview -- --host 0.0.0.0 --port 8080",
    ]);
  });

  it.each(["npm run --silent check", "npm run --silent fanlight -- --help"])(
    "names `%s`, which runs",
    (line) => {
      const [npm = "", ...args] = line.split(" ");
      const { status, stdout } = spawnSync(npm, args, {
        cwd: root,
        encoding: "utf8",
        shell: process.platform === "win32",
      });
      expect(status, stdout).toBe(0);
    },
    60_000,
  );

  it("shows what the check really says of a criterion that does not exist", async () => {
    const project = temporaryFolder();
    const context = { root: project, cwd: project };
    const given = [
      "--yes",
      "--name",
      "Wharf Labs",
      "--country",
      "DE",
      "--portal",
      "https://trust.wharf.example",
    ];
    await runCli(["init", ...given], context);
    const control = join(project, "content/controls/access.yaml");
    writeFileSync(
      control,
      readFileSync(control, "utf8").replace("criteria: [CC6.1]", "criteria: [CC6.9]"),
    );
    const { out } = await runCli(["check"], context);
    const [, shown] = /```text\n([\s\S]*?)\n```/.exec(readme) ?? [];
    expect(shown).toBe(out);
  });

  it("lists every kind of content", () => {
    const [, table = ""] = /## What goes where\n([\s\S]*?)\n## /.exec(readme) ?? [];
    const places = [...Object.values(CONCEPTS).map(({ folder }) => folder), ...SINGLE_FILES].map(
      (place) => place.split("/")[0] ?? "",
    );
    for (const place of new Set(places)) expect(table).toContain(`\`${place}`);
  });
});

describe.each(pages)("%s", (page) => {
  it("names only scripts and commands that exist", () => {
    for (const [, script = ""] of textOf(page).matchAll(/npm run ([\w:]+)/g))
      expect(scripts).toHaveProperty([script]);
    for (const [, words = ""] of textOf(page).matchAll(/npm run fanlight -- ([a-z][a-z ]*)/g)) {
      expect(findCommand(commands, words.trim().split(" ")), words).toBeDefined();
    }
  });

  it("links only to files that exist", () => {
    const prose = textOf(page).replace(/```[\s\S]*?```/g, "");
    const links = [...prose.matchAll(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g)].map(
      ([, link = ""]) => link,
    );
    for (const link of links)
      expect(existsSync(resolve(root, dirname(page), link)), link).toBe(true);
  });
});
