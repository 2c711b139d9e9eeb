/** The server killed in the middle of its work, again and again: what it had answered stands, on both databases. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { OWNER } from "../../support/gate/attacked-door.ts";
import {
  askFields,
  type DoorClient,
  doorClient,
  enter,
  linksIn,
  sign,
  signIn,
} from "../../support/gate/door-client.ts";
import { type DoorServer, startDoorServer } from "../../support/gate/door-server.ts";
import { copyPortal, type PortalCopy } from "../../support/gate/portal-copy.ts";
import { createDatabase, type PostgresServer, startPostgres } from "../../support/gate/postgres.ts";
import { startSmtp, type TestSmtp } from "../../support/gate/smtp.ts";

const full = process.env.FANLIGHT_TEST_FULL === "1";
/** On each database. */
const KILLS = full ? 25 : 2;
/** Milliseconds between two requests of one client: the door mails a thousand strangers a day, so no more can be kept in one test. */
const PACE = full ? 400 : 100;
const CLIENTS = 8;
const MIB = 1024 * 1024;

let portal: PortalCopy;
let smtp: TestSmtp;
let postgres: PostgresServer;
let data: string;
beforeAll(async () => {
  portal = copyPortal();
  postgres = await startPostgres();
});
beforeEach(async () => {
  smtp = await startSmtp();
});
afterEach(() => smtp.close());
afterAll(async () => {
  await postgres.remove();
  portal.remove();
});

async function start(database: string | undefined): Promise<DoorServer> {
  return startDoorServer({
    root: portal.root,
    data,
    env: {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "trust@tidewater.example",
      TRUST_PROXY_HOPS: "1",
      ...(database && { DATABASE_URL: database }),
    },
  });
}

interface Acknowledged {
  asked: Set<string>;
  confirmed: Set<string>;
  /** Whose link was tried, whatever came of it. */
  tried: Set<string>;
}

let made = 0;

/** Asks and confirms until the server is gone. */
async function keepAsking(server: DoorServer, known: Acknowledged): Promise<void> {
  try {
    for (;;) {
      made += 1;
      const email = `reader@kill-${made}.example`;
      const ip = `10.${made >> 16}.${(made >> 8) & 255}.${made & 255}`;
      const client = doorClient(server, { ip });
      const asked = await client.post("/request/", askFields(email));
      if (asked.status === 303) known.asked.add(email);
      await confirmOne(client, known);
      await new Promise((later) => setTimeout(later, Math.random() * 2 * PACE));
    }
  } catch (error) {
    // `fetch` tells a connection that ended so.
    if (!(error instanceof TypeError)) throw error;
  }
}

async function confirmOne(client: DoorClient, { confirmed, tried }: Acknowledged): Promise<void> {
  const mail = smtp.received.find(({ to: [to = ""] }) => /^reader@kill/.test(to) && !tried.has(to));
  const [to = ""] = mail?.to ?? [];
  if (!mail) return;
  tried.add(to);
  const t = linksIn(mail)[0]?.searchParams.get("t") ?? "";
  const answer = await client.post("/request/confirm/", { t, email: to });
  if (answer.status === 303) confirmed.add(to);
}

const STATES = ["unverified", "verified"];

describe.each(["pglite", "postgres"] as const)("a server on %s", (dialect) => {
  it(`that is killed ${KILLS} times keeps every request that it answered`, async () => {
    data = mkdtempSync(join(tmpdir(), "fanlight-kills-"));
    const database = dialect === "postgres" ? await createDatabase(postgres.url) : undefined;
    const known: Acknowledged = { asked: new Set(), confirmed: new Set(), tried: new Set() };
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const server = await start(database);
        const clients = Array.from({ length: CLIENTS }, () => keepAsking(server, known));
        const before = known.confirmed.size;
        await vi.waitUntil(() => known.confirmed.size > before, { timeout: 60_000, interval: 5 });
        await new Promise((later) => setTimeout(later, Math.random() * 600));
        await server.kill();
        await Promise.all(clients);
      }
      const server = await start(database);
      const owner = doorClient(server, { ip: "192.0.2.1" });
      await signIn(owner, smtp, OWNER);
      const file = await owner.post("/admin/exports/", { file: "requests.json" });
      const rows: { email: string; state: string }[] = JSON.parse(file.text);
      const states = new Map(rows.map(({ email, state }) => [email, state]));
      expect(known.confirmed.size).toBeGreaterThan(0);
      expect([...known.asked].filter((email) => !states.has(email))).toEqual([]);
      expect(rows.filter(({ state }) => !STATES.includes(state))).toEqual([]);
      const back = [...known.confirmed].filter((email) => states.get(email) !== "verified");
      expect(back).toEqual([]);

      const idsOf = (email: string) =>
        smtp.received
          .filter(({ to: [to], mail }) => to === email && mail.subject?.startsWith("Confirm"))
          .map(({ mail }) => mail.messageId);
      // A mail that was on its way when the server died is sent again once its lease has run out.
      const missing = () => [...known.asked].filter((email) => idsOf(email).length === 0);
      await vi.waitUntil(() => missing().length <= KILLS * 5, { timeout: 60_000 });
      const doubled = [...known.asked].filter((email) => new Set(idsOf(email)).size > 1);
      expect(doubled).toEqual([]);
      if (full) await vi.waitUntil(() => missing().length === 0, { timeout: 200_000 });
      const audited = await server.run(["audit", "verify"]);
      expect(audited.code, audited.out).toBe(0);
      await server.stop();
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
  });
});

/** A letter with twelve megabytes of attachment: more than any socket takes up. */
async function enlarge(id: string): Promise<void> {
  const document = portal.catalogue.documents.find((one) => one.id === id);
  if (!document) throw new Error(`The catalogue has no ${id}.`);
  const path = join(portal.root, "private", document.file.path);
  const pdf = await PDFDocument.load(readFileSync(path));
  await pdf.attach(randomBytes(12 * MIB), "annex.bin", { mimeType: "application/octet-stream" });
  const bytes = await pdf.save();
  writeFileSync(path, bytes);
  for (const ending of ["pdf", "json"]) rmSync(`${path}.prepared.${ending}`, { force: true });
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  document.file = { ...document.file, bytes: bytes.length, sha256, pages: pdf.getPageCount() };
  portal.write(portal.catalogue);
}

/** Asks for the file, takes its first bytes and no more. */
function beginDownload(server: DoorServer, cookie: string, path: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((begun, failed) => {
    const headers = {
      cookie,
      origin: server.url,
      "content-type": "application/x-www-form-urlencoded",
    };
    const sent = request(`${server.url}${path}`, { method: "POST", headers }, (response) => {
      response.once("data", (chunk: Buffer) => {
        chunks.push(chunk);
        response.pause();
        begun(chunk);
      });
      response.on("error", () => {});
    });
    sent.on("error", failed);
    sent.end();
  });
}

it("knows a copy again whose first byte was the last that it sent", async () => {
  data = mkdtempSync(join(tmpdir(), "fanlight-cut-"));
  const database = await createDatabase(postgres.url);
  try {
    await enlarge("pentest-letter");
    const before = await start(database);
    const reader = doorClient(before, { ip: "192.0.2.9" });
    await enter(reader, smtp, askFields("reader@cut.example"));
    await sign(reader);
    const path = "/request/document/pentest-letter/";
    const prepared = join(portal.root, "private/pentest-letter.pdf.prepared.json");
    await vi.waitUntil(() => readIfThere(prepared), { timeout: 60_000, interval: 100 });
    const cookie = [...reader.cookies].map((pair) => pair.join("=")).join("; ");
    const begun = await beginDownload(before, cookie, path);
    expect(begun.subarray(0, 5).toString()).toBe("%PDF-");
    await before.kill();

    const client = new pg.Client({ connectionString: database });
    await client.connect();
    const { rows } = await client.query("select copy_sha256, bytes, finished_at from downloads");
    await client.end();
    expect(rows).toHaveLength(1);
    const [{ copy_sha256, bytes, finished_at }] = rows;
    expect([Number(bytes) > 12 * MIB, finished_at]).toEqual([true, null]);
    const after = await start(database);
    const verify = async (sha256: string) => {
      const body = JSON.stringify({ sha256 });
      const headers = { "content-type": "application/json" };
      const answer = await doorClient(after).send("/gate/verify", {
        method: "POST",
        headers,
        body,
      });
      return JSON.parse(answer.text);
    };
    expect(await verify(copy_sha256)).toEqual({ copy: "yes" });
    expect(await verify(createHash("sha256").update(begun).digest("hex"))).toEqual({ copy: "no" });
    await after.stop();
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
}
