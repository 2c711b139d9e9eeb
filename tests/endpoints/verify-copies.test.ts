import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
import { answerVerify } from "#src/gate/http/visitor/verify.ts";
import { ask } from "../support/gate/ask-door.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";

const KNOWN = "c".repeat(64);
const UNKNOWN = "d".repeat(64);
let store: Store;
let door: TestDoor;

beforeAll(async () => {
  store = await openMemoryStore();
  door = await openTestDoor({ store });
  await store.db.insertInto("copies").values({ sha256: KNOWN, document_id: "pentest" }).execute();
});
afterAll(() => store.close());

const verify = (json: unknown, headers: Record<string, string> = {}) =>
  answerVerify(ask(door, "/gate/verify", { json, headers }), {
    services: door.services,
    ip: "198.51.100.7",
  });
const raw = (body: string, type: string) =>
  answerVerify(
    new Request("http://127.0.0.1/gate/verify", {
      method: "POST",
      body,
      headers: { "content-type": type },
    }),
    { services: door.services, ip: "198.51.100.7" },
  );

describe("whether a file is one of our copies", () => {
  it("is answered with yes or no and nothing else", async () => {
    const yes = await verify({ sha256: KNOWN });
    const no = await verify({ sha256: UNKNOWN });
    expect([await yes.json(), await no.json()]).toEqual([{ copy: "yes" }, { copy: "no" }]);
    expect([...yes.headers]).toEqual([...no.headers]);
    expect([yes.status, no.status]).toEqual([200, 200]);
    expect(await (await verify({ sha256: KNOWN.toUpperCase() })).json()).toEqual({ copy: "yes" });
  });

  it("is the same one look-up either way", async () => {
    const seen: string[] = [];
    const { executeQuery } = store.db.getExecutor();
    const executor = store.db.getExecutor();
    executor.executeQuery = (query) => {
      seen.push(query.sql);
      return executeQuery.call(executor, query) as never;
    };
    await verify({ sha256: KNOWN });
    await verify({ sha256: UNKNOWN });
    executor.executeQuery = executeQuery;
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBe(seen[1]);
  });

  it.each([
    [{ sha256: "abc" }],
    [{ sha256: `${KNOWN}0` }],
    [{ sha256: KNOWN.replace("c", "g") }],
    [{ sha256: `${KNOWN.slice(1)}\n` }],
    [{ sha256: [KNOWN] }],
    [{}],
    [[]],
    [null],
    ["c"],
  ])("is not answered for %j", async (json) => {
    expect((await verify(json)).status).toBe(400);
  });

  it("takes JSON alone, and little of it", async () => {
    expect((await raw("{", "application/json")).status).toBe(400);
    expect((await raw(JSON.stringify({ sha256: KNOWN }), "text/plain")).status).toBe(415);
    expect((await raw(`sha256=${KNOWN}`, "application/x-www-form-urlencoded")).status).toBe(415);
    await expect(
      raw(JSON.stringify({ sha256: KNOWN, more: "x".repeat(2000) }), "application/json"),
    ).rejects.toThrow(expect.objectContaining({ name: "BodyTooLarge" }));
  });

  it("leaves no trace of who asked", async () => {
    await verify({ sha256: KNOWN });
    expect(door.lines).toEqual([]);
    expect(await store.db.selectFrom("events").selectAll().execute()).toEqual([]);
  });
});
