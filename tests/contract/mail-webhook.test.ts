/** The webhook against a real receiver that checks the signature as the documentation tells receivers to. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signedWebhook } from "#src/gate/adapters/signed-webhook.ts";
import type { Store } from "#src/gate/definitions.ts";
import { sendOutbox } from "#src/gate/mail/send-outbox.ts";
import { tellApprovers } from "#src/gate/mail/tell-approvers.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, testClock } from "../support/gate/test-door.ts";
import { addPerson, addRequest } from "../support/gate/test-people.ts";

const SECRET = "a secret that both sides know";

interface Call {
  headers: IncomingMessage["headers"];
  body: string;
}

async function startReceiver(answer: (call: Call, response: ServerResponse) => void) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const call = { headers: request.headers, body };
    calls.push(call);
    answer(call, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    calls,
    url: new URL(`http://127.0.0.1:${port}/hook`),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As docs/door/mail.md shows it. */
function isOurs({ headers, body }: Call, now: number): boolean {
  const [, t, v1] =
    String(headers["fanlight-signature"]).match(/^t=(\d+),v1=([0-9a-f]{64})$/) ?? [];
  if (!t || !v1 || Math.abs(now / 1000 - Number(t)) > 300) return false;
  const expected = createHmac("sha256", SECRET).update(`${t}.${body}`).digest();
  return timingSafeEqual(expected, Buffer.from(v1, "hex"));
}

const opened: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
const ok = (_: Call, response: ServerResponse): void => {
  response.end("ok");
};

async function receiver(answer: (call: Call, response: ServerResponse) => void) {
  const started = await startReceiver(answer);
  opened.push(started);
  return started;
}

describe("a call of the webhook", () => {
  const clock = testClock();

  it("is signed over its time and its body", async () => {
    const { url, calls } = await receiver(ok);
    await signedWebhook({ url, secret: SECRET, clock }).post("id-1", '{"text":"Łukasz"}');
    const [call] = calls;
    if (!call) throw new Error("Nothing was received.");
    expect(call.body).toBe('{"text":"Łukasz"}');
    expect(call.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "fanlight-delivery": "id-1",
    });
    const now = clock.now().getTime();
    expect(isOurs(call, now)).toBe(true);
    expect(isOurs({ ...call, body: '{"text":"other"}' }, now)).toBe(false);
    expect(isOurs(call, now + 600_000)).toBe(false);
  });

  it.each([400, 404, 410, 429, 500, 503])("was not taken where %i is answered", async (status) => {
    const { url } = await receiver((_, response) => response.writeHead(status).end("no"));
    await expect(signedWebhook({ url, secret: SECRET, clock }).post("id", "{}")).rejects.toThrow(
      `It was not taken: status-${status}.`,
    );
  });

  it("goes nowhere else than to its address", async () => {
    const other = await receiver(ok);
    const { url } = await receiver((_, response) =>
      response.writeHead(307, { location: other.url.href }).end(),
    );
    await expect(
      signedWebhook({ url, secret: SECRET, clock }).post("id", "{}"),
    ).rejects.toMatchObject({ code: "status-307" });
    expect(other.calls).toEqual([]);
  });

  it("is given up after its time, and where nobody listens", async () => {
    const silent = await receiver(() => {});
    await expect(
      signedWebhook({ url: silent.url, secret: SECRET, clock, timeout: 200 }).post("id", "{}"),
    ).rejects.toMatchObject({ code: "away" });
    await silent.close();
    await expect(
      signedWebhook({ url: silent.url, secret: SECRET, clock }).post("id", "{}"),
    ).rejects.toMatchObject({ code: "away" });
  });
});

describe("a notice to the approvers", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openMemoryStore();
    return () => store.close();
  });
  beforeEach(() => emptyTables(store));

  async function tell(env: Record<string, string>, answer = ok) {
    const { url, calls } = await receiver(answer);
    const clock = testClock();
    const webhook = signedWebhook({ url, secret: SECRET, clock });
    const door = await openTestDoor({ store, env, services: { webhook, clock } });
    const person = await addPerson(door, "ada@reader.example");
    const requestId = await addRequest(door, person, {
      documents: ["soc2-2026", "secret-roadmap"],
      state: "pending",
    });
    const href = `http://127.0.0.1:4321/admin/requests/${requestId}/`;
    await store.transaction((tx) =>
      tellApprovers(tx, door.services, {
        kind: "request-pending",
        personId: person.personId,
        requestId,
        subject: "Ada Example asks for documents",
        blocks: [{ kind: "button", label: "Open the request", href }],
      }),
    );
    return { door, clock, calls, requestId, href };
  }

  it("goes to the owners and approvers by mail, one each, and to the webhook with the domain alone", async () => {
    const { door, calls, requestId, href } = await tell({});
    expect((await door.waitingMails()).map(({ to }) => to).sort()).toEqual([
      "approver@example.com",
      "owner@example.com",
    ]);
    await sendOutbox(door.services);
    expect(calls.map(({ body }) => JSON.parse(body))).toEqual([
      {
        text: `Documents were asked for and wait for a decision · reader.example · SOC 2 Type 2 report <${href}|Open>`,
        event: "request-pending",
        request: requestId,
        link: href,
        documents: ["SOC 2 Type 2 report"],
        domain: "reader.example",
      },
    ]);
    const [row] = await store.db
      .selectFrom("outbox")
      .select(["id", "state"])
      .where("channel", "=", "webhook")
      .execute();
    expect(row).toMatchObject({ state: "sent", id: calls[0]?.headers["fanlight-delivery"] });
  });

  it("says nothing or everything of the person, as WEBHOOK_SHOWS has it", async () => {
    const none = await tell({ WEBHOOK_SHOWS: "none" });
    await sendOutbox(none.door.services);
    expect(none.calls[0]?.body).not.toMatch(/reader\.example|Ada/);
    await emptyTables(store);
    const person = await tell({ WEBHOOK_SHOWS: "person" });
    await sendOutbox(person.door.services);
    expect(JSON.parse(person.calls[0]?.body ?? "")).toMatchObject({
      name: "Ada Example",
      company: "Reader Ltd",
      email: "ada@reader.example",
    });
  });

  it("is tried again under the same id, signed anew", async () => {
    let isAway = true;
    const { door, clock, calls } = await tell({}, (_, response) => {
      response.writeHead(isAway ? 503 : 204).end();
    });
    await sendOutbox(door.services);
    isAway = false;
    clock.advance({ minutes: 2 });
    await sendOutbox(door.services);
    expect(calls).toHaveLength(2);
    const [first, second] = calls;
    expect(first?.headers["fanlight-delivery"]).toBe(second?.headers["fanlight-delivery"]);
    expect(first?.headers["fanlight-signature"]).not.toBe(second?.headers["fanlight-signature"]);
    expect(second && isOurs(second, clock.now().getTime())).toBe(true);
  });
});
