import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { writeManifest } from "#integrations/release/write-manifest.ts";
import { run } from "#src/cli/manifest/verify.ts";

const KEYS = generateKeyPairSync("ed25519");
const SECRET = KEYS.privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
const PUBLIC = KEYS.publicKey.export({ format: "der", type: "spki" }).toString("base64");

async function publish(env: NodeJS.ProcessEnv = { FANLIGHT_SIGNING_KEY: SECRET }) {
  const folder = mkdtempSync(join(tmpdir(), "fanlight-manifest-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "reports"));
  for (const file of ["index.html", "reports/index.html", "_headers", "index.html.br"])
    writeFileSync(join(folder, file), `text of ${file}`);
  const portal = "https://trust.example.com/";
  const moment = { today: "2026-11-26", builtAt: "2026-11-26T08:00:00Z" };
  const written = await writeManifest(folder, { portal, moment, env });
  return { folder, written };
}

async function verify(folder: string, ...more: string[]) {
  const said: string[] = [];
  const context = {
    root: folder,
    cwd: folder,
    env: {},
    color: false,
    out: (line: string) => said.push(line),
    err: (line: string) => said.push(line),
    ask: undefined,
  };
  return { code: await run([folder, ...more], context), said: said.join("\n") };
}

const edit = (folder: string, change: (text: string) => string) => {
  const file = join(folder, "manifest.json");
  writeFileSync(file, change(readFileSync(file, "utf8")));
};

describe("the list of what was published", () => {
  it("knows a whole copy by the company's key, with or without compressed forms", async () => {
    const { folder, written } = await publish();
    expect(written).toEqual({ count: 2, isSigned: true });
    const { code, said } = await verify(folder, "--key", PUBLIC);
    expect(said).toContain("All 2 files are those of https://trust.example.com/");
    expect([code, said.includes("Signed with the key that you named.")]).toEqual([0, true]);
  });

  it.each([
    ["changed", "index.html", "other", "other than published: /index.html"],
    ["added", "extra.html", "more", "not listed: /extra.html"],
  ])("names a file that was %s", async (_, file, text, message) => {
    const { folder } = await publish();
    writeFileSync(join(folder, file), text);
    expect(await verify(folder)).toMatchObject({ code: 1, said: expect.stringContaining(message) });
  });

  it("names a file that is missing", async () => {
    const { folder } = await publish();
    rmSync(join(folder, "reports/index.html"));
    const { code, said } = await verify(folder);
    expect([code, said.split("\n")[0]]).toEqual([1, "missing: /reports/index.html"]);
  });

  it("is not believed where it was changed after it was signed", async () => {
    const { folder } = await publish();
    edit(folder, (text) => text.replace('"asOf": "2026-11-26"', '"asOf": "2026-11-27"'));
    const { code, said } = await verify(folder);
    expect([code, said.includes("The signature is wrong")]).toEqual([1, true]);
  });

  it("is refused where another key signed it, or none although one is asked for", async () => {
    const { folder } = await publish();
    const other = generateKeyPairSync("ed25519").publicKey;
    const key = other.export({ format: "der", type: "spki" }).toString("base64");
    expect((await verify(folder, "--key", key)).code).toBe(1);
    const unsigned = await publish({});
    expect((await verify(unsigned.folder, "--key", PUBLIC)).code).toBe(1);
    expect(await verify(unsigned.folder)).toMatchObject({
      code: 0,
      said: expect.stringContaining("not signed"),
    });
  });

  it("refuses a key that is none, without a word of it", async () => {
    await expect(publish({ FANLIGHT_SIGNING_KEY: "c2VjcmV0" })).rejects.toThrow(
      /^FANLIGHT_SIGNING_KEY is not an Ed25519 key(?!.*c2VjcmV0)/,
    );
  });
});
