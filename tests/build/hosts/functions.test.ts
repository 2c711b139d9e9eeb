/** Netlify and Vercel for real: built offline, the function loaded as the platform loads it, and the door's whole way through it. */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { doorClient } from "../../support/gate/door-client.ts";
import { checkFile, readPages } from "../../support/gate/stamps.ts";
import {
  type Around,
  CRON_SECRET,
  letterPdf,
  PUBLIC_URL,
  startAround,
  storePdf,
} from "../../support/hosts/around.ts";
import {
  buildFor,
  documentYaml,
  filesIn,
  type Host,
  type HostBuild,
  type RunningFunction,
  startFunction,
} from "../../support/hosts/build-for.ts";
import { FORGED_IP, goIn, VISITOR_IP } from "../../support/hosts/whole-way.ts";

const MB = 1_000_000;
let around: Around;
let pdf: Uint8Array;
let large: Uint8Array;
beforeAll(async () => {
  around = await startAround();
  pdf = await letterPdf();
  large = await letterPdf(30 * MB);
  await storePdf(around.s3, { path: "letter.pdf", data: pdf });
  await storePdf(around.s3, { path: "large.pdf", data: large });
});
afterAll(() => around.close());

describe.each<Host>(["netlify", "vercel"])("the function for %s", (host) => {
  let build: HostBuild;
  let settings: Record<string, string>;
  let running: RunningFunction;
  beforeAll(async () => {
    build = await buildFor({
      host,
      files: {
        "documents/letter.yaml": documentYaml("letter", pdf),
        "documents/large.yaml": documentYaml("large", large),
      },
    });
    expect(build.said).toContain("Built ");
    expect(build.status).toBe(0);
    settings = await around.settings();
    running = await startFunction(host, build.folder, settings);
  });
  afterAll(async () => {
    await running?.stop();
    build?.remove();
  });

  it("has at most 6 MB of code, no embedded database and no image library; fonts and lists are data beside it", () => {
    const files = filesIn(running.folder);
    const isCode = ({ path }: { path: string }) => /\.[cm]?js$/.test(path);
    const code = files.filter(isCode);
    const bytes = code.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeGreaterThan(MB);
    expect(bytes).toBeLessThanOrEqual(6 * MB);
    const other = files.filter((file) => !isCode(file)).map(({ path }) => path);
    const kinds = new Set(other.map((path) => path.replace(/^.*[./]/, "")));
    expect([...kinds].sort()).toEqual(["LICENSE", "json", "woff"]);
    expect(other).toContain("node_modules/disposable-email-domains/index.json");
    expect(other.filter((path) => path.endsWith(".woff")).length).toBeGreaterThan(500);
    expect(files.filter(({ path }) => /pglite|sharp|\.wasm|\.node$|\.data$/.test(path))).toEqual(
      [],
    );
  });

  it("leads nobody astray: a static page, a missing one, an address with a dot, one without its slash", async () => {
    const client = doorClient(running, { origin: PUBLIC_URL });
    const page = await client.get("/criteria/CC6.1/");
    expect(page.text).toContain("CC6.1");
    if (host === "vercel")
      expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    else
      expect(readFileSync(join(build.folder, "dist/_headers"), "utf8")).toContain(
        "default-src 'none'",
      );
    expect((await client.get("/nothing/here/")).status).toBe(404);
    expect((await client.get("/admin/companies/visitor.example/")).status).toBe(303);
    expect((await client.get("/request/")).text).toContain("Test letter");
  });

  it("goes the whole way: request, mail, confirmation, NDA, approval, stamped copy, revoked, refused", async () => {
    const way = await goIn(running, around.smtp);
    const answer = await way.download();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(answer.headers.get("cache-control")).toContain("no-store");
    expect(Number(answer.headers.get("content-length"))).toBe(answer.data.length);
    const folder = mkdtempSync(join(tmpdir(), "copy-"));
    const file = join(folder, "copy.pdf");
    writeFileSync(file, answer.data);
    await checkFile(file);
    const pages = await readPages(file);
    rmSync(folder, { recursive: true });
    expect(pages).toHaveLength(2);
    for (const page of pages) expect(page).toContain("ada@visitor.example");
    const hash = createHash("sha256").update(answer.data).digest("hex");
    const known = await doorClient(running).send("/gate/verify/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ sha256: hash }),
    });
    expect(JSON.parse(known.text)).toEqual({ copy: "yes" });
    expect((await way.revoke()).status).toBe(303);
    const refused = await way.download();
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain("%PDF");
  });

  it("notes the visitor's address as the host states it, whatever the visitor claims", async () => {
    const client = new pg.Client({ connectionString: settings.DATABASE_URL });
    await client.connect();
    const { rows } = await client.query("select payload::text as text from log_private");
    await client.end();
    const all = rows.map(({ text }) => text).join("\n");
    expect(all).toContain(VISITOR_IP);
    expect(all).not.toContain(FORGED_IP);
  });

  it("runs the jobs for whoever has the secret and for nobody else", async () => {
    const client = doorClient(running);
    const call = (authorization?: string) =>
      client.send("/gate/jobs/", { headers: { ...(authorization && { authorization }) } });
    expect((await call()).status).toBe(401);
    expect((await call("Bearer wrong")).status).toBe(401);
    const called = await call(`Bearer ${CRON_SECRET}`);
    expect([called.status, JSON.parse(called.text).failed]).toEqual([200, []]);
  });

  it("is named in the bill of materials with the packages of the host", () => {
    const output = host === "netlify" ? "dist" : ".vercel/output/static";
    const bill = JSON.parse(readFileSync(join(build.folder, output, "sbom.cdx.json"), "utf8"));
    const names = bill.components.map(({ name }: { name: string }) => name);
    expect(names).toContain(`@astrojs/${host}`);
    expect(names).toContain("kysely");
    expect(names).not.toContain("vitest");
  });

  it("is called for its jobs on a schedule that the host reads from the output", async () => {
    if (host === "vercel") {
      const config = readFileSync(join(build.folder, ".vercel/output/config.json"), "utf8");
      expect(JSON.parse(config).crons).toEqual([{ path: "/gate/jobs/", schedule: "17 5 * * *" }]);
      return;
    }
    const file = join(build.folder, ".netlify/v1/functions/jobs/jobs.mjs");
    const { default: run, config } = await import(pathToFileURL(file).href);
    expect(config.schedule).toBe("*/5 * * * *");
    vi.stubEnv("PUBLIC_URL", running.url);
    vi.stubEnv("FANLIGHT_SECRET", settings.FANLIGHT_SECRET);
    expect((await run()).status).toBe(204);
    vi.stubEnv("FANLIGHT_SECRET", "another secret of more than thirty-two characters");
    expect((await run()).status).toBe(500);
    vi.unstubAllEnvs();
  });

  it("tells its owner alone what the storage and the mail server say", async () => {
    const client = doorClient(running);
    const health = async (headers: Record<string, string>) =>
      JSON.parse((await client.send("/gate/health/", { headers })).text);
    const authorization = `Bearer ${CRON_SECRET}`;
    expect(await health({ authorization })).toEqual({ state: "open", troubles: [] });
    const moved = { ...settings, STORAGE_REGION: "us-east-1" };
    const elsewhere = await startFunction(host, build.folder, moved);
    try {
      const other = doorClient(elsewhere);
      const told = await other.send("/gate/health/", { headers: { authorization } });
      expect(JSON.parse(told.text).troubles).toEqual([expect.stringContaining("STORAGE_REGION")]);
      expect((await other.get("/gate/health/")).text).toBe('{"state":"open"}');
    } finally {
      await elsewhere.stop();
    }
  });

  it("says at the first request what is wrong: the visitor that the door is closed, the owner what to set", async () => {
    const { DATABASE_URL: _, ...less } = settings;
    const closed = await startFunction(host, build.folder, { ...less, SMTP_URL: "mail.example" });
    try {
      const client = doorClient(closed);
      const page = await client.get("/request/");
      expect(page.status).toBe(503);
      expect(page.text).toContain("closed");
      expect(page.text).not.toMatch(/DATABASE_URL|SMTP_URL/);
      const health = (headers: Record<string, string>) => client.send("/gate/health/", { headers });
      expect(JSON.parse((await health({})).text)).toEqual({ state: "closed" });
      const wrong = await health({ authorization: "Bearer wrong" });
      expect(JSON.parse(wrong.text)).toEqual({ state: "closed" });
      const told = await health({ authorization: `Bearer ${CRON_SECRET}` });
      expect(told.status).toBe(503);
      expect(JSON.parse(told.text).faults).toEqual([
        expect.stringContaining("SMTP_URL"),
        expect.stringContaining("DATABASE_URL is not set, and functions keep nothing"),
      ]);
      expect(closed.lines.join("\n")).toContain("DATABASE_URL is not set");
    } finally {
      await closed.stop();
    }
  });

  it("gives a document of 30 MB within the host's limits, and keeps no copy of it anywhere", async () => {
    const way = await goIn(running, around.smtp, {
      document: "large",
      email: "bo@visitor.example",
    });
    const page = await way.visitor.get("/request/document/large/");
    const policy = page.headers.get("content-security-policy") ?? "";
    const { origin } = around.s3.settings.endpoint;
    expect(policy.includes(`form-action 'self' ${origin}`)).toBe(host === "netlify");
    const answer = await way.download();
    if (host === "vercel") {
      expect(answer.status).toBe(200);
      expect(answer.data.length).toBeGreaterThan(30 * MB);
      return;
    }
    expect([answer.status, answer.data.length]).toEqual([303, 0]);
    const fetched = await fetch(answer.location);
    expect(fetched.status).toBe(200);
    expect(fetched.headers.get("content-disposition")).toMatch(/^attachment; filename="Example/);
    expect((await fetched.arrayBuffer()).byteLength).toBeGreaterThan(30 * MB);
    expect(new URL(answer.location).searchParams.get("X-Amz-Expires")).toBe("60");
    expect((await fetch(answer.location.replace("Expires=60", "Expires=600"))).status).toBe(403);
    expect((await fetch(answer.location.split("?")[0] ?? "")).status).toBe(403);
    const left = [...around.s3.files.keys()].filter((key) => key.startsWith("handed-over/"));
    expect(left).toHaveLength(1);
  });
});
