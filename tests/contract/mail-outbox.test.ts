/** The outbox on both databases: leased, at least once, nothing lost, and never the same mail by two workers. */
import { beforeEach, expect, it } from "vitest";
import { type Mail, MailRefused, NotDelivered, type Store } from "#src/gate/definitions.ts";
import { listMailTroubles } from "#src/gate/mail/list-mail-troubles.ts";
import { queueMail } from "#src/gate/mail/queue-mail.ts";
import { queueWebhook } from "#src/gate/mail/queue-webhook.ts";
import { sendOutbox } from "#src/gate/mail/send-outbox.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openTestDoor, type TestDoor, type TestDoorOptions } from "../support/gate/test-door.ts";
import { addPerson } from "../support/gate/test-people.ts";

const mailTo = (to: string): Mail => ({ to, subject: "s", text: "t", html: "<p>h</p>" });

async function queue({ services }: TestDoor, ...to: string[]): Promise<void> {
  await services.store.transaction(async (tx) => {
    for (const one of to)
      await queueMail(tx, services, { kind: "test", personId: null, mail: mailTo(one) });
  });
}

async function rows({ services: { store } }: TestDoor) {
  return store.db.selectFrom("outbox").selectAll().orderBy("created_at").execute();
}

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A worker that died while it sent. */
const never = new Promise<void>(() => {});

describeOnBoth("the outbox", (open) => {
  let store: Store;

  async function openDoor(services: NonNullable<TestDoorOptions["services"]> = {}) {
    return openTestDoor({ store, services });
  }

  /** Keeps what it is given; fails while there is something to fail with. */
  function mailer(failures: Error[] = []) {
    const sent: { id: string; mail: Mail }[] = [];
    return {
      sent,
      failures,
      async send(id: string, mail: Mail) {
        await pause(1);
        const failure = failures.shift();
        if (failure) throw failure;
        sent.push({ id, mail });
      },
      close: async () => {},
    };
  }

  beforeEach(async () => {
    store ??= await open();
    await emptyTables(store);
  });

  it("sends what is due, oldest first, and keeps nothing of it", async () => {
    const post = mailer();
    const door = await openDoor({ mailer: post });
    await queue(door, "a@example.org");
    door.clock.advance({ seconds: 1 });
    await queue(door, "b@example.org");
    expect(await sendOutbox(door.services)).toEqual({ sent: 2, failed: 0 });
    expect(post.sent.map(({ mail }) => mail.to).sort()).toEqual(["a@example.org", "b@example.org"]);
    const left = await rows(door);
    expect(left.map(({ state, body, sent_at }) => ({ state, body, sent_at }))).toEqual(
      Array(2).fill({ state: "sent", body: "", sent_at: door.clock.now() }),
    );
    expect(post.sent.map(({ id }) => id).sort()).toEqual(left.map(({ id }) => id).sort());
    expect(await sendOutbox(door.services)).toEqual({ sent: 0, failed: 0 });
  });

  it("sends nothing of a transaction that was rolled back", async () => {
    const post = mailer();
    const door = await openDoor({ mailer: post });
    const failed = door.services.store.transaction(async (tx) => {
      await queueMail(tx, door.services, {
        kind: "test",
        personId: null,
        mail: mailTo("a@example.org"),
      });
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    await sendOutbox(door.services);
    expect(post.sent).toEqual([]);
  });

  it("tries again after a minute, then after twice as long, and loses nothing", async () => {
    const post = mailer([new NotDelivered("deferred", 451), new NotDelivered("deferred", 451)]);
    const door = await openDoor({ mailer: post });
    await queue(door, "a@example.org");
    expect(await sendOutbox(door.services)).toEqual({ sent: 0, failed: 1 });
    expect(await rows(door)).toMatchObject([
      { state: "waiting", attempts: 1, failure: "deferred" },
    ]);
    door.clock.advance({ seconds: 59 });
    expect(await sendOutbox(door.services)).toEqual({ sent: 0, failed: 0 });
    door.clock.advance({ seconds: 17 });
    expect(await sendOutbox(door.services)).toEqual({ sent: 0, failed: 1 });
    door.clock.advance({ seconds: 119 });
    expect(await sendOutbox(door.services)).toEqual({ sent: 0, failed: 0 });
    door.clock.advance({ seconds: 32 });
    expect(await sendOutbox(door.services)).toEqual({ sent: 1, failed: 0 });
    expect(await rows(door)).toMatchObject([{ state: "sent", failure: null, body: "" }]);
  });

  it("gives up only where the recipient is refused for ever, and says so in the log", async () => {
    const post = mailer([new MailRefused("The server answered 550.")]);
    const door = await openDoor({ mailer: post });
    await queue(door, "nobody@example.org");
    await sendOutbox(door.services);
    const [row] = await rows(door);
    expect(row).toMatchObject({ state: "refused", failure: "refused", body: "" });
    const events = await store.db.selectFrom("events").selectAll().execute();
    expect(events).toMatchObject([
      { type: "mail.refused", refs: { outbox: row?.id }, payload: { kind: "test" } },
    ]);
    door.clock.advance({ days: 2 });
    await sendOutbox(door.services);
    expect(post.sent).toEqual([]);
    expect(door.lines.join("\n")).not.toContain("nobody@example.org");
  });

  it("sends each mail once, however many workers there are", async () => {
    const post = mailer();
    const door = await openDoor({ mailer: post });
    const all = Array.from({ length: 60 }, (_, index) => `reader-${index}@example.org`);
    await queue(door, ...all);
    const counts = await Promise.all(Array.from({ length: 6 }, () => sendOutbox(door.services)));
    expect(counts.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
    expect(post.sent.map(({ mail }) => mail.to).sort()).toEqual(all.sort());
  });

  it("takes again what a dead worker had taken, under the same id, once its lease is over", async () => {
    const dead = await openDoor({ mailer: { send: () => never, close: async () => {} } });
    await queue(dead, "a@example.org");
    void sendOutbox(dead.services);
    await expect.poll(() => rows(dead)).toMatchObject([{ attempts: 1 }]);
    const post = mailer();
    const door = await openDoor({ mailer: post });
    door.clock.advance({ minutes: 4 });
    await sendOutbox(door.services);
    expect(post.sent).toEqual([]);
    door.clock.advance({ minutes: 2 });
    await sendOutbox(door.services);
    expect(post.sent.map(({ id }) => id)).toEqual((await rows(door)).map(({ id }) => id));
  });

  it("lets a worker that was slower than its lease move nothing that another one has taken", async () => {
    let fail = (_: Error) => {};
    const slow = {
      send: () => new Promise<void>((_, reject) => (fail = reject)),
      close: async () => {},
    };
    const door = await openDoor({ mailer: slow });
    await queue(door, "a@example.org");
    const late = sendOutbox(door.services);
    await expect.poll(() => rows(door)).toMatchObject([{ attempts: 1 }]);
    door.clock.advance({ minutes: 6 });
    const second = {
      ...door.services,
      mailer: { send: () => never, close: async () => {} },
    };
    void sendOutbox(second);
    await expect.poll(() => rows(door)).toMatchObject([{ attempts: 2 }]);
    const [leased] = await rows(door);
    fail(new NotDelivered("away"));
    await late;
    expect(await rows(door)).toEqual([leased]);
  });

  it("leaves no file of somebody who was erased while the mail was written", async () => {
    const forgotten: string[] = [];
    const post = mailer();
    const erasing = {
      ...post,
      async send(id: string, mail: Mail) {
        await post.send(id, mail);
        await store.db.deleteFrom("outbox").execute();
      },
    };
    const mailFolder = {
      list: async () => [],
      read: async () => undefined,
      forget: async (ids: readonly string[]) => {
        forgotten.push(...ids);
      },
    };
    const door = await openDoor({ mailer: erasing, mailFolder });
    await queue(door, "a@example.org");
    await sendOutbox(door.services);
    expect(forgotten).toEqual(post.sent.map(({ id }) => id));
    expect(forgotten).toHaveLength(1);
  });

  it("sends what waits for the server as soon as it is back", async () => {
    const away = () => new NotDelivered("away");
    const post = mailer([away(), away(), away(), away(), away(), away()]);
    const door = await openDoor({ mailer: post });
    await queue(door, "a@example.org");
    for (let round = 0; round < 5; round += 1) {
      door.clock.advance({ hours: 1 });
      await sendOutbox(door.services);
    }
    // "a" waits 16 minutes from here; "b" fails once, and is due first.
    await queue(door, "b@example.org");
    await sendOutbox(door.services);
    door.clock.advance({ seconds: 80 });
    await sendOutbox(door.services);
    await sendOutbox(door.services);
    expect(post.sent.map(({ mail }) => mail.to).sort()).toEqual(["a@example.org", "b@example.org"]);
  });

  it("shows what has failed, what waits and what was refused, and nothing of what it said", async () => {
    const post = mailer([new MailRefused("no")]);
    const door = await openDoor({ mailer: post });
    const person = await addPerson(door, "a@example.org");
    const put = (kind: string) =>
      store.transaction((tx) =>
        queueMail(tx, door.services, {
          kind,
          personId: person.personId,
          mail: mailTo("a@example.org"),
        }),
      );
    await put("refused-one");
    await sendOutbox(door.services);
    post.failures.push(new NotDelivered("policy", 554));
    door.clock.advance({ seconds: 1 });
    await put("waiting-one");
    await sendOutbox(door.services);
    door.clock.advance({ seconds: 1 });
    await put("sent-one");
    await sendOutbox(door.services);
    await put("new-one");
    const about = { id: person.personId, name: person.name };
    const { waiting, troubles } = await listMailTroubles(store.db);
    expect(waiting).toBe(2);
    expect(troubles).toMatchObject([
      { kind: "waiting-one", state: "waiting", failure: "policy", attempts: 1, person: about },
      { kind: "refused-one", state: "refused", failure: "refused", attempts: 1, person: about },
    ]);
    expect(JSON.stringify(troubles)).not.toContain("a@example.org");
  });

  it("keeps what was sealed with a secret that is gone, since the secret may come back", async () => {
    const post = mailer();
    const door = await openDoor({ mailer: post });
    await queue(door, "a@example.org");
    const { secrets } = door.services;
    const forgetful = { ...door.services, secrets: { ...secrets, open: () => undefined } };
    expect(await sendOutbox(forgetful)).toEqual({ sent: 0, failed: 1 });
    expect(await rows(door)).toMatchObject([{ state: "waiting", failure: "unreadable" }]);
    door.clock.advance({ minutes: 2 });
    expect(await sendOutbox(door.services)).toEqual({ sent: 1, failed: 0 });
  });

  it("posts to the webhook, tries again, and gives up on what is older than three days", async () => {
    const posted: string[] = [];
    let failure: Error | undefined = new NotDelivered("status-503");
    const webhook = {
      async post(_: string, body: string) {
        if (failure) throw failure;
        posted.push(body);
      },
    };
    const door = await openDoor({ webhook });
    const put = (body: string) =>
      store.transaction((tx) =>
        queueWebhook(tx, door.services, { kind: "test", personId: null, body }),
      );
    await put("{}");
    await sendOutbox(door.services);
    expect(await rows(door)).toMatchObject([{ state: "waiting", failure: "status-503" }]);
    failure = undefined;
    door.clock.advance({ minutes: 2 });
    await sendOutbox(door.services);
    expect(posted).toEqual(["{}"]);

    failure = new NotDelivered("status-410");
    await put('{"second":true}');
    await sendOutbox(door.services);
    door.clock.advance({ days: 4 });
    await sendOutbox(door.services);
    expect((await rows(door)).map(({ state }) => state)).toEqual(["sent", "refused"]);
  });

  it("drops what waits for a webhook that was taken out of the settings", async () => {
    const door = await openDoor();
    await store.transaction((tx) =>
      queueWebhook(tx, door.services, { kind: "test", personId: null, body: "{}" }),
    );
    await sendOutbox(door.services);
    expect(await rows(door)).toMatchObject([
      { state: "refused", failure: "not-configured", body: "" },
    ]);
  });

  it("logs ids and classes of failures, and nothing of the mail", async () => {
    const post = mailer([new NotDelivered("login", 535)]);
    const door = await openDoor({ mailer: post });
    await queue(door, "secret-reader@example.org");
    await sendOutbox(door.services);
    const [row] = await rows(door);
    expect(door.lines.map((line) => JSON.parse(line))).toEqual([
      {
        event: "outbox-failed",
        error: "NotDelivered: It was not taken: login (535).",
        id: row?.id,
        channel: "mail",
        kind: "test",
        attempts: 1,
        failure: "login",
      },
    ]);
  });
});
