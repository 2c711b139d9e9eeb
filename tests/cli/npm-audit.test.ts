/** That the check of advisories (`tests/architecture/supply-chain.test.ts`) can fail: against registries that answer one thing or another. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { auditFolder } from "../support/npm-audit.ts";

const BULK = "/-/npm/v1/security/advisories/bulk";

function makeProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-audit-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const about = { name: "portal", version: "1.0.0", dependencies: { leaky: "1.0.0" } };
  const packages = { "": about, "node_modules/leaky": { version: "1.0.0" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(about));
  writeFileSync(
    join(folder, "package-lock.json"),
    JSON.stringify({ ...about, lockfileVersion: 3, requires: true, packages }),
  );
  return folder;
}

async function startRegistry(severity: string | undefined, status = 200): Promise<string> {
  const advisory = {
    ...{ id: 1, url: "https://advisories.example/1", title: "It leaks", severity },
    ...{ vulnerable_versions: "<=1.0.0", cwe: [], cvss: { score: 8, vectorString: null } },
  };
  const version = { name: "leaky", version: "1.0.0" };
  const packument = {
    name: "leaky",
    "dist-tags": { latest: "1.0.0" },
    versions: { "1.0.0": version },
  };
  const server = createServer((request, response) => {
    request.resume();
    const isAudit = request.url?.startsWith("/-/npm/v1/security/") ?? false;
    response.writeHead(isAudit ? status : 200, { "content-type": "application/json" });
    const answer = request.url === BULK ? (severity ? { leaky: [advisory] } : {}) : packument;
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

describe("npm audit", () => {
  it("names what has a high finding, and is silent about lesser ones", async () => {
    const of = async (severity?: string) => {
      const audit = await auditFolder(makeProject(), { registry: await startRegistry(severity) });
      return audit.kind === "answered" ? audit.high : audit;
    };
    expect(await Promise.all(["high", "critical", "moderate", undefined].map(of))).toEqual([
      ["leaky"],
      ["leaky"],
      [],
      [],
    ]);
  });

  it("knows nothing where the registry has no advisories, and says so", async () => {
    const registry = await startRegistry("high", 405);
    expect(await auditFolder(makeProject(), { registry })).toEqual({
      kind: "unanswered",
      message: expect.stringMatching(/^405 /),
    });
  });

  it("fails where the answer is none that it understands", async () => {
    const registry = await startRegistry("high", 500);
    await expect(auditFolder(makeProject(), { registry })).rejects.toThrow("npm audit ended with");
  });
});
