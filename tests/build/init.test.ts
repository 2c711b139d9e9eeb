import { existsSync, globSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { copyProject, runFanlight } from "./project-copy.ts";

it("builds a portal from what init wrote, with no page for what there is not", () => {
  const project = copyProject();
  const given = [
    "--yes",
    "--name",
    "Wharf Labs",
    "--country",
    "DE",
    "--portal",
    "https://trust.wharf.example",
  ];
  expect(runFanlight(project, ["init", ...given])).toMatchObject({ status: 0 });
  const built = runFanlight(project, ["build"]);
  expect(built).toMatchObject({ status: 0, stderr: "" });
  const pages = globSync("dist/**/*.html", { cwd: project });
  expect(built.stdout).toContain(`Built ${pages.length} pages into dist/`);

  const home = readFileSync(join(project, "dist/index.html"), "utf8");
  expect(home).toContain("Wharf Labs");
  expect(home).not.toContain("Tidewater");
  for (const absent of [
    "subprocessors",
    "uptime",
    "answers",
    "questionnaires",
    "updates",
    "policies/information-security",
  ]) {
    expect(existsSync(join(project, "dist", absent)), absent).toBe(false);
    expect(home).not.toContain(`href="/${absent}`);
  }
  expect(runFanlight(project, ["check", "--strict"])).toMatchObject({ status: 0 });

  const kept = runFanlight(project, ["release"]);
  expect(kept).toMatchObject({ status: 0, stdout: expect.stringMatching(/holds \d+ addresses/) });
  rmSync(join(project, "content/reports"), { recursive: true });
  const broken = runFanlight(project, ["build"]);
  expect(broken.status).toBe(1);
  expect(broken.stdout + broken.stderr).toContain(
    "/reports/soc2-first/ was published and is gone.",
  );
  expect(broken.stdout + broken.stderr).toContain("a line of content/addresses/moved.txt");
});
