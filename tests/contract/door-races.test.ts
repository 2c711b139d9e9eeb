import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acknowledgeCompany } from "#src/gate/agreements/acknowledge-company.ts";
import { claimAgreement } from "#src/gate/agreements/claim-agreement.ts";
import { deliverReceipt } from "#src/gate/agreements/deliver-receipt.ts";
import { presentNda } from "#src/gate/agreements/present-nda.ts";
import { signAgreement } from "#src/gate/agreements/sign-agreement.ts";
import { confirmSignIn } from "#src/gate/approvers/confirm-sign-in.ts";
import { mailSignInLink } from "#src/gate/approvers/mail-sign-in-link.ts";
import type { Store } from "#src/gate/definitions.ts";
import { downloadAll } from "#src/gate/downloads/download-all.ts";
import { startDownload } from "#src/gate/downloads/start-download.ts";
import { reactivateGrant, revokeGrant } from "#src/gate/grants/change-grant.ts";
import { type Gift, giveGrant } from "#src/gate/grants/give-grant.ts";
import { makeInvitation } from "#src/gate/invitations/make-invitation.ts";
import { takeUpInvitation } from "#src/gate/invitations/take-up-invitation.ts";
import { askForDocuments } from "#src/gate/requests/ask-for-documents.ts";
import { confirmByCode, confirmByLink } from "#src/gate/sessions/confirm-link.ts";
import { describeOnBoth } from "../support/gate/both-stores.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { fakePrinter, fakeStamper, fakeVault } from "../support/gate/fake-documents.ts";
import { linkIn } from "../support/gate/test-browser.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, addPerson, type TestPerson } from "../support/gate/test-people.ts";

const by = "approver@example.com";
const FROM = { ip: "192.0.2.7", network: "192.0.2.7", userAgent: "Test", language: "en" };
const PURPOSE = { name: "Bo Reader", title: "Analyst", company: "Engines", purpose: "To buy" };
const twelve = <T>(work: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 12 }, work));

describeOnBoth("twelve at once", (open) => {
  let store: Store;
  let door: TestDoor;
  let ada: TestPerson;
  beforeAll(async () => {
    store = await open();
  });
  beforeEach(async () => {
    await emptyTables(store);
    door = await openTestDoor({
      store,
      services: { stamper: fakeStamper(), vault: fakeVault({}), printer: fakePrinter() },
    });
    ada = await addPerson(door);
  });

  const give = (more: Partial<Gift> = {}) =>
    store.transaction((tx) =>
      giveGrant(tx, door.services, {
        personId: ada.personId,
        documentId: "pentest",
        days: 30,
        nda: "required",
        grantedBy: by,
        ...more,
      }),
    );
  const download = () =>
    startDownload(door.services, { visitor: ada, documentId: "pentest", acknowledged: false });
  const count = async (table: "grants" | "agreements" | "downloads" | "copies") =>
    (await store.db.selectFrom(table).selectAll().execute()).length;
  const events = async (type: string) => {
    const waiting = await store.db.selectFrom("events").select("type").execute();
    const sealed = await store.db.selectFrom("log").select("type").execute();
    return [...waiting, ...sealed].filter((event) => event.type === type).length;
  };
  const sign = () =>
    signAgreement(door.services, {
      visitor: ada,
      proof: presentNda(door.services, ada.personId)?.proof ?? "",
      typed: { ...ada, capacity: "bind", agreed: true },
      sender: { ip: "198.51.100.7", userAgent: "Test", language: "en" },
    });
  const won = (outcomes: { outcome: string }[], outcome: string) =>
    outcomes.filter((one) => one.outcome === outcome).length;

  describe("of one reader", () => {
    it("gifts of one document leave one grant", async () => {
      const given = await twelve(() => give());
      expect(new Set(given.map(({ grantId }) => grantId)).size).toBe(1);
      expect(await count("grants")).toBe(1);
      expect([await events("grant.given"), await events("grant.extended")]).toEqual([1, 11]);
    });

    it("last downloads leave one copy, one use and one event", async () => {
      await addAgreement(door, ada);
      await give({ maxDownloads: 1 });
      expect(won(await twelve(download), "started")).toBe(1);
      expect([await count("downloads"), await count("copies")]).toEqual([1, 1]);
      expect(await events("document.downloaded")).toBe(1);
    });

    it("archives take each use once", async () => {
      await addAgreement(door, ada);
      await give({ maxDownloads: 5 });
      const all = () =>
        downloadAll(door.services, { visitor: ada, acknowledged: new Set<string>() });
      expect(won(await twelve(all), "started")).toBe(5);
      expect(await count("downloads")).toBe(5);
    });

    it("signatures leave one agreement, whose receipt is mailed once", async () => {
      expect(won(await twelve(sign), "signed")).toBe(1);
      const [agreement, ...more] = await store.db.selectFrom("agreements").select("id").execute();
      expect([more, await events("agreement.signed")]).toEqual([[], 1]);
      await twelve(() => deliverReceipt(door.services, agreement?.id ?? ""));
      const mails = await door.waitingMails();
      expect(mails.filter(({ kind }) => kind.startsWith("agreement-receipt"))).toHaveLength(2);
    });

    it("claims leave one", async () => {
      const claim = { reference: "Our agreement of 3 May 2025" };
      const claims = await twelve(() => claimAgreement(door.services, { visitor: ada, claim }));
      expect([won(claims, "claimed"), await count("agreements")]).toEqual([1, 1]);
    });

    it("acknowledgements of a colleague's signature leave one", async () => {
      door.services.catalogue.access.nda.scope = "company";
      await addAgreement(door, await addPerson(door, "ben@example.org"), { domain: "example.org" });
      const said = await twelve(() =>
        acknowledgeCompany(door.services, { visitor: ada, agreed: true }),
      );
      expect(won(said, "acknowledged")).toBe(1);
      expect(await events("agreement.acknowledged")).toBe(1);
    });
  });

  describe("of one mail", () => {
    const askFor = async () => {
      const browser = door.services.random.token();
      const documents = ["pentest"];
      const typed = { ...PURPOSE, email: "bo@engines.example", documents };
      const from = { ...FROM, browser };
      const asked = await askForDocuments(door.services, { typed, trap: "", from });
      expect(asked).toEqual({ kind: "taken" });
      return { browser, ...linkIn((await door.waitingMails()).at(-1)) };
    };
    const sessions = async () =>
      (await store.db.selectFrom("sessions").select("email").execute()).filter(
        ({ email }) => email === "bo@engines.example",
      ).length;
    const confirmed = (answers: readonly { kind: string }[]) =>
      answers.filter(({ kind }) => kind === "confirmed").length;

    it("uses of the link open one session", async () => {
      const { token, browser } = await askFor();
      const answers = await twelve(() =>
        confirmByLink(door.services, { token, browser, typed: "" }),
      );
      expect([confirmed(answers), await sessions()]).toEqual([1, 1]);
      expect(await events("request.verified")).toBe(1);
    });

    it("uses of the code open one session", async () => {
      const { code, browser } = await askFor();
      const answers = await twelve(() => confirmByCode(door.services, { code, browser }));
      expect([confirmed(answers), await sessions()]).toEqual([1, 1]);
      expect(await events("request.verified")).toBe(1);
    });

    it("uses of both, from the browser that asked and from others, open one session", async () => {
      const { token, code, browser } = await askFor();
      let turn = 0;
      const answers = await twelve(() => {
        turn += 1;
        if (turn % 3 === 0) return confirmByCode(door.services, { code, browser });
        if (turn % 3 === 1) return confirmByLink(door.services, { token, browser, typed: "" });
        const typed = "bo@engines.example";
        return confirmByLink(door.services, { token, browser: undefined, typed });
      });
      expect([confirmed(answers), await sessions()]).toEqual([1, 1]);
    });

    it("wrong codes take all tries, and the right one comes too late", async () => {
      const { code, browser } = await askFor();
      const wrong = code === "000000" ? "000001" : "000000";
      await twelve(() => confirmByCode(door.services, { code: wrong, browser }));
      const { tries } = await store.db
        .selectFrom("links")
        .select("tries")
        .executeTakeFirstOrThrow();
      expect(tries).toBe(5);
      expect(await confirmByCode(door.services, { code, browser })).toEqual({ kind: "over" });
    });

    it("uses of an approver’s link sign in once", async () => {
      const browser = door.services.random.token();
      await mailSignInLink(door.services, { typed: by, browser, next: "/admin/" });
      const mail = (await door.waitingMails()).findLast(({ to }) => to === by);
      const token = /sign-in\/confirm\/\?t=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
      const answers = await twelve(() =>
        confirmSignIn(door.services, { token, browser, typed: "" }),
      );
      expect(answers.filter(({ kind }) => kind === "signed-in")).toHaveLength(1);
    });
  });

  it.each([1, 3])("of one invitation’s last %i uses: no more people get in by it", async (uses) => {
    const emails = Array.from({ length: 12 }, (_, at) => `reader@company-${at}.example`);
    const made = await makeInvitation(door.services, {
      ...{ by: { email: by, role: "approver" }, emails: emails.join(" "), domain: "", message: "" },
      ...{ documents: ["secret-roadmap"], nda: "exempt", mayPass: false, soc1Confirmed: false },
      ...{ days: undefined, openDays: undefined, maxUses: uses },
    });
    if (made.kind !== "made") throw new Error(JSON.stringify(made.faults));
    const token = new URL(made.link).searchParams.get("t") ?? "";
    const ready: (() => Promise<{ kind: string }>)[] = [];
    for (const [at, email] of emails.entries()) {
      const browser = door.services.random.token();
      const from = { ...FROM, network: `192.0.2.${at}`, browser };
      const typed = { ...PURPOSE, email, documents: ["secret-roadmap"] };
      await takeUpInvitation(door.services, { token, typed, trap: "", from });
      const mail = (await door.waitingMails()).findLast(
        ({ to, kind }) => to === email && kind === "request-confirm",
      );
      const link = linkIn(mail).token;
      ready.push(() => confirmByLink(door.services, { token: link, browser, typed: "" }));
    }
    const answers = await Promise.all(ready.map((confirm) => confirm()));
    // Each address is confirmed; whoever came too late is a stranger to the hidden document.
    expect(answers.filter(({ kind }) => kind === "confirmed")).toHaveLength(12);
    const { uses: counted } = await store.db
      .selectFrom("invitations")
      .select("uses")
      .executeTakeFirstOrThrow();
    expect([counted, await count("grants"), await events("invitation.taken-up")]).toEqual([
      uses,
      uses,
      uses,
    ]);
  });

  it("approvers who revoke and reactivate: one each wins", async () => {
    const { grantId } = await give({ nda: "exempt" });
    const revoke = () =>
      store.transaction((tx) => revokeGrant(tx, door.services, { grantId, by, reason: "Left" }));
    const reactivate = () =>
      store.transaction((tx) => reactivateGrant(tx, door.services, { grantId, by, days: 7 }));
    expect(won(await twelve(revoke), "changed")).toBe(1);
    expect(won(await twelve(reactivate), "changed")).toBe(1);
  });

  it("downloads beside a revocation: what was not committed before it never is", async () => {
    const { grantId } = await give({ nda: "exempt" });
    const revoke = store.transaction((tx) =>
      revokeGrant(tx, door.services, { grantId, by, reason: "Left" }),
    );
    const [answers] = await Promise.all([twelve(download), revoke]);
    const { used } = await store.db.selectFrom("grants").select("used").executeTakeFirstOrThrow();
    expect(won(answers, "started")).toBe(used);
    expect(await count("downloads")).toBe(used);
    expect(await download()).toMatchObject({ outcome: "hindered", grant: { whyNot: "revoked" } });
  });
});
