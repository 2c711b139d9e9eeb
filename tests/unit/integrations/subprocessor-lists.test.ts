import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readSubprocessorLists } from "#integrations/fanlight/subprocessor-lists.ts";

const root = mkdtempSync(join(tmpdir(), "lists-"));
const content = join(root, "content");

function git(day: string, ...args: string[]) {
  const at = `${day}T12:00:00Z`;
  const who = { name: "A", email: "a@example.org" };
  execFileSync("git", args, {
    cwd: root,
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: who.name,
      GIT_AUTHOR_EMAIL: who.email,
      GIT_AUTHOR_DATE: at,
      GIT_COMMITTER_NAME: who.name,
      GIT_COMMITTER_EMAIL: who.email,
      GIT_COMMITTER_DATE: at,
    },
    stdio: "pipe",
  });
}

function put(files: Record<string, string | undefined>, day: string) {
  for (const [name, text] of Object.entries(files)) {
    const file = join(content, name);
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
  git(day, "add", "-A");
  git(day, "commit", "-q", "-m", "x");
}

const entry = (id: string, where: string, more = "") =>
  `id: ${id}\nname: Name of ${id}\nlocations: [${where}]\n${more}`;

beforeAll(() => {
  mkdirSync(join(content, "subprocessors"), { recursive: true });
  git("2026-01-01", "init", "-q", "-b", "main");
  put(
    { "company.yaml": "sample: true\n", "subprocessors/fiction.yaml": entry("fiction", "US") },
    "2026-01-01",
  );
  put(
    {
      "company.yaml": "name: Example\n",
      "subprocessors/fiction.yaml": undefined,
      "subprocessors/a.yaml": entry("a", "DE"),
    },
    "2026-02-01",
  );
  put({ "subprocessors/a.yaml": entry("a", "DE, US") }, "2026-03-01");
  put({ "subprocessors/a.yaml": entry("a", "DE, IE") }, "2026-03-01");
  put(
    {
      "subprocessors/b.yaml": `- ${entry("b", "DE", "announcedOn: 2026-06-01\neffectiveOn: 2026-08-01").replaceAll("\n", "\n  ")}`,
      "subprocessors/broken.yaml": "id: [",
    },
    "2026-04-01",
  );
  put({ "subprocessors/a.yaml": entry("a", "IE", "removedOn: 2026-06-30") }, "2026-07-01");
});
afterAll(() => rmSync(root, { recursive: true }));

it("reads the list of each day's last commit, without what was not published then", async () => {
  const listed = (await readSubprocessorLists(content)).map(({ on, entries }) => [
    on,
    ...entries.map(({ id, locations }) => `${id} ${locations.join("+")}`),
  ]);
  expect(listed).toEqual([
    ["2026-02-01", "a DE"],
    ["2026-03-01", "a DE+IE"],
    ["2026-04-01", "a DE+IE"],
    ["2026-07-01", "b DE"],
  ]);
});

it("knows nothing outside a repository, and as much as a shallow clone holds", async () => {
  const outside = mkdtempSync(join(tmpdir(), "lists-"));
  try {
    expect(await readSubprocessorLists(outside)).toEqual([]);
    execFileSync("git", ["clone", "-q", "--depth", "1", `file://${root}`, "clone"], {
      cwd: outside,
      stdio: "pipe",
    });
    const lists = await readSubprocessorLists(join(outside, "clone", "content"));
    expect(lists.map(({ on }) => on)).toEqual(["2026-07-01"]);
  } finally {
    rmSync(outside, { recursive: true });
  }
});
