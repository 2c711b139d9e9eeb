/**
 * Erasing a person, on both databases. One file although it is long: one person with everything that can be kept is set up once
 * and looked for everywhere.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fileMailer } from "#src/gate/adapters/file-mailer.ts";
import { systemRandom } from "#src/gate/adapters/system-random.ts";
import { claimAgreement } from "#src/gate/agreements/claim-agreement.ts";
import { describeChain } from "#src/gate/audit/chain-words.ts";
import { eraseAgain } from "#src/gate/audit/erase-again.ts";
import { ERASE_COMMANDS } from "#src/gate/audit/erase-commands.ts";
import { type Erasure, erasePerson } from "#src/gate/audit/erase-person.ts";
import { describeErasure, describePreview } from "#src/gate/audit/erasure-words.ts";
import { finishErasures } from "#src/gate/audit/finish-erasure.ts";
import { makeReceipt } from "#src/gate/audit/make-receipt.ts";
import type { ErasurePreview } from "#src/gate/audit/preview-erasure.ts";
import { recordEvent } from "#src/gate/audit/record-event.ts";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { verifyChain } from "#src/gate/audit/verify-chain.ts";
import { confirmClaim } from "#src/gate/decisions/change-agreement.ts";
import type { SignatureEvidence, Store } from "#src/gate/definitions.ts";
import { mailLimits } from "#src/gate/limits/mail-limits.ts";
import { takePoint } from "#src/gate/limits/take-point.ts";
import { queueMail } from "#src/gate/mail/queue-mail.ts";
import { sendOutbox } from "#src/gate/mail/send-outbox.ts";
import { asJson } from "#src/gate/tables.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson, addRequest, type TestPerson } from "../support/gate/test-people.ts";
import { dumpAsText } from "../support/gate/whole-database.ts";

const EMAIL = "zofia.zorg@zorgwerk.example";
const NAME = "Zofia Zörgwerk";
const PERSON = /zofia|z(ö|\\u00f6)rg|zorgwerk|203\.0\.113\.77|sekretny/i;
const COPY = "c".repeat(64);
const mails = mkdtempSync(join(tmpdir(), "fanlight-erase-"));
afterAll(() => rmSync(mails, { recursive: true, force: true }));

const mailFiles = () => readdirSync(mails).map((name) => readFileSync(join(mails, name), "latin1"));

describeOnBoth("erasing a person", (open) => {
  let store: Store;
  let door: TestDoor;
  let zofia: TestPerson;
  let other: TestPerson;

  beforeAll(async () => {
    store = await open();
  });

  beforeEach(async () => {
    await emptyTables(store);
    rmSync(mails, { recursive: true, force: true });
    const folder = fileMailer(mails, "Example <trust@example.com>");
    door = await openTestDoor({ store, services: { mailer: folder, mailFolder: folder } });
    zofia = await addPerson(door, EMAIL, { name: NAME, company: "Zorgwerk" });
    other = await addPerson(door, "other@reader.example", { name: "Other Reader" });
  });

  /** Everything that can be kept of somebody, by whatever way it came. */
  async function liveThrough({ legalHold = false } = {}): Promise<string> {
    const { services, clock } = door;
    const { db } = store;
    const now = clock.now();
    const request = await addRequest(door, zofia, { documents: ["pentest"], state: "approved" });
    await addRequest(door, other, { documents: ["pentest"], state: "pending" });
    const [agreement, grant, copy] = [0, 1, 2].map(() => systemRandom.uuid()) as [
      string,
      string,
      string,
    ];
    const evidence = evidenceOf(agreement);
    await db
      .insertInto("agreements")
      .values({
        id: agreement,
        person_id: zofia.personId,
        request_id: request,
        state: "signed",
        capacity: "bind",
        nda_id: "nda",
        nda_version: "1.0",
        nda_sha256: "b".repeat(64),
        covers_domain: zofia.domain,
        evidence: asJson<unknown>(evidence),
        created_at: now,
        signed_at: now,
        keep_until: new Date("2035-11-02T10:00:00Z"),
        legal_hold: legalHold,
      })
      .execute();
    await db
      .insertInto("grants")
      .values({
        id: grant,
        person_id: zofia.personId,
        request_id: request,
        invitation_id: null,
        document_id: "pentest",
        state: "active",
        nda: "required",
        days: 30,
        starts_at: now,
        until: new Date("2026-12-02T10:00:00Z"),
        granted_by: "approver@example.com",
        created_at: now,
      })
      .execute();
    const stamp = { name: NAME, company: "Zorgwerk", email: EMAIL };
    await db
      .insertInto("downloads")
      .values({
        id: copy,
        grant_id: grant,
        person_id: zofia.personId,
        document_id: "pentest",
        document_sha256: "a".repeat(64),
        copy_sha256: COPY,
        bytes: 1000,
        stamp: asJson<unknown>(stamp),
        started_at: now,
      })
      .execute();
    await db.insertInto("copies").values({ sha256: COPY, document_id: "pentest" }).execute();
    await db
      .insertInto("links")
      .values({
        hash: "d".repeat(64),
        purpose: "reclaim",
        email: EMAIL,
        person_id: null,
        request_id: null,
        created_at: now,
        expires_at: now,
      })
      .execute();
    for (const emails of [[EMAIL], [EMAIL, other.email]])
      await db
        .insertInto("invitations")
        .values({
          id: systemRandom.uuid(),
          token_hash: systemRandom.salt(),
          created_by: "sales@example.com",
          emails: asJson(emails),
          domain: null,
          documents: asJson(["pentest"]),
          nda: "required",
          message: `For ${NAME} and colleagues`,
          days: null,
          max_uses: 2,
          created_at: now,
          expires_at: now,
        })
        .execute();
    const asking = { network: "203.0.113.0", email: EMAIL, domain: zofia.domain };
    await takePoint(db, mailLimits(services, asking), now);
    await store.transaction(async (tx) => {
      const record = (type: string, refs: Record<string, string>, payload: unknown) =>
        recordEvent(tx, services, { type, subject: zofia.personId, refs, payload });
      await record("request.received", { request }, { email: EMAIL, ip: "203.0.113.77" });
      await record("agreement.signed", { agreement, request }, evidence);
      await record("document.downloaded", { grant, copy }, { stamp });
      await recordEvent(tx, services, {
        type: "request.received",
        subject: other.personId,
        payload: { email: other.email },
      });
      await recordEvent(tx, services, {
        type: "invitation.sent",
        subject: null,
        payload: { by: "sales@example.com", to: [EMAIL] },
      });
      for (const [to, personId] of [
        [EMAIL, zofia.personId],
        ["approver@example.com", zofia.personId],
        [EMAIL, null],
        [other.email, other.personId],
      ] as const)
        await queueMail(tx, services, {
          kind: "test",
          personId,
          mail: {
            to,
            subject: to === other.email ? "Yours" : `${NAME} and ${EMAIL}`,
            text: to === other.email ? "Yours" : "sekretny",
            html: "<p></p>",
          },
        });
    });
    return agreement;
  }

  function evidenceOf(id: string): SignatureEvidence {
    return {
      schema: "fanlight-acceptance/1",
      id,
      nda: { id: "nda", title: "Agreement", version: "1.0", sha256: "b".repeat(64) },
      discloser: "Example, Inc.",
      signer: {
        name: NAME,
        title: "Analyst",
        company: "Zorgwerk",
        capacity: "bind",
        email: EMAIL,
        emailVerifiedAt: "2026-11-02T10:00:00.000Z",
        emailVerifiedBy: "link",
      },
      consent: "I accept.",
      documents: ["Title of pentest"],
      purpose: "sekretny",
      presentedAt: "2026-11-02T10:00:00.000Z",
      acceptedAt: "2026-11-02T10:00:00.000Z",
      ip: "203.0.113.77",
      userAgent: "Test",
      language: "pl",
      commit: "0123456",
    };
  }

  it("leaves nothing of an agreement that was said to be signed elsewhere, and of the file that proves it", async () => {
    await addRequest(door, zofia, { documents: ["pentest"] });
    const data = Buffer.from("%PDF-1.7 sekretny %%EOF");
    const claim = {
      reference: `Agreement with ${NAME} of 3 May 2025`,
      proof: { name: "zorgwerk-nda.pdf", data },
    };
    const claimed = await claimAgreement(door.services, { visitor: zofia, claim });
    if (claimed.outcome !== "claimed") throw new Error(JSON.stringify(claimed));
    await sealEvents(door.services);
    const kept = [data.toString("base64"), "zorgwerk-nda.pdf", claim.reference];
    const before = await dumpAsText(store);
    expect(kept.filter((text) => !before.includes(text))).toEqual([]);

    const confirmed = { agreementId: claimed.agreementId, by: "approver@example.com" };
    expect(await confirmClaim(door.services, confirmed)).toEqual({ kind: "changed" });
    await erasePerson(door.services, zofia.personId, "owner@example.com");
    await sealEvents(door.services);
    const after = await dumpAsText(store);
    expect(after).not.toMatch(PERSON);
    expect(kept.filter((text) => after.includes(text))).toEqual([]);
    expect(await verifyChain(store.db)).toMatchObject({ ok: true, faults: [] });
  });

  it("leaves no byte of them in the database, the outbox and the mail files, and the chain says so", async () => {
    await liveThrough();
    await sendOutbox(door.services);
    await liveThroughMore();
    expect(await dumpAsText(store)).toMatch(PERSON);
    expect(mailFiles().join()).toMatch(PERSON);

    const erasure = await erasePerson(door.services, zofia.personId, "owner@example.com");
    expect(erasure).toMatchObject({
      outcome: "erased",
      contents: 5,
      reduced: 1,
      kept: 0,
      unfinished: false,
    });
    await sealEvents(door.services);
    expect(await dumpAsText(store)).not.toMatch(PERSON);
    expect(mailFiles().join()).not.toMatch(PERSON);
    expect(mailFiles().join()).toContain("other@reader.example");

    const report = await verifyChain(store.db);
    expect(report.faults).toEqual([]);
    expect(describeChain(report)[1]).toBe(
      "5 records sealed, contents erased on 2 November 2026 by event 7: 1 to 3, 5 to 6.",
    );
    expect(door.lines.join("\n")).not.toMatch(PERSON);
  });

  /** After the first mails have gone, so that some wait and some are files. */
  async function liveThroughMore(): Promise<void> {
    await store.transaction(async (tx) => {
      await recordEvent(tx, door.services, {
        type: "session.started",
        subject: zofia.personId,
        payload: { ip: "203.0.113.77" },
      });
      await queueMail(tx, door.services, {
        kind: "test",
        personId: null,
        mail: { to: EMAIL, subject: NAME, text: "sekretny", html: "" },
      });
    });
  }

  it("leaves what others have, and the hashes of copies", async () => {
    await liveThrough();
    await erasePerson(door.services, zofia.personId, "owner@example.com");
    const { db } = store;
    expect(await db.selectFrom("copies").select("sha256").execute()).toEqual([{ sha256: COPY }]);
    expect((await db.selectFrom("people").select("id").execute()).map(({ id }) => id)).toEqual([
      other.personId,
    ]);
    expect(await db.selectFrom("requests").select("state").execute()).toEqual([
      { state: "pending" },
    ]);
    expect(await db.selectFrom("invitations").select(["emails", "message"]).execute()).toEqual([
      { emails: [other.email], message: "" },
    ]);
    const agreements = await db.selectFrom("agreements").select(["state", "nda_sha256"]).execute();
    expect(agreements).toEqual([{ state: "erased", nda_sha256: "b".repeat(64) }]);
    const waiting = await door.waitingMails();
    expect(waiting.map(({ to }) => to)).toEqual([other.email]);
    const limits = await db.selectFrom("rate_limits").select("key").execute();
    const all = mailLimits(door.services, {
      network: "203.0.113.0",
      email: EMAIL,
      domain: zofia.domain,
    });
    const [network, , , domain, everybody] = all.map(({ key }) => key);
    expect(limits.map(({ key }) => key).sort()).toEqual([network, domain, everybody].sort());
  });

  it("keeps a signature's evidence where the eraser asks for it, and its receipt still verifies", async () => {
    const agreement = await liveThrough();
    await sealEvents(door.services);
    const receipt = await makeReceipt(door.services, agreement);
    const erasure = await erasePerson(door.services, zofia.personId, "owner@example.com", {
      agreements: "keep",
    });
    expect(erasure).toMatchObject({ reduced: 0, kept: 1, contents: 3 });
    expect((await makeReceipt(door.services, agreement)).payload).toEqual(receipt.payload);
    expect(await verifyChain(store.db)).toMatchObject({ ok: true });
    // Erased again, as after a restore: what was kept stays.
    expect(await eraseAgain(door.services, [zofia.personId])).toBe(0);
    expect((await makeReceipt(door.services, agreement)).payload).toEqual(receipt.payload);
  });

  it("keeps a signature under legal hold whatever the eraser asks", async () => {
    const agreement = await liveThrough({ legalHold: true });
    const erasure = await erasePerson(door.services, zofia.personId, "owner@example.com");
    expect(erasure).toMatchObject({ reduced: 0, kept: 1 });
    expect((await makeReceipt(door.services, agreement)).payload.signer.name).toBe(NAME);
  });

  it("says that there is nobody, the second time", async () => {
    await liveThrough();
    await erasePerson(door.services, zofia.personId, "owner@example.com");
    expect(await erasePerson(door.services, zofia.personId, "owner@example.com")).toEqual({
      outcome: "unknown",
    });
  });

  it("erases again what was being written at that moment", async () => {
    await liveThrough();
    await erasePerson(door.services, zofia.personId, "owner@example.com");
    await store.transaction((tx) =>
      recordEvent(tx, door.services, {
        type: "session.ended",
        subject: zofia.personId,
        payload: { ip: "203.0.113.77" },
      }),
    );
    expect(await eraseAgain(door.services, [zofia.personId])).toBe(1);
    expect(await eraseAgain(door.services, [zofia.personId])).toBe(0);
    await sealEvents(door.services);
    expect(await dumpAsText(store)).not.toMatch(PERSON);
    expect(await verifyChain(store.db)).toMatchObject({ ok: true });
  });

  it("says and tries again when the files could not be removed", async () => {
    await liveThrough();
    await sendOutbox(door.services);
    const folder = door.services.mailFolder;
    if (!folder) throw new Error("This door keeps mails in files.");
    const services = {
      ...door.services,
      mailFolder: {
        ...folder,
        forget: async () => {
          throw new Error("The disk is read-only.");
        },
      },
    };
    const erasure = await erasePerson(services, zofia.personId, "owner@example.com");
    expect(erasure).toMatchObject({ outcome: "erased", unfinished: true });
    expect(mailFiles().join()).toMatch(PERSON);
    expect(await finishErasures(door.services)).toBe(true);
    expect(mailFiles().join()).not.toMatch(PERSON);
    door.clock.advance({ hours: 2 });
    await finishErasures(door.services);
    expect(await store.db.selectFrom("marks").selectAll().execute()).toEqual([]);
  });

  describe("by command", () => {
    const command = (name: string) => ERASE_COMMANDS.find((known) => known.name === name);
    const input = {
      email: ` ${EMAIL.toUpperCase()}`,
      as: "owner@example.com",
      agreements: "erase",
    };

    it("says what goes and what that breaks, and changes nothing", async () => {
      await liveThrough();
      const preview = await command("person preview")?.run(door.services, input);
      expect(describePreview(preview as ErasurePreview)).toEqual([
        "Deleted: 1 request, 1 grant, 1 download, links, sessions, mails, and what the log holds of them.",
        "The agreement version 1.0 is reduced to its hash: nothing here will prove any more who signed it.",
        "It covers colleagues at zorgwerk.example, who will be asked to sign again.",
        "Hashes of copies stay, so that a copy is recognised. Copies, and receipts that were mailed, are with their readers.",
      ]);
      expect(await dumpAsText(store)).toMatch(PERSON);
      const keeping = { ...input, agreements: "keep" };
      const kept = await command("person preview")?.run(door.services, keeping);
      expect(kept).toMatchObject({ reduced: [], kept: 1 });
    });

    it("erases, and records who decided", async () => {
      await liveThrough();
      const erased = (await command("person erase")?.run(door.services, input)) as Erasure;
      expect(describeErasure(erased)).toEqual([
        "Erased. Contents of 4 records of the log went; 1 agreement reduced to the hash, 0 kept.",
      ]);
      await sealEvents(door.services);
      const { payload } = await store.db
        .selectFrom("log")
        .innerJoin("log_private", "log_private.seq", "log.seq")
        .select("payload")
        .where("type", "=", "person.erased")
        .executeTakeFirstOrThrow();
      expect(payload).toEqual({ by: "owner@example.com", reduced: 1, kept: 0 });
    });

    it("refuses an unknown address, and whoever may not erase", async () => {
      const erase = command("person erase");
      await expect(
        erase?.run(door.services, { ...input, email: "nobody@example.org" }),
      ).rejects.toThrow("There is nobody with that address.");
      for (const as of ["sales@example.com", "auditor@example.com", "stranger@example.org"])
        await expect(erase?.run(door.services, { ...input, as })).rejects.toThrow(
          "is not listed in access.yaml as somebody who may erase people",
        );
    });
  });
});
