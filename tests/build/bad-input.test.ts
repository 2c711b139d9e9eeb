import { spawn } from "node:child_process";
import { access, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const COMPANY = join(ROOT, "tests/fixtures/company");

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fanlight-"));
});

afterAll(() => rm(folder, { recursive: true }));

interface Run {
  code: number | null;
  output: string;
}

function runAstro(
  args: string[],
  cwd: string,
  environment: Record<string, string> = {},
): Promise<Run> {
  const env = {
    ...process.env,
    ASTRO_TELEMETRY_DISABLED: "1",
    NO_COLOR: "1",
    FANLIGHT_TODAY: "2026-11-23",
    ...environment,
  };
  const astro = spawn(process.execPath, [join(ROOT, "node_modules/astro/bin/astro.mjs"), ...args], {
    cwd,
    env,
  });
  let output = "";
  for (const stream of [astro.stdout, astro.stderr]) stream.on("data", (text) => (output += text));
  return new Promise((resolve, reject) => {
    astro.on("error", reject);
    astro.on("close", (code) => resolve({ code, output }));
  });
}

async function companyWith(
  name: string,
  file: string,
  [from, to]: [string, string],
): Promise<string> {
  const content = join(folder, name);
  await cp(COMPANY, content, { recursive: true });
  const path = join(content, file);
  await writeFile(path, (await readFile(path, "utf8")).replace(from, to));
  return content;
}

describe("astro build", () => {
  it("fails on a broken file, names its line and writes nothing", async () => {
    const content = await companyWith("broken", "policies/access-control.mdx", [
      'version: "1.0"',
      "version: 1.0",
    ]);
    const outDir = join(folder, "broken-dist");
    const { code, output } = await runAstro(["build", "--outDir", outDir], ROOT, {
      FANLIGHT_CONTENT: content,
    });
    expect(code).toBe(1);
    expect(output).toContain("broken/policies/access-control.mdx:3:10");
    expect(output).toContain('"version" must be text: put the version in quotes');
    expect(output).not.toContain("Browser APIs");
    await expect(access(outDir)).rejects.toThrow("ENOENT");
  });

  it("fails on a claim that contradicts the data", async () => {
    const content = await companyWith("contradiction", "policies/access-control.mdx", [
      "A1.2",
      "CC9.9",
    ]);
    const outDir = join(folder, "contradiction-dist");
    const { code, output } = await runAstro(["build", "--outDir", outDir], ROOT, {
      FANLIGHT_CONTENT: content,
    });
    expect(code).toBe(1);
    expect(output).toContain("contradiction/policies/access-control.mdx:6:19");
    expect(output).toContain("Did you mean CC9.1 or CC9.2?");
    await expect(access(outDir)).rejects.toThrow("ENOENT");
  });
});

/** The collections by themselves, in a site of one page, so that they are safe without the check as well. */
describe("the content collections", () => {
  const site = () => join(folder, "site");

  beforeAll(async () => {
    await mkdir(join(site(), "src/pages"), { recursive: true });
    await symlink(join(ROOT, "node_modules"), join(site(), "node_modules"));
    for (const part of ["content.config.ts", "data/content.ts", "loaders", "schemas"])
      await cp(join(ROOT, "src", part), join(site(), "src", part), { recursive: true });
    await writeFile(join(site(), "package.json"), '{ "type": "module" }');
    await writeFile(join(site(), "astro.config.mjs"), CONFIG);
    await writeFile(join(site(), "src/pages/index.astro"), PAGE);
  });

  it("fail the build with every problem in one message", async () => {
    const content = await companyWith("two", "policies/access-control.mdx", [
      'version: "1.0"',
      "version: 1.0",
    ]);
    await writeFile(join(content, "facts.yaml"), "");
    await writeFile(join(content, "documents/dpa.yaml"), "");
    const { code, output } = await runAstro(["build"], site(), { FANLIGHT_CONTENT: content });
    expect(code).toBe(1);
    expect(output).toContain("There are 3 problems in the content:");
    expect(output).toContain("two/facts.yaml:1:1  This file is empty.");
    expect(output).toContain("two/policies/access-control.mdx:3:10  ");
    expect(output).not.toContain("Browser APIs");
  });

  it("hand over every concept, and texts of both kinds rendered", async () => {
    const content = await companyWith("good", "policies/plain.md", [
      "Only for staff.",
      "---\nkept: yes\n---\n\n## Grüße\n\nOnly for *staff*.",
    ]);
    const { code, output } = await runAstro(["build"], site(), { FANLIGHT_CONTENT: content });
    expect(output).toContain("Complete!");
    expect(code).toBe(0);
    expect(output).not.toContain("does not exist or is empty");
    const html = await readFile(join(site(), "dist/index.html"), "utf8");
    expect(html).toContain(
      "<p>company facts access components controls:3 status:1 statusHistory:1 policies:2 reports:6 documents:1 subprocessors:2 uptime:1 answers:2 questionnaires:0 updates:1 nda:1</p>",
    );
    expect(html).toContain('<h2 id="reporting">Reporting</h2>');
    expect(html).toContain("kept: yes");
    expect(html).toContain('<h2 id="grüße">Grüße</h2>\n<p>Only for <em>staff</em>.</p>');
    expect(html).toContain("<i>kept-yes,grüße</i>");
  });
});

const CONFIG = `import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";
export default defineConfig({ cacheDir: "./.astro", integrations: [mdx()] });
`;

const PAGE = `---
import { render } from "astro:content";
import { getBody, getContent } from "../data/content.ts";
const content = await getContent();
const policies = await Promise.all(content.policies.map(async ({ id }) => render(await getBody("policies", id))));
const concepts = Object.entries(content).map(([name, value]) => Array.isArray(value) ? \`\${name}:\${value.length}\` : value && name);
---
<html><body>
<p>{concepts.join(" ")}</p>
{policies.map(({ Content, headings }) => <section><i>{headings.map(({ slug }) => slug).join(",")}</i><Content /></section>)}
</body></html>
`;
