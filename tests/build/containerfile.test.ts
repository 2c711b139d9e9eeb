/** The Containerfile's own commands, run in a folder with nothing but what it copies: what a container engine would do. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { freePort } from "../support/gate/postgres.ts";
import { type Instruction, readContainerfile } from "../support/hosts/containerfile.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const full = process.env.FANLIGHT_TEST_FULL === "1";
const name = "the Containerfile";

/** What it says last. While the database is made, nothing is answered for seconds, and a connection may be closed meanwhile. */
async function untilOpen(url: string, child: ChildProcess): Promise<unknown> {
  let said: unknown = "nothing";
  for (let tries = 0; tries < 150 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${url}/gate/health/`).catch(String);
    said = typeof answer === "string" ? answer : await answer.json();
    if (typeof answer !== "string" && answer.status === 200) return said;
    await new Promise((passed) => setTimeout(passed, 200));
  }
  return { said, exitCode: child.exitCode };
}

/** A container has none of this machine's settings, but npm has to reach its registry as it does here. */
function bareEnv(): NodeJS.ProcessEnv {
  const needed =
    /^(?:PATH|HOME|NODE_EXTRA_CA_CERTS|(?:https?|no)_proxy|npm_config_(?:registry|cafile|https?_proxy|proxy|noproxy|userconfig|cache))$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([key]) => needed.test(key)));
}

/** Those of one stage, from one folder into another. Only npm's commands are run: the others are about users of the image. */
function follow(instructions: readonly Instruction[], from: string, to: string): void {
  for (const { name: word, rest } of instructions) {
    if (word === "COPY") {
      const words = rest.replace(/^--from=\S+ /, "").split(/\s+/);
      const target = words.pop() ?? "";
      for (const source of words) {
        const path = target.endsWith("/") ? join(to, target, basename(source)) : join(to, target);
        mkdirSync(dirname(path), { recursive: true });
        const there = join(from, source.replace(/^\/app\//, ""));
        cpSync(there, path, { recursive: true, verbatimSymlinks: true });
      }
    }
    if (word === "RUN" && rest.startsWith("npm ")) {
      const env = { ...bareEnv(), ASTRO_TELEMETRY_DISABLED: "1" };
      const { status, stdout, stderr } = spawnSync(rest, {
        cwd: to,
        encoding: "utf8",
        env,
        shell: true,
      });
      expect(status, `${rest}\n${stdout}${stderr}`).toBe(0);
    }
  }
}

async function untilLive(url: string, child: ChildProcess): Promise<number> {
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    const answer = await fetch(`${url}/gate/live/`).catch(() => undefined);
    if (answer) return answer.status;
    await new Promise((passed) => setTimeout(passed, 200));
  }
  return 0;
}

describe.skipIf(!full)(full ? name : `${name} (minutes: in npm run test:full)`, () => {
  it("builds, and what it leaves serves the portal and opens the door", {
    timeout: 900_000,
  }, async () => {
    const [build, served] = readContainerfile(
      readFileSync(join(ROOT, "hosts/node/Containerfile"), "utf8"),
    );
    const folder = mkdtempSync(join(tmpdir(), "fanlight-container-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [made, app, data] = [join(folder, "build"), join(folder, "app"), join(folder, "data")];
    for (const place of [made, app, data]) mkdirSync(place);
    follow(build?.instructions ?? [], ROOT, made);
    follow(served?.instructions ?? [], made, app);
    const port = await freePort();
    const command: string[] = JSON.parse(
      served?.instructions.find(({ name: word }) => word === "CMD")?.rest ?? "[]",
    );
    const words = command.slice(1).map((word) => (word === "8080" ? String(port) : word));
    const child = spawn(process.execPath, words, {
      cwd: app,
      env: {
        NODE_ENV: "production",
        FANLIGHT_DATA: data,
        PUBLIC_URL: "https://trust.example.com",
        FANLIGHT_SECRET: "0".repeat(44),
        SMTP_URL: "smtp://127.0.0.1:1",
        MAIL_FROM: "trust@example.com",
      },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const url = `http://127.0.0.1:${port}`;
    try {
      expect(await untilLive(url, child)).toBe(200);
      const page = await fetch(`${url}/`, { headers: { "accept-encoding": "br" } });
      expect(page.headers.get("content-encoding")).toBe("br");
      expect(page.headers.get("strict-transport-security")).toMatch(/^max-age/);
      expect(await untilOpen(url, child)).toEqual({ state: "open" });
    } finally {
      child.kill("SIGTERM");
    }
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
  });
});
