import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { uptimeFeed } from "../support/feeds.ts";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

interface Step {
  name?: string;
  uses?: string;
  run?: string;
}

const readYaml = (file: string) => parse(readFileSync(join(root, file), "utf8"));
const workflows = readdirSync(join(root, ".github/workflows"));

function stepsOf(file: string): Step[] {
  const { jobs } = readYaml(`.github/workflows/${file}`) as {
    jobs: Record<string, { steps: Step[] }>;
  };
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

/** A clone with content, whose remote is a folder. `gh` is a stand-in that notes how it was called. */
function beginClone() {
  const folder = temporaryFolder();
  const [remote, clone, bin] = ["remote.git", "clone", "bin"].map((name) => join(folder, name));
  if (!remote || !clone || !bin) throw new Error("no folder");
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
      cwd: clone,
      encoding: "utf8",
      stdio: "pipe",
    });
  for (const name of [clone, bin]) mkdirSync(name);
  execFileSync("git", ["init", "--bare", "--quiet", remote]);
  execFileSync("git", ["-C", remote, "config", "receive.advertisePushOptions", "true"]);
  git("init", "--quiet", "--initial-branch=main");
  mkdirSync(join(clone, "content"));
  writeFileSync(join(clone, "content/company.yaml"), "name: a\n");
  writeFileSync(join(clone, "other.txt"), "a\n");
  git("add", ".");
  git("commit", "--quiet", "--message", "Begin");
  git("remote", "add", "origin", remote);
  git("push", "--quiet", "origin", "main");
  writeFileSync(join(bin, "gh"), `#!/bin/sh\necho "$@" >> ${join(folder, "gh.log")}\n`);
  chmodSync(join(bin, "gh"), 0o755);
  const runScript = (script: string, env: Record<string, string>) =>
    execFileSync("bash", ["-e", "-c", script], {
      cwd: clone,
      encoding: "utf8",
      stdio: "pipe",
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, ...env },
    });
  return { folder, remote, clone, git, runScript };
}

describe("the workflows", () => {
  it.each(workflows)("%s pins every action by its hash, with the version beside it", (file) => {
    const text = readFileSync(join(root, ".github/workflows", file), "utf8");
    const used = stepsOf(file).flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(1);
    for (const action of used) expect(text).toMatch(new RegExp(`${action} # v\\d`));
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it("offers what the feeds changed as one change, again and again on the same branch", () => {
    const { folder, remote, clone, git, runScript } = beginClone();
    const script = stepsOf("feeds.yml").find(({ name }) => name === "Open a change")?.run ?? "";
    const env = { GH_TOKEN: "t" };
    expect(runScript(script, env)).toContain("Nothing has changed.");
    writeFileSync(join(clone, "other.txt"), "b\n");
    expect(runScript(script, env)).toContain("Nothing has changed.");
    writeFileSync(join(clone, "content/company.yaml"), "name: b\n");
    runScript(script, env);
    const show = (path: string) =>
      execFileSync("git", ["-C", remote, "show", `fanlight/feeds:${path}`], { encoding: "utf8" });
    expect(show("content/company.yaml")).toBe("name: b\n");
    expect(show("other.txt")).toBe("a\n");
    expect(readFileSync(join(folder, "gh.log"), "utf8")).toContain(
      "pr create --head fanlight/feeds",
    );
    git("checkout", "--quiet", "--force", "main");
    writeFileSync(join(clone, "content/company.yaml"), "name: c\n");
    runScript(script, env);
    expect(show("content/company.yaml")).toBe("name: c\n");
  });

  it("does the same on GitLab, and ends as the import ended", () => {
    const { remote, clone, runScript } = beginClone();
    const { feeds } = readYaml(".gitlab-ci.yml") as { feeds: { script: string[] } };
    const script = feeds.script.at(-1) ?? "";
    const env = {
      failed: "0",
      CI_PROJECT_URL: remote.replace(/\.git$/, ""),
      CI_DEFAULT_BRANCH: "main",
      CI_SERVER_HOST: "gitlab.example.com",
      FEEDS_TOKEN: "t",
    };
    expect(runScript(script, env)).toContain("Nothing has changed.");
    writeFileSync(join(clone, "content/company.yaml"), "name: b\n");
    runScript(script, env);
    const shown = execFileSync("git", [
      "-C",
      remote,
      "show",
      "fanlight/feeds:content/company.yaml",
    ]);
    expect(String(shown)).toBe("name: b\n");
    writeFileSync(join(clone, "content/company.yaml"), "name: c\n");
    expect(() => runScript(script, { ...env, failed: "1" })).toThrow();
  });
});

describe("import all", () => {
  const env = { FANLIGHT_TODAY: "2026-11-02" };

  async function beginContent(feeds: string | undefined): Promise<string> {
    const folder = temporaryFolder();
    const company = ["--name", "Wharf Labs", "--country", "DE"];
    await runCli([
      "init",
      "--into",
      folder,
      "--yes",
      ...company,
      "--portal",
      "https://trust.wharf.example",
    ]);
    mkdirSync(join(folder, "imports"));
    if (feeds !== undefined) writeFileSync(join(folder, "imports/feeds.yaml"), feeds);
    return folder;
  }

  it("does nothing where no feed is named", async () => {
    const into = await beginContent(undefined);
    expect(await runCli(["import", "all", "--into", into], { env })).toMatchObject({ code: 0 });
  });

  it("imports every feed; one that fails leaves the others alone and is named", async () => {
    const feeds = `feeds:
  - { uptime: gatus, from: nowhere.json }
  - { uptime: gatus, from: ${uptimeFeed("gatus.json")} }
  - { status: csv, file: missing.csv, taken: now }
`;
    const into = await beginContent(feeds);
    const { code, out, err } = await runCli(["import", "all", "--into", into], { env });
    expect(code).toBe(1);
    expect(out).toContain("1 feed of 3 imported.");
    expect(err).toContain("Failed: uptime gatus, status csv.");
    expect(readdirSync(join(into, "uptime/history"))).toEqual(["gatus.json"]);
  });

  it("names the line of a feed that is wrong", async () => {
    const into = await beginContent("feeds:\n  - { uptime: gatus, form: x }\n");
    const { code, err } = await runCli(["import", "all", "--into", into], { env });
    expect(code).toBe(1);
    expect(err).toContain("imports/feeds.yaml:2");
  });
});
