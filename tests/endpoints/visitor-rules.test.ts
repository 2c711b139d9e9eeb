/**
 * What rules decide once an address is confirmed. One file although it is long: every case stands on the same rules and the same
 * visitor.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Catalogue } from "#src/domain/door/catalogue.ts";
import { afterBinding } from "#src/gate/agreements/after-binding.ts";
import type { Store } from "#src/gate/definitions.ts";
import { listGrants } from "#src/gate/grants/list-grants.ts";
import { askForDocuments } from "#src/gate/requests/ask-for-documents.ts";
import { settleRequest } from "#src/gate/requests/settle-request.ts";
import { confirmByCode } from "#src/gate/sessions/confirm-link.ts";
import { asJson } from "#src/gate/tables.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { ADA, askAndConfirm, linkIn, openBrowser } from "../support/gate/test-browser.ts";
import { testCatalogue } from "../support/gate/test-catalogue.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, eventTypes, type TestPerson } from "../support/gate/test-people.ts";

let store: Store;
let door: TestDoor;
beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store });
});

async function openWith(change: (catalogue: Catalogue) => void): Promise<void> {
  const catalogue = testCatalogue();
  change(catalogue);
  door = await openTestDoor({ store, services: { catalogue } });
}
let networks = 0;
async function confirm(document: string | string[], email = "ada@engines.example") {
  networks += 1;
  door.clock.advance({ seconds: 1 });
  const fields = { ...ADA, email, document };
  await askAndConfirm(door, openBrowser(door, `198.51.${networks >> 8}.${networks & 255}`), fields);
}
const requests = () =>
  store.db
    .selectFrom("requests")
    .selectAll()
    .orderBy("verified_at")
    .orderBy("created_at")
    .execute();
const wanted = () =>
  store.db
    .selectFrom("request_documents")
    .select(["document_id", "state", "rule", "outcome", "nda", "days"])
    .orderBy("document_id")
    .execute();
async function person(): Promise<TestPerson> {
  const { id, ...row } = await store.db.selectFrom("people").selectAll().executeTakeFirstOrThrow();
  return { ...row, personId: id, sessionHash: "", token: "" };
}
async function bind(more: Parameters<typeof addAgreement>[2] = {}) {
  const who = await person();
  await addAgreement(door, who, more);
  await store.transaction((tx) => afterBinding(tx, door.services, who.personId));
}
const mailsOf = async (kind: string) =>
  (await door.waitingMails()).filter((mail) => mail.kind === kind);

describe("the agreement before the decision", () => {
  it("lets a confirmed request wait for the signature, and tells nobody yet", async () => {
    await confirm(["pentest", "soc2-2026"]);
    expect(await requests()).toMatchObject([{ state: "verified" }]);
    expect((await wanted()).map(({ state }) => state)).toEqual(["asked", "asked"]);
    expect(await mailsOf("request-pending")).toEqual([]);
  });

  it("grants what needs no person once it is signed, and asks a person for the rest", async () => {
    await confirm(["pentest", "soc2-2026"]);
    await bind();
    expect(await requests()).toMatchObject([{ state: "pending", had_access: false }]);
    expect(await wanted()).toEqual([
      {
        document_id: "pentest",
        state: "granted",
        rule: "The agreement alone opens these",
        outcome: "auto",
        nda: "required",
        days: 30,
      },
      {
        document_id: "soc2-2026",
        state: "waiting",
        rule: null,
        outcome: "person",
        nda: "required",
        days: 30,
      },
    ]);
    const told = await mailsOf("request-pending");
    expect(told.map(({ to }) => to)).toEqual(["owner@example.com", "approver@example.com"]);
    expect(told[0]?.text).toContain("SOC 2 Type 2 report");
    expect(told[0]?.text).not.toContain("Title of pentest");
    expect(told[0]?.text).toContain(`/admin/requests/${(await requests())[0]?.id}/`);
    const { personId } = await person();
    const grants = await listGrants(store.db, door.services, personId);
    expect(grants).toMatchObject([{ documentId: "pentest", usable: true }]);
    expect(await mailsOf("request-approved")).toHaveLength(1);
    expect(await eventTypes(door)).toEqual(
      expect.arrayContaining([
        "request.received",
        "request.verified",
        "grant.given",
        "request.pending",
      ]),
    );
  });

  it("approves a request at once where no person is needed", async () => {
    await confirm("pentest");
    await bind();
    expect(await requests()).toMatchObject([
      { state: "approved", decided_by: "rule: The agreement alone opens these" },
    ]);
  });

  it("decides once, however often an agreement comes into force", async () => {
    await confirm("pentest");
    await bind();
    const { id } = (await requests())[0] ?? { id: "" };
    const before = await eventTypes(door);
    await store.transaction((tx) => settleRequest(tx, door.services, id));
    expect(await eventTypes(door)).toEqual(before);
  });

  it("asks for no new signature while one stands", async () => {
    await confirm("pentest");
    await bind();
    await confirm("architecture");
    expect((await requests()).map(({ state }) => state)).toEqual(["approved", "pending"]);
  });

  it("takes a personal undertaking to a person always", async () => {
    await confirm("pentest");
    await bind({ capacity: "self" });
    expect(await requests()).toMatchObject([{ state: "pending" }]);
    expect(await wanted()).toMatchObject([{ state: "waiting", outcome: "auto" }]);
  });

  it("takes an agreement signed elsewhere to a person always, confirmed or not", async () => {
    await confirm("pentest");
    const who = await person();
    await store.db
      .insertInto("agreements")
      .values({
        ...{ id: door.services.random.uuid(), person_id: who.personId, state: "claimed" },
        ...{ capacity: "elsewhere", reference: "MSA of 2025", created_at: door.clock.now() },
      })
      .execute();
    await store.transaction((tx) => afterBinding(tx, door.services, who.personId));
    expect(await wanted()).toMatchObject([{ document_id: "pentest", state: "waiting" }]);
    await store.db
      .updateTable("agreements")
      .set({ confirmed_at: door.clock.now(), confirmed_by: "approver@example.com" })
      .execute();
    await confirm("architecture");
    expect((await requests()).map(({ state }) => state)).toEqual(["pending", "pending"]);
  });
});

describe("the agreement after the decision", () => {
  beforeEach(() => openWith(({ access }) => Object.assign(access.nda, { when: "after" })));

  it("lets a person decide first, and still signs before what opens by itself", async () => {
    await confirm(["pentest", "soc2-2026"]);
    expect(await requests()).toMatchObject([{ state: "pending" }]);
    expect((await wanted()).map(({ state }) => state)).toEqual(["asked", "waiting"]);
    await bind();
    expect((await wanted()).map(({ state }) => state)).toEqual(["granted", "waiting"]);
    expect(await requests()).toMatchObject([{ state: "pending" }]);
    expect(await mailsOf("request-pending")).toHaveLength(2);
  });
});

describe("the rules", () => {
  it("refuse throw-away addresses with the company's sentence", async () => {
    await confirm("pentest", "x@mailinator.com");
    expect(await requests()).toMatchObject([
      {
        state: "blocked",
        reason: "Please use the address of your organisation.",
        decided_by: "rule: Disposable addresses are refused",
      },
    ]);
    expect(await wanted()).toMatchObject([
      { state: "blocked", rule: "Disposable addresses are refused" },
    ]);
    expect(await mailsOf("request-pending")).toEqual([]);
  });

  it("never grant anything to a free-mail address without a person", async () => {
    await confirm("pentest", "ada@gmail.com");
    await bind();
    expect(await requests()).toMatchObject([{ state: "pending" }]);
  });

  it("grant to customers for as long as they say", async () => {
    await confirm("soc2-2026", "ada@customer.example");
    await bind();
    const { personId } = await person();
    const [grant] = await listGrants(store.db, door.services, personId);
    expect(grant).toMatchObject({ documentId: "soc2-2026", days: 90, usable: true });
  });

  it("take look-alikes, sub-domains and mixed case for what they are", async () => {
    const ways = [
      "ada@cust\u043emer.example",
      "ada@eu.customer.example",
      "ada@customer.example.evil.example",
    ];
    for (const email of ways) {
      await emptyTables(store);
      const browser = openBrowser(door, "192.0.2.1");
      await browser.post("/request/", { ...ADA, email, document: "soc2-2026" });
      const { code } = linkIn((await door.waitingMails())[0]);
      await browser.post("/request/sent/", { code });
      await bind();
      expect(await requests()).toMatchObject([{ state: "pending" }]);
    }
    await emptyTables(store);
    const browser = openBrowser(door, "192.0.2.1");
    await browser.post("/request/", {
      ...ADA,
      email: "Ada@CUSTOMER.example",
      document: "soc2-2026",
    });
    const { code } = linkIn((await door.waitingMails())[0]);
    await browser.post("/request/sent/", { code });
    await bind();
    expect(await requests()).toMatchObject([{ state: "approved" }]);
  });

  it("exempt from the agreement and still ask a person", async () => {
    await confirm("soc2-2026", "reviewer@agency.example");
    expect(await requests()).toMatchObject([{ state: "pending" }]);
    expect(await wanted()).toMatchObject([
      { state: "waiting", nda: "exempt", days: 14, rule: "Agencies sign nothing" },
    ]);
  });

  it("give nothing while the company has no agreement in force", async () => {
    await openWith((catalogue) => Object.assign(catalogue, { nda: [] }));
    await confirm("pentest");
    expect(await requests()).toMatchObject([{ state: "verified" }]);
    expect(await store.db.selectFrom("grants").selectAll().execute()).toEqual([]);
  });
});

describe("asking a second time", () => {
  it("is recognised once it is confirmed, while the first is open", async () => {
    await confirm(["pentest", "soc2-2026"]);
    await confirm(["soc2-2026"]);
    expect((await requests()).map(({ state }) => state)).toEqual(["verified", "duplicate"]);
    await bind();
    expect((await requests()).map(({ state }) => state)).toEqual(["pending", "duplicate"]);
    expect(await mailsOf("request-pending")).toHaveLength(2);
  });

  it("is another request where it wants more", async () => {
    await confirm(["pentest"]);
    await confirm(["pentest", "soc2-2026"]);
    expect((await requests()).map(({ state }) => state)).toEqual(["verified", "verified"]);
  });

  it.each(["denied", "expired", "withdrawn", "approved", "blocked"] as const)(
    "is never hidden by a request that is %s",
    async (state) => {
      await confirm("architecture");
      await bind();
      await store.db.updateTable("requests").set({ state, reason: "No." }).execute();
      await confirm("architecture");
      expect((await requests())[1]).toMatchObject({ state: "pending" });
    },
  );

  it("is not hidden by a request that ran out before the clock's job came", async () => {
    await confirm("architecture");
    door.clock.advance({ days: 30 });
    await confirm("architecture");
    expect((await requests()).map(({ state }) => state)).toEqual(["verified", "verified"]);
  });

  it("of two that are confirmed at once leaves one", async () => {
    const ways = await Promise.all(
      Array.from({ length: 3 }, async (_, n) => {
        const browser = door.services.random.token();
        await askForDocuments(door.services, {
          typed: { ...ADA, documents: ["architecture"] } as never,
          trap: "",
          from: {
            ip: `192.0.2.${n}`,
            network: `192.0.2.${n}`,
            userAgent: "",
            language: "",
            browser,
          },
        });
        return browser;
      }),
    );
    const codes = (await door.waitingMails()).map((mail) => linkIn(mail).code);
    // Which mail belongs to which browser is not told: each tries all.
    await Promise.all(
      ways.flatMap((browser) =>
        codes.map((code) => confirmByCode(door.services, { code, browser })),
      ),
    );
    const states = (await requests()).map(({ state }) => state).sort();
    expect(states).toEqual(["duplicate", "duplicate", "verified"]);
  });

  it("after access goes through the rules again, and the approver sees who comes back", async () => {
    await confirm("pentest", "ada@gmail.com");
    await bind();
    await store.db.updateTable("requests").set({ state: "approved" }).execute();
    await store.db
      .insertInto("grants")
      .values({
        ...{ id: door.services.random.uuid(), person_id: (await person()).personId },
        ...{ document_id: "pentest", state: "expired", nda: "required", days: 30 },
        ...{ granted_by: "approver@example.com", created_at: door.clock.now() },
        ...{ starts_at: door.clock.now(), until: door.clock.now() },
      })
      .execute();
    door.clock.advance({ hours: 2 });
    await confirm("pentest", "ada@gmail.com");
    expect((await requests())[1]).toMatchObject({ state: "pending", had_access: true });
    const told = (await mailsOf("request-pending")).at(-1);
    expect(told?.text).toMatch(/Had access before:?\s+yes/);
  });
});

describe("what others read", () => {
  it("holds a typed name as text: no markup in the mail, no header, no second line of subject", async () => {
    const browser = openBrowser(door, "192.0.2.200");
    await askAndConfirm(door, browser, {
      ...ADA,
      name: '<img src="x" onerror="alert(1)">',
      company: "A & B <script>",
      purpose: "Line one\nBcc: eve@evil.example",
      document: "architecture",
    });
    await bind();
    const [told] = await mailsOf("request-pending");
    expect(told?.html).not.toMatch(/<img|<script/);
    expect(told?.html).toContain("&lt;img");
    expect(told?.subject).not.toMatch(/[\r\n]/);
    expect(told?.to).toBe("owner@example.com");
  });

  it("names nobody in events outside their payload", async () => {
    await confirm(["pentest", "soc2-2026"]);
    await bind();
    const events = await store.db.selectFrom("events").selectAll().execute();
    for (const { payload: _, ...open } of events)
      expect(JSON.stringify(open)).not.toMatch(/\bada\b|engines|lovelace|198\.51/i);
  });
});

describe("an invitation", () => {
  const invite = async (more: object = {}) => {
    const id = door.services.random.uuid();
    await store.db
      .insertInto("invitations")
      .values({
        ...{ id, token_hash: id, created_by: "approver@example.com", domain: null, message: "" },
        ...{ emails: asJson(["ada@engines.example"]), documents: asJson(["secret-roadmap"]) },
        ...{ nda: "required", days: 7, max_uses: 1, may_pass: false },
        ...{ created_at: door.clock.now(), revoked_at: null, expiry_told_at: null },
        expires_at: new Date(door.clock.now().getTime() + 86_400_000),
        ...more,
      })
      .execute();
    return { id, documents: ["secret-roadmap"] };
  };
  const follow = async (invitation: { id: string; documents: string[] }) => {
    const browser = door.services.random.token();
    await askForDocuments(door.services, {
      typed: { ...ADA, documents: invitation.documents } as never,
      trap: "",
      from: { ip: "192.0.2.1", network: "192.0.2.1", userAgent: "", language: "", browser },
      invitation,
    });
    const mail = (await door.waitingMails()).findLast(({ kind }) => kind === "request-confirm");
    await confirmByCode(door.services, { code: linkIn(mail).code, browser });
    return mail;
  };

  it("opens the hidden document that it names, on its own terms, and the mail does not name it", async () => {
    const mail = await follow(await invite());
    expect(mail?.text).not.toContain("roadmap");
    expect(await requests()).toMatchObject([{ state: "verified" }]);
    await bind();
    expect(await wanted()).toMatchObject([{ state: "granted", days: 7, nda: "required" }]);
  });

  it("needs no signature where it says so", async () => {
    await follow(await invite({ nda: "exempt" }));
    expect(await requests()).toMatchObject([{ state: "approved" }]);
  });

  it("that is used up or revoked leaves a stranger's request: the hidden document is not offered", async () => {
    const used = await invite();
    await store.db.updateTable("invitations").set({ uses: 1 }).execute();
    await follow(used);
    expect(await requests()).toMatchObject([
      {
        state: "blocked",
        invitation_id: null,
        reason: "What you asked for is not offered any more.",
      },
    ]);
  });

  it("that is revoked between confirmation and signature opens nothing", async () => {
    await follow(await invite());
    await store.db.updateTable("invitations").set({ revoked_at: door.clock.now() }).execute();
    await bind();
    expect(await wanted()).toMatchObject([{ state: "blocked" }]);
    expect(await store.db.selectFrom("grants").selectAll().execute()).toEqual([]);
  });
});
