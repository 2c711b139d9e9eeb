/** What the running server does when something that it stands on is gone or broken: it gives nothing, says so, and loses nothing. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { APPROVER, type AttackedDoor, openAttackedDoor } from "../../support/gate/attacked-door.ts";
import {
  ask,
  askFields,
  doorClient,
  enter,
  sign,
  signIn,
  tokenIn,
} from "../../support/gate/door-client.ts";
import { type DoorServerOptions, startDoorServer } from "../../support/gate/door-server.ts";
import { startFakeS3 } from "../../support/gate/fake-s3.ts";
import {
  createDatabase,
  freePort,
  type PostgresServer,
  startPostgres,
} from "../../support/gate/postgres.ts";

const LETTER = "/request/document/pentest-letter/";
const REQUEST = "architecture-overview";
const CLOSED = "The door is closed for the moment";

let door: AttackedDoor;
let postgres: PostgresServer;
beforeAll(async () => {
  door = await openAttackedDoor();
  postgres = await startPostgres();
});
afterAll(async () => {
  await door.close();
  await postgres.remove();
});

/** Why a server did not start. */
async function refusal(options: DoorServerOptions): Promise<string> {
  try {
    const server = await startDoorServer({ root: door.portal.root, ...options });
    await server.stop();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("The server started.");
}

describe("another server", () => {
  it("on the same data folder is refused and told who has it", async () => {
    const said = await refusal({ data: door.server.data });
    expect(said).toMatch(/ended with 1/);
    expect(said).toMatch(/The database in \S+ is open in the server \(process \d+, since \S+\)/);
    expect((await doorClient(door.server).get("/gate/health")).text).toContain("open");
  });

  it("that all may reach is refused without address, secret and mail, each named", async () => {
    const said = await refusal({ args: ["--host", "0.0.0.0"] });
    expect(said).toMatch(/ended with 1/);
    for (const name of ["PUBLIC_URL", "FANLIGHT_SECRET", "SMTP_URL", "MAIL_FROM"])
      expect(said).toMatch(new RegExp(`^- ${name} is not set`, "m"));
  });

  it("that a proxy beside it leads all to is refused in the same way", async () => {
    const said = await refusal({ env: { PUBLIC_URL: "https://trust.example.com" } });
    expect(said).toMatch(/ended with 1/);
    for (const name of ["FANLIGHT_SECRET", "SMTP_URL", "MAIL_FROM"])
      expect(said).toMatch(new RegExp(`^- ${name} is not set`, "m"));
  });

  it("whose folder cannot be written is refused, on either database", async () => {
    const words =
      /ended with 1.*The folder \S+ cannot be made or written \(ENOTDIR\).*FANLIGHT_DATA/s;
    expect(await refusal({ data: "/dev/null/data" })).toMatch(words);
    const url = await createDatabase(postgres.url);
    expect(await refusal({ data: "/dev/null/data", env: { DATABASE_URL: url } })).toMatch(words);
  });

  it("whose database cannot be reached is refused", async () => {
    const DATABASE_URL = `postgres://fanlight:hush@127.0.0.1:${await freePort()}/x`;
    const said = await refusal({ env: { DATABASE_URL } });
    expect(said).toMatch(/ended with 1.*cannot be reached \(ECONNREFUSED\).*DATABASE_URL/s);
    expect(said).not.toContain("hush");
  });

  it("whose storage is in another region is refused, and told which it is", async () => {
    const store = await startFakeS3();
    const { endpoint, bucket, accessKeyId, secretAccessKey, region } = store.settings;
    const env = {
      STORAGE_ENDPOINT: endpoint.href,
      STORAGE_BUCKET: bucket,
      STORAGE_ACCESS_KEY_ID: accessKeyId,
      STORAGE_SECRET_ACCESS_KEY: secretAccessKey,
      DATABASE_URL: await createDatabase(postgres.url),
    };
    const kept = door.portal.catalogue;
    try {
      door.portal.write({ ...kept, storage: "s3" });
      expect(await refusal({ env })).toMatch(/ended with 1.*- STORAGE_REGION is not set/s);
      expect(await refusal({ env: { ...env, STORAGE_REGION: "us-east-1" } })).toMatch(
        new RegExp(`ended with 1.*Correct STORAGE_REGION\\. The store says ${region}\\.`, "s"),
      );
    } finally {
      door.portal.write(kept);
      await store.close();
    }
  });

  it("whose mail server is away opens, and says so at once", async () => {
    const env = {
      SMTP_URL: `smtp://user:hush@127.0.0.1:${await freePort()}`,
      MAIL_FROM: "trust@tidewater.example",
      DATABASE_URL: await createDatabase(postgres.url),
    };
    const server = await startDoorServer({ root: door.portal.root, env });
    try {
      const told = () => server.lines.find((line) => line.includes("SMTP_URL"));
      await vi.waitUntil(told, { timeout: 10_000 });
      expect(told()).toMatch(/^The mail server cannot be reached\./);
      expect(server.lines.join("\n")).not.toContain("hush");
    } finally {
      await server.stop();
    }
  });

  it.each([
    ["is cut short", '{"company":'],
    ["has no rules", JSON.stringify({ company: {}, documents: [], nda: [] })],
  ])("whose catalogue %s is refused, and told to build again", async (_, text) => {
    const kept = door.portal.catalogue;
    try {
      door.portal.write(text);
      const said = await refusal({});
      expect(said).toMatch(/ended with 1/);
      expect(said).toMatch(/catalogue\.json .*npm run build/s);
    } finally {
      door.portal.write(kept);
    }
  });
});

it("shows no mail to anybody where a mail server is set", async () => {
  const client = doorClient(door.server);
  for (const path of ["/dev/outbox/", "/dev/outbox/00000000-0000-4000-8000-000000000000/"])
    expect((await client.get(path)).status).toBe(404);
});

describe("a catalogue that changes while people are signed in", () => {
  it("shuts out the approver who is no longer in it, and gives nothing without an agreement", async () => {
    const data = mkdtempSync(join(tmpdir(), "fanlight-changed-"));
    const { portal, smtp } = door;
    const kept = portal.catalogue;
    const env = {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "trust@tidewater.example",
    };
    const start = () => startDoorServer({ root: portal.root, data, env });
    try {
      const before = await start();
      const [approver, ada, bo] = [doorClient(before), doorClient(before), doorClient(before)];
      await signIn(approver, smtp, APPROVER);
      await enter(ada, smtp, askFields("ada@signed.example", { document: REQUEST }));
      await sign(ada);
      const bosMail = await ask(bo, smtp, askFields("bo@unsigned.example"));
      const queue = await approver.get("/admin/");
      const [path = ""] = /\/admin\/requests\/[0-9a-f-]{36}\//.exec(queue.text) ?? [];
      expect(path).not.toBe("");
      await before.stop();

      const approvers = kept.access.approvers.filter(({ email }) => email !== APPROVER);
      portal.write({ ...kept, nda: [], access: { ...kept.access, approvers, rules: [] } });
      const after = await start();
      const move = <T extends typeof ada>(client: T) => {
        const moved = doorClient(after);
        for (const [name, value] of client.cookies) moved.cookies.set(name, value);
        return moved;
      };
      const [gone, reader, newcomer] = [move(approver), move(ada), move(bo)];
      expect((await gone.get("/admin/")).location).toBe("/admin/sign-in/");
      expect((await gone.get(path)).location).toMatch(/^\/admin\/sign-in\//);
      expect((await gone.post(path, { all: "grant" })).location).toMatch(/lost=yes$/);
      expect((await gone.post("/admin/exports/", { file: "people.csv" })).status).toBe(303);
      expect((await reader.get("/request/status/")).text).not.toContain("Open until");

      await newcomer.post("/request/confirm/", { t: tokenIn(bosMail) });
      const missing = await newcomer.get("/request/nda/");
      expect(missing.status).toBe(503);
      expect(missing.text).toContain("no agreement in force");
      expect((await newcomer.post("/request/nda/", { act: "sign", agreed: "yes" })).status).toBe(
        503,
      );
      expect((await newcomer.get("/request/nda/text.pdf")).status).toBe(404);
      const refused = await newcomer.post(LETTER, {});
      expect(refused.headers.get("content-type")).toMatch(/^text\/html/);
      expect(refused.status).toBeOneOf([403, 404]);
      expect((await newcomer.get("/request/status/")).status).toBe(200);
      await after.stop();
    } finally {
      portal.write(kept);
      rmSync(data, { recursive: true, force: true });
    }
  });
});

describe("a database that goes away", () => {
  it("closes the door and loses nothing that was answered", async () => {
    const away = await openAttackedDoor({ env: { DATABASE_URL: postgres.url } });
    try {
      const reader = away.browser();
      await enter(reader, away.smtp, askFields("ada@away.example"));
      await sign(reader);
      const download = () => reader.post(LETTER, {});
      expect((await download()).headers.get("content-type")).toBe("application/pdf");
      const late = away.browser();
      const mail = await ask(late, away.smtp, askFields("bo@away.example"));
      await postgres.stop();
      const closed = [
        await reader.get("/request/status/"),
        await download(),
        await late.post("/request/confirm/", { t: tokenIn(mail) }),
        await away.browser().post("/request/", askFields("eve@away.example")),
        await away.browser().post("/request/link/", { email: "ada@away.example" }),
      ];
      for (const { status, text } of closed) {
        expect(status).toBe(503);
        expect(text).toContain(CLOSED);
        expect(text).not.toMatch(/ECONN|postgres|at file/i);
      }
      expect((await away.browser().get("/reports/")).status).toBe(200);
      const health = await away.browser().get("/gate/health");
      expect([health.status, JSON.parse(health.text)]).toEqual([503, { state: "closed" }]);
      await postgres.start();
      await vi.waitUntil(async () => (await away.browser().get("/gate/health")).status === 200, {
        timeout: 30_000,
      });
      expect((await reader.get("/request/status/")).text).toContain("ada@away.example");
      expect((await download()).headers.get("content-type")).toBe("application/pdf");
      expect((await late.post("/request/confirm/", { t: tokenIn(mail) })).status).toBe(303);
      const audited = await away.server.run(["audit", "verify"]);
      expect(audited.code, audited.out).toBe(0);
      expect(away.server.lines.join("\n")).not.toMatch(/away\.example/);
    } finally {
      await away.close();
    }
  });
});
