/**
 * Three servers on one PostgreSQL and one S3 store under load, of which one is killed every second; then the database is destroyed and
 * restored from a backup. Minutes of both cores, so only in the full run.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Answer,
  askFields,
  type DoorClient,
  doorClient,
  type Fields,
  linksIn,
} from "../../support/gate/door-client.ts";
import { type DoorServer, startDoorServer } from "../../support/gate/door-server.ts";
import { type FakeS3, startFakeS3 } from "../../support/gate/fake-s3.ts";
import { copyPortal, type PortalCopy } from "../../support/gate/portal-copy.ts";
import {
  createDatabase,
  dropDatabase,
  type PostgresServer,
  startPostgres,
} from "../../support/gate/postgres.ts";
import { type Fleet, startFleet } from "../../support/gate/server-fleet.ts";
import { startSmtp, type TestSmtp } from "../../support/gate/smtp.ts";
import { storageOf, storePdf } from "../../support/hosts/around.ts";

const full = process.env.FANLIGHT_TEST_FULL === "1";
const name = "three servers on one database and one store";
const SECONDS = 60;
/** On a busy machine servers take longer to start than a second. */
const LEAST_KILLS = 20;
/** Milliseconds that a visitor waits for a mail; one that a killed server had taken comes five minutes later. */
const PATIENCE = 8000;
const SERVERS = 3;
const CLIENTS = 6;
/** Mails that a server hands over at the same time. */
const AT_ONCE = 5;
const PUBLIC_URL = "http://127.0.0.1:4000";
const DOCUMENT = "pentest-letter";

/** What visitors were told, which must hold in the end. */
interface Told {
  asked: Set<string>;
  confirmed: Set<string>;
  signed: Set<string>;
  /** SHA-256 of copies that arrived whole. */
  copies: Set<string>;
  /** How many sessions each link was seen to give. */
  sessions: Map<string, number>;
}

let made = 0;

describe.skipIf(!full)(full ? name : `${name} (minutes: in npm run test:full)`, () => {
  let portal: PortalCopy;
  let smtp: TestSmtp;
  let store: FakeS3;
  let postgres: PostgresServer;
  let data: string;
  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), "fanlight-three-"));
    portal = copyPortal((catalogue) => {
      catalogue.storage = "s3";
    });
    [smtp, store, postgres] = await Promise.all([startSmtp(), startFakeS3(), startPostgres()]);
    const path = portal.catalogue.documents.find(({ id }) => id === DOCUMENT)?.file.path ?? "";
    await storePdf(store, { path, data: readFileSync(join(portal.root, "private", path)) });
  });
  afterAll(async () => {
    await postgres.remove();
    await store.close();
    await smtp.close();
    portal.remove();
    rmSync(data, { recursive: true, force: true });
  });

  const start = (DATABASE_URL: string): Promise<DoorServer> =>
    startDoorServer({
      root: portal.root,
      data,
      env: {
        DATABASE_URL,
        PUBLIC_URL,
        FANLIGHT_SECRET: "a secret of more than thirty-two characters",
        SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
        MAIL_FROM: "trust@tidewater.example",
        TRUST_PROXY_HOPS: "1",
        ...storageOf(store),
      },
    });

  it("lose nothing that they told, double no mail beyond what is promised, and take each link once", {
    timeout: 900_000,
  }, async () => {
    const database = await createDatabase(postgres.url);
    const fleet = await startFleet(SERVERS, () => start(database));
    const told: Told = {
      asked: new Set(),
      confirmed: new Set(),
      signed: new Set(),
      copies: new Set(),
      sessions: new Map(),
    };
    const until = Date.now() + SECONDS * 1000;
    const killing = fleet.killAtRandom(1000);
    await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (Date.now() < until || fleet.kills() < LEAST_KILLS)
          await visit({ fleet, smtp, told });
      }),
    );
    await fleet.settle();
    await killing;
    console.log(
      `${fleet.kills()} kills; told: ${told.asked.size} asked, ${told.confirmed.size} confirmed, ${told.signed.size} signed, ${told.copies.size} downloaded`,
    );
    expect(told.copies.size).toBeGreaterThan(0);
    await expectKept(database, told);
    expectNoMailDoubled(fleet.kills());
    await fleet.stop();
    await restoreDrill(database, told);
  });

  async function expectKept(database: string, told: Told): Promise<void> {
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    const list = async (query: string) =>
      new Set((await client.query(query)).rows.map((row) => Object.values(row)[0]));
    const of = "join people on people.id = person_id";
    const requests = await list(`select email from requests ${of}`);
    const verified = await list(`select email from requests ${of} where state <> 'unverified'`);
    const signed = await list(`select email from agreements ${of} where state = 'signed'`);
    const copies = await list("select copy_sha256 from downloads");
    const missing = (some: Iterable<string>, there: Set<unknown>) =>
      [...some].filter((one) => !there.has(one));
    expect(missing(told.asked, requests)).toEqual([]);
    expect(missing(told.confirmed, verified)).toEqual([]);
    expect(missing(told.signed, signed)).toEqual([]);
    expect(missing(told.copies, copies)).toEqual([]);

    // Each request has one link. Whatever became of the answers, it was used once.
    expect([...told.sessions].filter(([, count]) => count > 1)).toEqual([]);
    const twice = await client.query(
      `select refs ->> 'request' as request from (select type, refs from log union all select type, refs from events) as told
       where type = 'request.verified' group by 1 having count(*) > 1`,
    );
    expect(twice.rows).toEqual([]);
    const sessions = await client.query(
      "select person_id from sessions where kind = 'visitor' group by 1 having count(*) > 1",
    );
    expect(sessions.rows).toEqual([]);

    // A mail has arrived, or waits for the lease of a server that is gone.
    const waiting = await list(
      `select email from outbox ${of} where state = 'waiting' and kind = 'request-confirm'`,
    );
    const arrived = new Set(smtp.received.flatMap(({ to }) => to));
    expect([...told.asked].filter((to) => !arrived.has(to) && !waiting.has(to))).toEqual([]);
    await client.end();
  }

  /** One mail a row of the outbox; the same one twice only where its server was killed between the answer and the note of it. */
  function expectNoMailDoubled(kills: number): void {
    const ids = new Map<string, Set<string>>();
    for (const { to, mail } of smtp.received) {
      if (!to[0]?.startsWith("reader@fleet-")) continue;
      const key = `${to.join()} ${mail.subject}`;
      ids.set(key, (ids.get(key) ?? new Set()).add(mail.messageId ?? ""));
    }
    expect([...ids].filter(([, { size }]) => size > 1)).toEqual([]);
    const different = new Set(smtp.received.map(({ mail }) => mail.messageId)).size;
    expect(smtp.received.length - different).toBeLessThanOrEqual(kills * AT_ONCE);
  }

  async function restoreDrill(database: string, told: Told): Promise<void> {
    const before = await start(database);
    const file = join(data, "drill.jsonl.gz");
    const backup = await before.run(["backup", file]);
    expect(backup.code, backup.out).toBe(0);
    const [, head = ""] = /ends with record \d+: (\d+:[0-9a-f]{64})/.exec(backup.out) ?? [];
    await before.stop();
    await dropDatabase(postgres.url, database);
    await expect(start(database)).rejects.toThrow("has no database");

    await createDatabase(postgres.url, { name: new URL(database).pathname.slice(1) });
    const restored = await before.run(["restore", file]);
    expect(restored.code, restored.out).toBe(0);
    const after = await start(database);
    const audited = await after.run(["audit", "verify", "--head", head]);
    expect(audited.code, audited.out).toBe(0);
    await expectKept(database, { ...told, sessions: new Map() });
    const [sha256 = ""] = told.copies;
    const verified = await doorClient(after).send("/gate/verify/", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ sha256 }),
    });
    expect(JSON.parse(verified.text)).toEqual({ copy: "yes" });
    await after.stop();
  }
});

interface Visit {
  fleet: Fleet;
  smtp: TestSmtp;
  told: Told;
}

/** One visitor's whole way, each step at whichever server; who gets no answer gives up, since nothing was told. */
async function visit({ fleet, smtp, told }: Visit): Promise<void> {
  made += 1;
  const email = `reader@fleet-${made}.example`;
  const ip = `10.${made >> 16}.${(made >> 8) & 255}.${made & 255}`;
  const anywhere = {
    get url() {
      return fleet.url();
    },
  };
  const browse = () => doorClient(anywhere, { ip, origin: PUBLIC_URL });
  const browser = browse();
  const fields = askFields(email, { document: DOCUMENT });
  if ((await send(browser, "/request/", fields))?.status !== 303) return void (await sleep(100));
  told.asked.add(email);

  const t = await tokenFor(email, smtp);
  if (!t) return;
  const other = browse();
  const answers = await Promise.all([
    send(browser, "/request/confirm/", { t }),
    send(other, "/request/confirm/", { t, email }),
  ]);
  const opened = answers.map((answer) => answer?.status === 303);
  told.sessions.set(email, opened.filter(Boolean).length);
  if (!opened.includes(true)) return;
  told.confirmed.add(email);
  const reader = opened[0] ? browser : other;

  const shown = await attempt(() => reader.get("/request/nda/"));
  const [, presented = ""] = /name="presented" value="([^"]+)"/.exec(shown?.text ?? "") ?? [];
  const typed = { capacity: "bind", name: "Ada Example", title: "CISO", company: "Example Ltd" };
  const signing = { act: "sign", presented, agreed: "yes", ...typed };
  if ((await send(reader, "/request/nda/", signing))?.status !== 303) return;
  told.signed.add(email);

  const copy = await send(reader, `/request/document/${DOCUMENT}/`, {});
  if (copy?.status === 200 && copy.headers.get("content-type") === "application/pdf")
    told.copies.add(createHash("sha256").update(copy.data).digest("hex"));
}

const send = (client: DoorClient, path: string, fields: Fields) =>
  attempt(() => client.post(path, fields));

/** Undefined where the server is gone before it has answered to the end. */
async function attempt(work: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await work();
  } catch (error) {
    // `fetch` tells a connection that ended so.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** The link in the mail, which may wait for the lease of a server that is gone. */
async function tokenFor(email: string, smtp: TestSmtp): Promise<string | undefined> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    const mail = smtp.received.find(({ to: [to] }) => to === email);
    if (mail) return linksIn(mail)[0]?.searchParams.get("t") ?? undefined;
    await sleep(50);
  }
  return undefined;
}
