import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { presentNda } from "#src/gate/agreements/present-nda.ts";
import { signAgreement } from "#src/gate/agreements/sign-agreement.ts";
import type { Receipt, Store } from "#src/gate/definitions.ts";
import { startDownload } from "#src/gate/downloads/start-download.ts";
import { type HeldPage, sendHeld, showHeld } from "#src/gate/http/visitor/held.ts";
import { sendReceipt } from "#src/gate/http/visitor/receipt.ts";
import { makeInvitation } from "#src/gate/invitations/make-invitation.ts";
import { ask } from "../support/gate/ask-door.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { fakePrinter, fakeStamper, fakeVault } from "../support/gate/fake-documents.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson, addRequest, type TestPerson } from "../support/gate/test-people.ts";

let store: Store;
let door: TestDoor;
let ada: TestPerson;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({
    store,
    services: { printer: fakePrinter(), stamper: fakeStamper(), vault: fakeVault({}) },
  });
  ada = await addPerson(door);
});

const context = () => ({ services: door.services, ip: "198.51.100.7" });
const held = (form?: Record<string, string>, by: TestPerson | undefined = ada) =>
  showHeld(ask(door, "/request/held/", { by, form }), context());
async function sign(person = ada): Promise<string> {
  const result = await signAgreement(door.services, {
    visitor: person,
    proof: presentNda(door.services, person.personId)?.proof ?? "",
    typed: { ...person, capacity: "bind", agreed: true },
    sender: { ip: "198.51.100.7", userAgent: "Test", language: "en" },
  });
  if (result.outcome !== "signed") throw new Error(result.outcome);
  return result.agreementId;
}
const people = () => store.db.selectFrom("people").selectAll().execute();

describe("what is held about a visitor", () => {
  it("is shown and given as JSON, with all that they said and were given", async () => {
    await addRequest(door, ada, { documents: ["pentest"] });
    await sign();
    await startDownload(door.services, {
      visitor: ada,
      documentId: "pentest",
      acknowledged: false,
    });
    const response = await sendHeld(ask(door, "/request/held/data.json", { by: ada }), context());
    expect(response.headers.get("content-disposition")).toContain("what-is-held-about-me.json");
    const data = await response.json();
    expect(data).toMatchObject({
      person: { email: "ada@example.org", name: "Ada Example", verified_by: "link" },
      requests: [{ state: "approved", documents: [{ document: "Title of pentest" }] }],
      agreements: [{ state: "signed", evidence: { signer: { name: "Ada Example" } } }],
      grants: [{ document: "Title of pentest", state: "active", used: 1 }],
      downloads: [{ document: "Title of pentest", stamp: { email: "ada@example.org" } }],
      sessions: [{ method: "link" }],
    });
    expect(data.log.map(({ type }: { type: string }) => type)).toContain("agreement.signed");
  });

  it("names the invitations to the address, and who else was invited to nobody", async () => {
    const invite = (emails: string[], message: string) =>
      makeInvitation(door.services, {
        ...{ by: { email: "approver@example.com", role: "approver" as const }, message },
        ...{ emails: emails.join(" "), domain: "", documents: ["secret-roadmap"], nda: "exempt" },
        ...{ days: undefined, openDays: 9, maxUses: 2, mayPass: true, soc1Confirmed: false },
      });
    await invite(["ada@example.org", "eve@other.example"], "As we said on Monday");
    await invite(["eve@other.example"], "For Eve");
    const page = (await held()) as HeldPage;
    if (page.state !== "held") throw new Error(page.state);
    expect(page.held.invitations).toEqual([
      {
        documents: ["Title of secret-roadmap"],
        message: "As we said on Monday",
        created_at: door.clock.now(),
        expires_at: new Date(door.clock.now().getTime() + 9 * 86_400_000),
        revoked_at: null,
        taken_up_at: null,
      },
    ]);
    const response = await sendHeld(ask(door, "/request/held/data.json", { by: ada }), context());
    expect(await response.text()).not.toMatch(/eve|approver@/i);

    // One that was passed on to her is hers once she has taken it up.
    const { id } = await store.db
      .selectFrom("invitations")
      .select("id")
      .where("message", "=", "For Eve")
      .executeTakeFirstOrThrow();
    const use = { invitation_id: id, person_id: ada.personId, at: door.clock.now() };
    await store.db.insertInto("invitation_uses").values(use).execute();
    const again = (await held()) as HeldPage;
    expect(again).toMatchObject({
      held: {
        invitations: expect.arrayContaining([
          expect.objectContaining({ message: "For Eve", taken_up_at: use.at }),
        ]),
      },
    });
  });

  it("names neither other visitors nor the company's people", async () => {
    const eve = await addPerson(door, "eve@other.example", { name: "Eve Other" });
    await addRequest(door, eve, { documents: ["architecture"] });
    await addRequest(door, ada, { documents: ["architecture"] });
    await sign(eve);
    const response = await sendHeld(ask(door, "/request/held/data.json", { by: ada }), context());
    expect(await response.text()).not.toMatch(/eve|approver@|owner@/i);
  });

  it("is shown to nobody without a session", async () => {
    for (const path of ["/request/held/", "/request/held/data.json"]) {
      const request = ask(door, path);
      const answer = (await (path.endsWith("json")
        ? sendHeld(request, context())
        : showHeld(request, context()))) as Response;
      expect(answer.headers.get("location")).toBe("/request/link/");
    }
  });
});

describe("one's own receipt", () => {
  const send = (id: string, file: string, by: TestPerson) =>
    sendReceipt(ask(door, `/request/receipt/${id}/${file}/`, { by }), context(), { id, file });

  it("can be fetched again as PDF, JSON and the exact text", async () => {
    const id = await sign();
    expect((await send(id, "pdf", ada)).headers.get("content-type")).toBe("application/pdf");
    expect(((await (await send(id, "json", ada)).json()) as Receipt).payload.id).toBe(id);
    expect(await (await send(id, "text", ada)).text()).toBe(door.services.catalogue.nda[0]?.text);
  });

  it("is nobody else's: a stranger's, a made-up and a broken id are unknown alike", async () => {
    const id = await sign();
    const eve = await addPerson(door, "eve@other.example");
    for (const asked of [id, eve.personId, "1 or 1=1", ""]) {
      const answer = await send(asked, "pdf", eve);
      expect([answer.status, await answer.text()]).toEqual([404, "You have no such agreement.\n"]);
    }
    expect((await send(id, "exe", ada)).status).toBe(404);
    expect((await send(id, "constructor", ada)).status).toBe(404);
  });
});

describe("asking for erasure", () => {
  it("needs the box", async () => {
    expect(await held({ act: "erase" })).toMatchObject({
      status: 422,
      errors: { sure: "Tick the box to say that your access may end" },
    });
    expect(await people()).toHaveLength(1);
  });

  it("erases at once where nothing must be kept, and signs out", async () => {
    await addRequest(door, ada, { documents: ["pentest"] });
    const response = (await held({ sure: "yes" })) as Response;
    expect(response.headers.get("location")).toBe("/request/held/?erased");
    expect(response.headers.getSetCookie().join()).toContain(
      "fanlight-visitor=; Path=/; Max-Age=0",
    );
    expect(await people()).toEqual([]);
    expect(await showHeld(ask(door, "/request/held/?erased", { by: ada }), context())).toEqual({
      state: "erased",
      status: 200,
    });
    expect(((await held()) as Response).headers.get("location")).toBe("/request/link/");
  });

  it("is passed on where a signature must be kept, and says until when", async () => {
    const agreementId = await sign();
    const page = (await held({ sure: "yes" })) as HeldPage;
    expect(page).toMatchObject({
      state: "held",
      asked: true,
      kept: [{ agreementId, version: "1.0", keepUntil: new Date("2035-11-02T10:00:00Z") }],
    });
    expect(await people()).toHaveLength(1);
    await Promise.all([held({ sure: "yes" }), held({ sure: "yes" })]);
    const mails = (await door.waitingMails()).filter(({ kind }) => kind === "erasure-asked");
    expect(mails.map(({ to }) => to)).toEqual(["owner@example.com"]);
    expect(mails[0]?.text).toContain("kept until 2035-11-02");
  });

  it("is done at once when the time of the signature is over, unless a legal hold keeps it", async () => {
    await sign();
    await store.db.updateTable("agreements").set({ legal_hold: true }).execute();
    door.clock.advance({ days: 10 * 365 });
    await store.db
      .updateTable("sessions")
      .set({ expires_at: new Date("2040-01-01") })
      .execute();
    expect(await held({ sure: "yes" })).toMatchObject({ asked: true, kept: [{ legalHold: true }] });
    await store.db.updateTable("agreements").set({ legal_hold: false }).execute();
    expect(await held({ sure: "yes" })).toMatchObject({ status: 303 });
    expect(await people()).toEqual([]);
  });
});
