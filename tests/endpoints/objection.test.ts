/** An objection to a subprocessor: filed with its evidence, confirmed by mail, seen by those who decide, erased with the person. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { erasePerson } from "#src/gate/audit/erase-person.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import type { Store } from "#src/gate/definitions.ts";
import { objectionsPage } from "#src/gate/http/admin/objections.ts";
import { retain } from "#src/gate/retention/retain.ts";
import { pageOf as adminPageOf, askAdmin, doorOf, signInAs } from "../support/gate/admin.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { locationOf, openBrowser, pageOf, type TestBrowser } from "../support/gate/test-browser.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { eventTypes } from "../support/gate/test-people.ts";
import { dumpAsText } from "../support/gate/whole-database.ts";

let store: Store;
let door: TestDoor;
let browser: TestBrowser;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store });
  browser = openBrowser(door);
});

const OBJECTION = {
  subprocessor: "carta",
  email: "zofia@zorgwerk.example",
  name: "Zofia Zorg",
  title: "Data protection officer",
  company: "Zorgwerk BV",
  reason: "We may not send addresses of patients there.\n\nSee section 7.",
};
const objections = () => store.db.selectFrom("objections").selectAll().execute();
const tokenIn = (text: string | undefined) =>
  text?.match(/\/objection\/confirm\/\?t=([\w-]{43})/)?.[1] ?? "";

async function file(over: Partial<typeof OBJECTION> = {}): Promise<string> {
  const sent = await browser.post("/objection/", { ...OBJECTION, ...over });
  expect(locationOf(sent)).toBe("/objection/sent/");
  return tokenIn((await door.waitingMails()).at(-1)?.text);
}

describe("an objection", () => {
  it("is offered against what is announced and within its notice, and nothing else", async () => {
    const page = pageOf(await browser.get("/objection/"));
    expect(page.open).toEqual([
      {
        value: "carta",
        label: "Carta",
        hint: "Geocoding, the Netherlands. Until 19 November 2026.",
      },
    ]);
    for (const subprocessor of ["settled", "secret", "nobody", ""]) {
      const refused = pageOf(await browser.post("/objection/", { ...OBJECTION, subprocessor }));
      expect(refused.errors).toEqual({
        subprocessor: "Choose one of those that you may still object to",
      });
    }
    door.clock.advance({ days: 17 });
    expect(pageOf(await browser.get("/objection/")).open.map(({ value }) => value)).toEqual([
      "carta",
    ]);
    // Its last day was the 19th; another one has been announced meanwhile.
    door.clock.advance({ days: 1 });
    expect(pageOf(await browser.get("/objection/")).open.map(({ value }) => value)).toEqual([
      "secret",
    ]);
    expect(await objections()).toEqual([]);
  });

  it("is filed at once with what was announced, and counts once it is confirmed", async () => {
    const token = await file();
    const [filed] = await objections();
    expect(filed).toMatchObject({
      subprocessor_id: "carta",
      reason: OBJECTION.reason,
      announced: { name: "Carta", announcedOn: "2026-10-20", effectiveOn: "2026-12-01" },
      deadline: "2026-11-19",
      ip: "192.0.2.7",
      filed_at: door.clock.now(),
      confirmed_at: null,
    });
    const [mail, ...others] = await door.waitingMails();
    expect(others).toEqual([]);
    // Nobody has confirmed the address, so nothing that was typed goes there.
    expect(mail?.text).not.toMatch(/Zofia|Zorgwerk|patients/);
    door.clock.advance({ days: 2 });
    const shown = pageOf(await browser.get("/objection/confirm/", `t=${token}`));
    expect(shown.objection).toMatchObject({ subprocessor: "Carta", company: "Zorgwerk BV" });
    const done = pageOf(await browser.post("/objection/confirm/", { t: token }));
    expect([done.status, done.confirmed]).toEqual([200, filed?.id]);
    expect(await eventTypes(door)).toEqual(["objection.filed", "objection.confirmed"]);
    const told = (await door.waitingMails()).filter(({ kind }) => kind === "objection-filed");
    expect(told.map(({ to, subject }) => `${to}: ${subject}`).sort()).toEqual([
      "approver@example.com: Zorgwerk BV objects to Carta",
      "owner@example.com: Zorgwerk BV objects to Carta",
    ]);
    const copy = (await door.waitingMails()).find(({ kind }) => kind === "objection-copy");
    expect(copy?.to).toBe(OBJECTION.email);
    expect(copy?.text).toContain(`Number: ${filed?.id}`);
    expect(copy?.text).toContain("Filed: 2026-11-02 10:00 UTC");
    const again = pageOf(await browser.post("/objection/confirm/", { t: token }));
    expect([again.status, again.confirmed]).toEqual([410, undefined]);
  });

  it("is in the sealed log with all that it said", async () => {
    await file();
    await sealEvents(door.services);
    const { payload } = await store.db
      .selectFrom("log")
      .innerJoin("log_private", "log_private.seq", "log.seq")
      .select("payload")
      .where("type", "=", "objection.filed")
      .executeTakeFirstOrThrow();
    expect(payload).toMatchObject({
      email: OBJECTION.email,
      reason: OBJECTION.reason,
      deadline: "2026-11-19",
      filedAt: "2026-11-02T10:00:00.000Z",
      announced: { id: "carta", where: "the Netherlands" },
      userAgent: "Test browser",
    });
  });

  it("answers alike whoever objects and however often, and refuses what cannot be read", async () => {
    for (let time = 0; time < 5; time += 1) await browser.post("/objection/", OBJECTION);
    expect(await objections()).toHaveLength(3);
    expect(locationOf(await browser.post("/objection/", OBJECTION))).toBe("/objection/sent/");
    locationOf(await browser.post("/objection/", { ...OBJECTION, website: "spam" }));
    const page = pageOf(
      await browser.post("/objection/", {
        ...OBJECTION,
        email: "zofia@zorgwerk.example\nBcc: eve@evil.example",
        name: "Zofia\u202egroZ",
        reason: "x".repeat(4001),
      }),
    );
    expect([page.status, Object.keys(page.errors)]).toEqual([400, ["email", "name", "reason"]]);
    expect(await objections()).toHaveLength(3);
  });

  it("is seen by approvers with its state, and by nobody else", async () => {
    const token = await file();
    await browser.post("/objection/confirm/", { t: token });
    await file({ company: "Someone else", email: "someone@else.example" });
    const as = await signInAs(door, "approver");
    const page = adminPageOf(
      await objectionsPage(askAdmin(door, "/admin/objections/", { as }), doorOf(door)),
    );
    expect(
      page.objections.map(({ company, confirmedAt }) => [company, confirmedAt !== null]).sort(),
    ).toEqual([
      ["Someone else", false],
      ["Zorgwerk BV", true],
    ]);
    const stranger = await objectionsPage(askAdmin(door, "/admin/objections/"), doorOf(door));
    expect(stranger instanceof Response && stranger.status).toBe(303);
  });

  it("goes a week later where nobody confirms it, and with the person who is erased", async () => {
    const token = await file();
    await browser.post("/objection/confirm/", { t: token });
    await file({ email: "known@else.example", name: "Zofia Other", reason: "No patients." });
    // Somebody who is known for another reason, so that the person stays.
    await store.db
      .updateTable("people")
      .set({ verified_at: door.clock.now(), name: "Somebody" })
      .where("email", "=", "known@else.example")
      .execute();
    await store.db.deleteFrom("outbox").where("kind", "=", "objection-confirm").execute();
    door.clock.advance({ days: 8 });
    await retain(door.services);
    expect((await objections()).map(({ company }) => company)).toEqual(["Zorgwerk BV"]);
    await sealEvents(door.services);
    const [one] = await objections();
    await erasePerson(door.services, one?.person_id ?? "", "owner@example.com");
    expect(await dumpAsText(store)).not.toMatch(/zofia|patients/i);
    expect((await verifyChain(store.db)).faults).toEqual([]);
  });
});
