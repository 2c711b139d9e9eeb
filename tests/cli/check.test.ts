import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, runCli, temporaryFolder } from "./run-cli.ts";

async function contentWith(policy?: string): Promise<string> {
  const folder = temporaryFolder();
  const given = [
    "--yes",
    "--name",
    "Wharf Labs",
    "--country",
    "DE",
    "--portal",
    "https://trust.wharf.example",
  ];
  await runCli(["init", "--into", folder, ...given]);
  if (policy !== undefined) writeFileSync(join(folder, "policies/keys.mdx"), policy);
  return folder;
}

const WRONG = '---\ntitle: Keys\nversion: "1.0"\ncriteria: [CC9.9]\n---\n\nText\n';
const OVERDUE =
  '---\ntitle: Keys\nversion: "1.0"\naccess: public\nnextReview: 2020-01-31\n---\n\nText\n';

describe("check", () => {
  it("ends with 0 when nothing is wrong", async () => {
    expect(await runCli(["check", "--content", await contentWith()])).toEqual({
      code: 0,
      out: "No problem found in 8 files.",
      err: "",
    });
  });

  it("ends with 1 on an error, and names its line and what was probably meant", async () => {
    const { code, out } = await runCli(["check", "--content", await contentWith(WRONG)]);
    expect(code).toBe(1);
    expect(out).toMatch(/policies\/keys\.mdx:4:12 {2}unknown-criterion/);
    expect(out).toContain("Did you mean CC9.1 or CC9.2?");
  });

  it("ends with 1 on a warning only when it is strict", async () => {
    const folder = await contentWith(OVERDUE);
    expect(await runCli(["check", "--content", folder])).toMatchObject({
      code: 0,
      out: expect.stringContaining("1 warning"),
    });
    expect(await runCli(["check", "--content", folder, "--strict"])).toMatchObject({ code: 1 });
  });

  it("writes annotations by itself in a GitHub workflow", async () => {
    const folder = await contentWith(WRONG);
    const asked = await runCli(["check", "--content", folder, "--format", "github"]);
    expect(asked.out).toMatch(
      /^::error file=.*policies\/keys\.mdx,line=4,col=12,title=unknown-criterion::/m,
    );
    const { out } = await runCli(["check", "--content", folder], {
      env: { GITHUB_ACTIONS: "true" },
    });
    expect(out).toBe(asked.out);
  });

  it("writes JSON for other tools", async () => {
    const { out } = await runCli([
      "check",
      "--content",
      await contentWith(WRONG),
      "--format",
      "json",
    ]);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      errors: 1,
      problems: [{ rule: "unknown-criterion", line: 4 }],
    });
  });

  it("reads the folder that FANLIGHT_CONTENT names", async () => {
    const { out } = await runCli(["check"], { env: { FANLIGHT_CONTENT: await contentWith() } });
    expect(out).toBe("No problem found in 8 files.");
  });

  it("refuses a form that it does not know, a folder that is not there, and a day that is none", async () => {
    expect(await runCli(["check", "--format", "xml"])).toMatchObject({ code: 2 });
    expect(await runCli(["check", "--content", "nowhere"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("There is no folder"),
    });
    expect(await runCli(["check"], { env: { FANLIGHT_TODAY: "soon" } })).toMatchObject({
      code: 1,
      err: expect.stringContaining("FANLIGHT_TODAY"),
    });
  });

  it("takes under 3 seconds for the fictional company, the start of the process included", () => {
    const options = { cwd: root, encoding: "utf8", env: { PATH: process.env.PATH } } as const;
    const secondsOfOneRun = () => {
      const started = performance.now();
      const { status, stderr } = spawnSync(process.execPath, ["src/cli/main.ts", "check"], options);
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      return (performance.now() - started) / 1000;
    };
    // Other tests run beside this one; what else the machine does only ever adds to a run.
    let best = secondsOfOneRun();
    for (let run = 2; run <= 5 && best >= 3; run += 1) best = Math.min(best, secondsOfOneRun());
    expect(best).toBeLessThan(3);
  }, 60_000);
});
