/** The whole way of a mail: the outbox, SMTP, and a real server that fails in between. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { smtpMailer } from "#src/gate/adapters/smtp-mailer.ts";
import { readSmtpUrl } from "#src/gate/adapters/smtp-url.ts";
import type { Store } from "#src/gate/definitions.ts";
import { composeLetter } from "#src/gate/mail/compose-letter.ts";
import { queueMail } from "#src/gate/mail/queue-mail.ts";
import { sendOutbox } from "#src/gate/mail/send-outbox.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { startRawSmtp, startSmtp } from "../support/gate/smtp.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";

let store: Store;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(() => emptyTables(store));

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function openDoor(port: number): Promise<TestDoor> {
  const mailer = smtpMailer({
    connection: readSmtpUrl(`smtp://127.0.0.1:${port}`),
    from: "trust@example.com",
    host: "trust.example.com",
  });
  opened.push(mailer);
  return openTestDoor({ store, services: { mailer } });
}

async function queue({ services }: TestDoor, count = 1): Promise<void> {
  const letter = composeLetter(
    { subject: "Hello", blocks: [{ kind: "text", text: "Hello." }] },
    services.catalogue.company,
  );
  await services.store.transaction(async (tx) => {
    for (let index = 0; index < count; index += 1)
      await queueMail(tx, services, {
        kind: "test",
        personId: null,
        mail: { to: `reader-${index}@example.org`, ...letter },
      });
  });
}

const outbox = () =>
  store.db.selectFrom("outbox").select(["id", "state", "attempts", "failure"]).execute();

it.each(["cut-in-data", "cut-after-data"] as const)(
  "sends again, under the same Message-ID, what a server dropped half-way: %s",
  async (then) => {
    const broken = await startRawSmtp(then);
    const door = await openDoor(broken.port);
    await queue(door);
    expect(await sendOutbox(door.services)).toEqual({ sent: 0, failed: 1 });
    expect(await outbox()).toMatchObject([{ state: "waiting", failure: "away" }]);
    const [first] = broken.seen.join("").match(/^Message-ID: .*$/im) ?? [];
    await broken.close();
    const working = await startSmtp({ port: broken.port });
    opened.push(working);
    door.clock.advance({ minutes: 2 });
    expect(await sendOutbox(door.services)).toEqual({ sent: 1, failed: 0 });
    const [row] = await outbox();
    expect(row).toMatchObject({ state: "sent", attempts: 2 });
    expect(working.received.map(({ mail }) => mail.messageId)).toEqual([
      `<${row?.id}@trust.example.com>`,
    ]);
    if (first) expect(first.trim()).toBe(`Message-ID: <${row?.id}@trust.example.com>`);
  },
);

it("loses nothing while the server is away, and doubles nothing when it is back", async () => {
  const first = await startSmtp();
  const { port } = first;
  await first.close();
  const door = await openDoor(port);
  await queue(door, 12);
  for (let hour = 0; hour < 6; hour += 1) {
    await sendOutbox(door.services);
    door.clock.advance({ hours: 1 });
  }
  expect((await outbox()).every(({ state }) => state === "waiting")).toBe(true);
  const back = await startSmtp({ port });
  opened.push(back);
  for (let minute = 0; minute < 10; minute += 1) {
    await Promise.all([sendOutbox(door.services), sendOutbox(door.services)]);
    door.clock.advance({ minutes: 1 });
  }
  expect(back.received.map(({ to }) => to[0]).sort()).toEqual(
    Array.from({ length: 12 }, (_, index) => `reader-${index}@example.org`).sort(),
  );
  expect((await outbox()).every(({ state }) => state === "sent")).toBe(true);
});

it("lets one refused recipient hold back nobody else", async () => {
  const smtp = await startSmtp({
    onRcptTo: ({ address }, _session, done) =>
      address === "reader-0@example.org"
        ? done(Object.assign(new Error("5.1.1 unknown"), { responseCode: 550 }))
        : done(),
  });
  opened.push(smtp);
  const door = await openDoor(smtp.port);
  await queue(door, 3);
  await sendOutbox(door.services);
  expect((await outbox()).map(({ state }) => state).sort()).toEqual(["refused", "sent", "sent"]);
  expect(smtp.received).toHaveLength(2);
});
