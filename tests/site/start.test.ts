import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, it, onTestFinished } from "vitest";

const root = resolve(import.meta.dirname, "../..");

describe("start", () => {
  it("serves what is built without building it again, says where, and ends cleanly", async () => {
    const data = mkdtempSync(join(tmpdir(), "fanlight-start-"));
    onTestFinished(() => rmSync(data, { recursive: true, force: true }));
    const child = spawn(process.execPath, ["src/cli/main.ts", "start", "--port", "0"], {
      cwd: root,
      // A data folder has one holder: that of the person who works here may be open.
      env: { PATH: process.env.PATH, FANLIGHT_DATA: data },
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const lines: string[] = [];
      let address = "";
      for await (const line of createInterface({ input: child.stdout })) {
        lines.push(line);
        address =
          /^Your trust center is served at (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1] ?? "";
        if (address !== "") break;
      }
      expect(lines).toHaveLength(1);
      const home = await fetch(`${address}/`);
      expect(home.status).toBe(200);
      expect(home.headers.get("content-security-policy")).toMatch(/style-src 'self' 'sha256-/);
      expect((await fetch(`${address}/no-such-page/`)).status).toBe(404);
    } finally {
      child.kill("SIGINT");
    }
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
  });
});
