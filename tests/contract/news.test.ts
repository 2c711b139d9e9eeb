/** News to subscribers, on both databases: once to each, whatever stops in between, with proof of what was sent. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { NewsItem } from "#src/domain/door/news.ts";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { openPostgresStore } from "#src/gate/adapters/postgres-store.ts";
import { smtpMailer } from "#src/gate/adapters/smtp-mailer.ts";
import { readSmtpUrl } from "#src/gate/adapters/smtp-url.ts";
import { announceNews } from "#src/gate/announcements/announce-news.ts";
import { notifyCommand } from "#src/gate/announcements/notify-command.ts";
import { notify } from "#src/gate/announcements/notify-job.ts";
import { erasePerson } from "#src/gate/audit/erase-person.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { Store } from "#src/gate/definitions.ts";
import { sendOutbox } from "#src/gate/mail/send-outbox.ts";
import { retain } from "#src/gate/retention/retain.ts";
import { changeSubscription } from "#src/gate/subscriptions/end-subscription.ts";
import { asJson } from "#src/gate/tables.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { makeDataFolder } from "../support/gate/memory-store.ts";
import { createDatabase } from "../support/gate/postgres.ts";
import { sharedPostgres } from "../support/gate/shared-postgres.ts";
import { startSmtp } from "../support/gate/smtp.ts";
import { testCatalogue } from "../support/gate/test-catalogue.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addReader, news } from "../support/gate/test-news.ts";
import { startWriter } from "../support/gate/writer-process.ts";

describeOnBoth("news to subscribers", (open) => {
  let store: Store;
  let door: TestDoor;

  /** The next build of the portal. */
  const publish = (...items: NewsItem[]) => {
    door.services.catalogue = { ...testCatalogue(), news: items };
  };
  const waiting = async () =>
    (await door.waitingMails())
      .filter(({ kind }) => kind === "news")
      .map(({ to, subject }) => `${to}: ${subject}`)
      .sort();

  beforeEach(async () => {
    store ??= await open();
    await emptyTables(store);
    door = await openTestDoor({ store });
    publish(news("old"));
    await notify(door.services);
  });

  it("is not what stood there before anybody could subscribe", async () => {
    await addReader(door, "a@reader.example");
    expect(await notify(door.services)).toMatchObject({ announcements: [], queued: 0 });
    expect(await waiting()).toEqual([]);
  });

  it("goes once to everybody who wants its topic, and to nobody else", async () => {
    await addReader(door, "a@reader.example", ["subprocessors", "security"]);
    await addReader(door, "b@reader.example", ["incidents"]);
    await addReader(door, "c@reader.example", ["all"]);
    publish(
      news("new"),
      news("second"),
      news("road", { topic: "other" }),
      news("ancient", { on: "2024-05-01" }),
      news("old"),
    );
    expect((await notify(door.services)).queued).toBe(3);
    expect(await waiting()).toEqual([
      "a@reader.example: Example: Changes of subprocessors, 2 news",
      "c@reader.example: Example: Changes of subprocessors, 2 news",
      "c@reader.example: Example: Title of road",
    ]);
    expect((await notify(door.services)).queued).toBe(0);
    // A build that is taken back, and made again.
    publish(news("old"));
    await notify(door.services);
    publish(news("new"), news("second"), news("old"));
    expect((await notify(door.services)).queued).toBe(0);
    expect(await waiting()).toHaveLength(3);
  });

  it("is not told to whoever subscribed after it, or ended the subscription before", async () => {
    const gone = await addReader(door, "gone@reader.example");
    publish(news("new"));
    await announceNews(door.services);
    door.clock.advance({ seconds: 1 });
    await addReader(door, "late@reader.example");
    await changeSubscription(door.services, gone, []);
    expect((await notify(door.services)).queued).toBe(0);
  });

  it("is told once by servers that run at the same time", async () => {
    for (const name of ["a", "b", "c", "d"]) await addReader(door, `${name}@reader.example`);
    publish(news("new"));
    await Promise.all([1, 2, 3, 4].map(() => notify(door.services)));
    await notify(door.services);
    expect(await waiting()).toHaveLength(4);
  });

  it("goes on where it was when it is stopped in between", async () => {
    for (let at = 0; at < 120; at += 1) await addReader(door, `r${at}@reader.example`);
    publish(news("new"));
    const { random } = door.services;
    let left = 110;
    const failing = {
      ...random,
      uuid() {
        left -= 1;
        if (left < 0) throw new Error("The process is gone.");
        return random.uuid();
      },
    };
    await expect(notify({ ...door.services, random: failing })).rejects.toThrow("gone");
    const first = (await waiting()).length;
    expect(first).toBe(100);
    await notify(door.services);
    const all = await waiting();
    expect(all).toHaveLength(120);
    expect(new Set(all).size).toBe(120);
    const [announcement] = await store.db.selectFrom("announcements").selectAll().execute();
    expect(announcement).toMatchObject({ recipients: 120 });
  });

  it("leaves proof: what text, to how many, when, and the page as it was", async () => {
    const reader = await addReader(door, "a@reader.example");
    publish(news("new", { text: "Handles addresses in Canada." }));
    await notify(door.services);
    const [mail] = (await door.waitingMails()).filter(({ kind }) => kind === "news");
    const row = await store.db.selectFrom("announcements").selectAll().executeTakeFirstOrThrow();
    const hash = (text: string) => createHash("sha256").update(text).digest("hex");
    expect(row).toMatchObject({
      recipients: 1,
      created_at: door.clock.now(),
      finished_at: door.clock.now(),
      text_sha256: hash(row.text),
      page_path: "/subprocessors/changes/",
      page_sha256: hash("<h1>/subprocessors/changes/</h1>"),
      commit: testCatalogue().commit,
      items: ["new"],
    });
    expect(row.text).toContain("Handles addresses in Canada.");
    // Everybody's text is the same but for the address that ends it.
    expect(mail?.text.replace(/\/subscribe\/stop\/\?s=\S+/, "/subscribe/stop/")).toBe(row.text);
    expect(row.text).not.toContain(reader);
    const copies = await store.db.selectFrom("page_copies").selectAll().execute();
    expect(copies.map(({ html }) => html)).toEqual(["<h1>/subprocessors/changes/</h1>"]);
    await sealEvents(door.services);
    const { payload } = await store.db
      .selectFrom("log")
      .innerJoin("log_private", "log_private.seq", "log.seq")
      .select("payload")
      .where("type", "=", "news.sent")
      .executeTakeFirstOrThrow();
    expect(payload).toEqual({
      topic: "subprocessors",
      items: ["new"],
      text: row.text_sha256,
      page: row.page_sha256,
      recipients: 1,
    });
  });

  it("is sent although the page cannot be read, and says so", async () => {
    await addReader(door, "a@reader.example");
    publish(news("new"));
    await notify({ ...door.services, pages: { read: async () => undefined } });
    const row = await store.db.selectFrom("announcements").selectAll().executeTakeFirstOrThrow();
    expect([row.page_sha256, row.recipients]).toEqual([null, 1]);
  });

  it("arrives over SMTP with the headers by which mail programs end it", async () => {
    const smtp = await startSmtp();
    const mailer = smtpMailer({
      connection: readSmtpUrl(`smtp://127.0.0.1:${smtp.port}`),
      from: "Example <trust@example.com>",
      host: "trust.example.com",
    });
    try {
      door.services.mailer = mailer;
      const reader = await addReader(door, "a@reader.example");
      publish(news("new"));
      await notify(door.services);
      expect(await sendOutbox(door.services)).toEqual({ sent: 1, failed: 0 });
      const [received] = smtp.received;
      const headers = received?.mail.headerLines.map(({ line }) => line.replace(/\r?\n\s+/g, " "));
      const stop = headers?.find((line) => line.startsWith("List-Unsubscribe:"));
      expect(stop).toMatch(
        new RegExp(
          `^List-Unsubscribe: <http://127\\.0\\.0\\.1:4321/subscribe/stop/\\?s=${reader}\\.[0-9a-f]{64}>$`,
        ),
      );
      expect(headers).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
      expect(received?.mail.text).toContain("What new says.");
    } finally {
      await mailer.close();
      await smtp.close();
    }
  });

  it("is shown beforehand by a dry run, which sends nothing", async () => {
    await addReader(door, "a@reader.example");
    publish(news("new"), news("old"));
    const dry = await notifyCommand.run(door.services, { dryRun: true });
    expect(dry).toEqual({
      isFirst: false,
      told: [{ topic: "subprocessors", items: ["Title of new"], readers: 1 }],
      queued: 0,
    });
    expect(await waiting()).toEqual([]);
    expect(await notifyCommand.run(door.services, { dryRun: false })).toMatchObject({ queued: 1 });
  });

  it("is told from a day on at the first time, where that is asked for", async () => {
    await emptyTables(store);
    await addReader(door, "a@reader.example");
    publish(news("new", { on: "2026-11-02" }), news("old", { on: "2026-10-01" }));
    await notify(door.services, { since: "2026-11-01" });
    expect(await waiting()).toEqual(["a@reader.example: Example: Title of new"]);
  });

  it("forgets readers who are erased, with what waits for them, and keeps the count", async () => {
    const reader = await addReader(door, "zofia@reader.example");
    await addReader(door, "b@reader.example");
    publish(news("new"));
    await notify(door.services);
    await sealEvents(door.services);
    await erasePerson(door.services, reader, "owner@example.com");
    expect(await waiting()).toEqual(["b@reader.example: Example: Title of new"]);
    const row = await store.db.selectFrom("announcements").selectAll().executeTakeFirstOrThrow();
    expect(row.recipients).toBe(2);
    expect(await store.db.selectFrom("subscriptions").selectAll().execute()).toHaveLength(1);
    expect((await notify(door.services)).queued).toBe(0);
    expect((await verifyChain(store.db)).faults).toEqual([]);
  });

  it("is all that is known of a reader, who is forgotten the day after it ended", async () => {
    const reader = await addReader(door, "a@reader.example");
    await store.db.updateTable("people").set({ name: "", company: "", title: "" }).execute();
    await store.db.deleteFrom("sessions").execute();
    door.clock.advance({ days: 800 });
    await retain(door.services);
    expect(await store.db.selectFrom("people").select("id").execute()).toHaveLength(1);
    await store.db
      .updateTable("subscriptions")
      .set({ topics: asJson(["all" as const]) })
      .execute();
    await changeSubscription(door.services, reader, []);
    await retain(door.services);
    expect(await store.db.selectFrom("people").select("id").execute()).toEqual([]);
  });
});

const READERS = process.env.FANLIGHT_TEST_FULL ? 1000 : 220;
const KILLS = process.env.FANLIGHT_TEST_FULL ? 20 : 2;
const base = mkdtempSync(join(tmpdir(), "fanlight-news-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const places: Record<Store["dialect"], () => Promise<{ folder: string } | { url: string }>> = {
  pglite: async () => {
    const folder = join(base, "database");
    await makeDataFolder(folder);
    return { folder };
  },
  postgres: async () => ({ url: await createDatabase((await sharedPostgres()).server) }),
};

describe.each(["pglite", "postgres"] as const)("killed while it tells news (%s)", (dialect) => {
  it(`${KILLS} times, a server tells each reader once`, { timeout: 240_000 }, async () => {
    const where = await places[dialect]();
    const open = () =>
      "url" in where ? openPostgresStore(where) : openPgliteStore({ ...where, as: "a test" });
    let store = await open();
    const door = await openTestDoor({ store });
    await notify(door.services);
    for (let at = 0; at < READERS; at += 1) await addReader(door, `r${at}@reader.example`, ["all"]);
    await store.close();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const writer = startWriter("write", where, "news-writer.ts");
      await writer.until(({ open: pid }) => pid !== undefined);
      await sleep(Math.random() * 400);
      await writer.kill();
    }
    const last = startWriter("write", where, "news-writer.ts");
    await last.until(({ written }) => written !== undefined);
    await last.kill();
    store = await open();
    try {
      const mails = await store.db
        .selectFrom("outbox")
        .select("person_id")
        .where("kind", "=", "news")
        .execute();
      const times = new Map<string | null, number>();
      for (const { person_id } of mails) times.set(person_id, (times.get(person_id) ?? 0) + 1);
      expect(times.size).toBe(READERS);
      expect(new Set(times.values())).toEqual(new Set([2]));
      const announcements = await store.db
        .selectFrom("announcements")
        .select(["topic", "recipients"])
        .orderBy("topic")
        .execute();
      expect(announcements).toEqual([
        { topic: "security", recipients: READERS },
        { topic: "subprocessors", recipients: READERS },
      ]);
    } finally {
      await store.close();
    }
  });
});
