/** The approvers' page of what did not go out. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { NotDelivered } from "#src/gate/definitions.ts";
import { mailPage } from "#src/gate/http/admin/mail.ts";
import { queueMail } from "#src/gate/mail/queue-mail.ts";
import { sendOutbox } from "#src/gate/mail/send-outbox.ts";
import { hashToken } from "#src/gate/sessions/hash-token.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";

let test: TestDoor;
beforeAll(async () => {
  const mailer = {
    send: () => Promise.reject(new NotDelivered("login", 535)),
    close: async () => {},
  };
  test = await openTestDoor({ store: await openMemoryStore(), services: { mailer } });
});
afterAll(() => test.services.store.close());

async function openAs(email: string) {
  const { services, clock } = test;
  const token = services.random.token();
  const now = clock.now();
  await services.store.db
    .insertInto("sessions")
    .values({
      hash: hashToken(token),
      kind: "approver",
      person_id: null,
      email,
      method: "link",
      created_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
      ended_at: null,
    })
    .execute();
  const request = new Request("http://127.0.0.1:4321/admin/mail/", {
    headers: { cookie: `fanlight-approver=${token}` },
  });
  return mailPage(request, { services, ip: "127.0.0.1" });
}

it("says why a mail waits and what to do, without the mail", async () => {
  const { services } = test;
  await services.store.transaction((tx) =>
    queueMail(tx, services, {
      kind: "request-confirm",
      personId: null,
      mail: { to: "reader@example.org", subject: "s", text: "secret", html: "secret" },
    }),
  );
  await sendOutbox(services);
  const page = await openAs("owner@example.com");
  if (page instanceof Response) throw new Error(`It answered ${page.status}.`);
  expect(page.waiting).toBe(1);
  expect(page.troubles).toMatchObject([{ kind: "request-confirm", failure: "login" }]);
  expect(page.words.login).toMatch(/SMTP_URL/);
  expect(JSON.stringify(page)).not.toMatch(/reader@|secret"/);
});

it("is not for those who may not read the log, nor for strangers", async () => {
  const sales = await openAs("sales@example.com");
  expect(sales instanceof Response && sales.status).toBe(403);
  const stranger = await openAs("stranger@example.com");
  expect(stranger instanceof Response && stranger.headers.get("location")).toMatch(
    /^\/admin\/sign-in\//,
  );
});
