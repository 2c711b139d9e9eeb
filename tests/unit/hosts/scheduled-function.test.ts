import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { scheduledFunction } from "#integrations/fanlight/hosts/scheduled-function.ts";
import { deriveSecrets } from "#src/gate/adapters/derived-secrets.ts";

const SECRET = "a secret of more than thirty-two characters";
let answers = 200;
let heard: { method: string; path: string; token: string }[] = [];
const server = createServer(({ method = "", url: path = "", headers }, response) => {
  heard.push({ method, path, token: headers.authorization?.replace("Bearer ", "") ?? "" });
  response.writeHead(answers).end("{}");
});

let said: string[] = [];
beforeEach(async () => {
  await new Promise<void>((listens) => {
    server.listen(0, "127.0.0.1", listens);
  });
  vi.stubEnv("PUBLIC_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  vi.stubEnv("FANLIGHT_SECRET", SECRET);
  vi.spyOn(console, "log").mockImplementation((line: string) => said.push(line));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  [answers, heard, said] = [200, [], []];
  await new Promise((closed) => server.close(closed));
});

async function loadWritten(): Promise<{
  default: () => Promise<Response>;
  config: { schedule: string };
}> {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-jobs-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "jobs.mjs");
  writeFileSync(file, scheduledFunction("*/5 * * * *"));
  return import(pathToFileURL(file).href);
}

describe("Netlify's scheduled function", () => {
  it("calls the door's jobs with a token that the door can check, and says how that went", async () => {
    const { default: run, config } = await loadWritten();
    expect(config.schedule).toBe("*/5 * * * *");
    expect((await run()).status).toBe(204);
    const [call] = heard;
    expect(call).toMatchObject({ method: "POST", path: "/gate/jobs/" });
    expect(deriveSecrets([SECRET]).verify("jobs", "run", call?.token ?? "")).toBe(true);
    expect(deriveSecrets([`${SECRET}!`]).verify("jobs", "run", call?.token ?? "")).toBe(false);
    expect(said.map((line) => JSON.parse(line))).toEqual([
      { event: "jobs-called", status: 200, answer: "{}" },
    ]);
  });

  it("signs with the present secret while an old one is still known", async () => {
    vi.stubEnv("FANLIGHT_SECRET", `${SECRET}, an older secret of thirty-two characters`);
    await (await loadWritten()).default();
    expect(deriveSecrets([SECRET]).verify("jobs", "run", heard[0]?.token ?? "")).toBe(true);
  });

  it("sends CRON_SECRET where there is one", async () => {
    vi.stubEnv("CRON_SECRET", "0123456789abcdef");
    await (await loadWritten()).default();
    expect(heard[0]?.token).toBe("0123456789abcdef");
  });

  it("fails where the door does, so that the host shows it", async () => {
    answers = 503;
    expect((await (await loadWritten()).default()).status).toBe(500);
  });
});
