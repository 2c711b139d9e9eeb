/**
 * Invitations from their making to their end. One file although it is long: each is made by the approver's form and taken up by the
 * visitor's page, by the same few functions.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { invitationPage, invitationsPage, invitePage } from "#src/gate/http/admin/invitations.ts";
import { invitationLanding } from "#src/gate/http/visitor/invitation.ts";
import { revokeInvitation } from "#src/gate/invitations/revoke-invitation.ts";
import {
  expireInvitationsJob,
  tellInviterOfDownload,
  tellInviterOfSignature,
} from "#src/gate/invitations/tell-inviter.ts";
import { confirmByLink } from "#src/gate/sessions/confirm-link.ts";
import type { Role } from "#src/gate/tables.ts";
import {
  ADDRESSES,
  askAdmin,
  cookiesOf,
  doorOf,
  pageOf,
  responseOf,
  signInAs,
} from "../support/gate/admin.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { testCatalogue } from "../support/gate/test-catalogue.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, addPerson, eventTypes } from "../support/gate/test-people.ts";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(async () => {
  await emptyTables(door.services.store);
  door.services.catalogue = testCatalogue();
});
afterAll(() => door.close());

type Fields = Record<string, string | readonly string[]>;
const FORM: Fields = {
  emails: "ada@reader.example",
  documents: ["secret-roadmap"],
  openDays: "14",
  mayPass: "yes",
};

async function invite(fields: Fields = {}, role: Role = "approver") {
  const as = await signInAs(door, role);
  const form = { ...FORM, ...fields };
  return pageOf(
    await invitePage(askAdmin(door, "/admin/invitations/new/", { as, form }), doorOf(door)),
  );
}

async function makeOne(fields: Fields = {}, role: Role = "approver") {
  const { made, errors } = await invite(fields, role);
  if (!made) throw new Error(JSON.stringify(errors));
  return { ...made, token: new URL(made.link).searchParams.get("t") ?? "" };
}

const land = (token: string, fields?: Fields) =>
  invitationLanding(
    fields
      ? askAdmin(door, "/invitation/", {
          form: {
            t: token,
            name: "Ada",
            title: "Analyst",
            company: "Reader",
            purpose: "To buy",
            ...fields,
          },
        })
      : askAdmin(door, `/invitation/?t=${token}`),
    doorOf(door),
  );

/** Takes the invitation up, and returns what confirms the address. */
async function take(
  token: string,
  email: string,
  document: string | readonly string[] = "secret-roadmap",
) {
  const answer = responseOf(await land(token, { email, document }));
  expect(answer.headers.get("location")).toBe("/request/sent/");
  const mail = (await door.waitingMails()).findLast(
    ({ kind, to }) => kind === "request-confirm" && to === email,
  );
  const link = mail?.text.match(/confirm\/\?t=([\w-]+)/)?.[1] ?? "";
  const { ask: browser } = cookiesOf(answer);
  return () => confirmByLink(door.services, { token: link, browser, typed: "" });
}

const rows = () => door.services.store.db.selectFrom("invitations").selectAll().execute();
const requests = () =>
  door.services.store.db.selectFrom("requests").selectAll().orderBy("created_at").execute();
const grants = () => door.services.store.db.selectFrom("grants").selectAll().execute();

describe("making an invitation", () => {
  it("mails each address a link, shows it once, and keeps only its hash", async () => {
    const made = await makeOne({
      emails: "ada@reader.example, Bob@Reader.example",
      message: "As agreed on Monday.",
    });
    const mails = (await door.waitingMails()).filter(({ kind }) => kind === "invitation");
    expect(mails.map(({ to }) => to).sort()).toEqual(["ada@reader.example", "bob@reader.example"]);
    expect(mails[0]?.text).toContain(made.link);
    expect(mails[0]?.text).toContain("As agreed on Monday.");
    const stored = await rows();
    expect(stored).toMatchObject([
      { max_uses: 2, created_by: ADDRESSES.approver, documents: ["secret-roadmap"] },
    ]);
    expect(JSON.stringify(stored)).not.toContain(made.token);
    const events = await door.services.store.db
      .selectFrom("events")
      .select(["type", "payload"])
      .execute();
    expect(JSON.stringify(events)).not.toContain("reader.example");
  });

  it("is refused with a sentence at each field", async () => {
    const faults: Record<string, Fields> = {
      nobody: { emails: "" },
      both: { domain: "reader.example" },
      "no address": { emails: "ada@reader.example; not an address" },
      "header injection": { emails: "ada@reader.example\r\nBcc:eve@evil.example" },
      "no document": { documents: [] },
      "a document that is not there": { documents: ["pentest", "nothing"] },
      "free-mail domain": { emails: "", domain: "gmail.com" },
      "throw-away address": { emails: "x@mailinator.com" },
      days: { days: "400" },
      "open days": { openDays: "0" },
      uses: { maxUses: "-1" },
    };
    const told: Record<string, unknown> = {};
    for (const [name, fields] of Object.entries(faults)) {
      const page = await invite(fields);
      expect([name, page.status]).toEqual([name, 400]);
      told[name] = page.errors;
    }
    expect(told).toMatchInlineSnapshot(`
      {
        "a document that is not there": {
          "documents": "One of the documents is not there any more; choose again",
        },
        "both": {
          "emails": "Give either addresses or a domain, not both",
        },
        "days": {
          "days": "Type a number of days from 1 to 365, or leave it empty",
        },
        "free-mail domain": {
          "domain": "Anybody can get an address at this domain; name the addresses instead",
        },
        "header injection": {
          "emails": "“Bcc:eve@evil.example” is no plain address; correct it or take it out",
        },
        "no address": {
          "emails": "“not” is no plain address; correct it or take it out",
        },
        "no document": {
          "documents": "Choose at least one document",
        },
        "nobody": {
          "emails": "Type the addresses of those whom you invite, or a domain",
        },
        "open days": {
          "openDays": "Type a number of days from 1 to 180",
        },
        "throw-away address": {
          "emails": "Throw-away addresses cannot be invited; take them out",
        },
        "uses": {
          "maxUses": "Type a number of people from 1 to 500",
        },
      }
    `);
    expect(await rows()).toEqual([]);
  });

  it("names a SOC 1 report only after it was said who is invited", async () => {
    const [first] = door.services.catalogue.documents;
    if (first) door.services.catalogue.documents = [{ ...first, id: "soc1-2026", kind: "soc1" }];
    const fields = { documents: ["soc1-2026"] };
    expect(Object.keys((await invite(fields)).errors)).toEqual(["soc1"]);
    expect((await invite({ ...fields, soc1: "yes" })).made).toBeDefined();
  });

  it("lets sales invite, and not lift the NDA", async () => {
    expect((await invite({ nda: "exempt" }, "sales")).errors).toHaveProperty("nda");
    expect(await rows()).toEqual([]);
    await makeOne({ nda: "exempt" }, "approver");
    const own = await makeOne({}, "sales");
    const as = await signInAs(door, "sales");
    const list = pageOf(
      await invitationsPage(askAdmin(door, "/admin/invitations/", { as }), doorOf(door)),
    );
    expect(list.invitations.map(({ invitationId }) => invitationId)).toEqual([own.invitationId]);
    const other = (await rows()).find(({ id }) => id !== own.invitationId)?.id;
    for (const form of [undefined, { action: "revoke" }]) {
      const request = askAdmin(door, `/admin/invitations/${other}/`, { as, ...(form && { form }) });
      expect(responseOf(await invitationPage(request, doorOf(door))).status).toBe(404);
    }
    const revoke = askAdmin(door, `/admin/invitations/${own.invitationId}/`, {
      as,
      form: { action: "revoke" },
    });
    expect(
      responseOf(await invitationPage(revoke, doorOf(door))).headers.get("location"),
    ).toContain("said=invitation-revoked");
  });
});

describe("taking an invitation up", () => {
  it("shows what it opens and consumes nothing by being read", async () => {
    const { token } = await makeOne();
    for (let i = 0; i < 3; i += 1)
      expect(pageOf(await land(token))).toMatchObject({
        kind: "open",
        by: ADDRESSES.approver,
        documents: [{ id: "secret-roadmap" }],
      });
    expect(await rows()).toMatchObject([{ uses: 0 }]);
    expect(pageOf(await land("x".repeat(43)))).toEqual({ kind: "over", status: 410 });
  });

  it("leads through the same gates, and waits for nobody", async () => {
    const { token } = await makeOne({ days: "9" });
    const confirm = await take(token, "ada@reader.example");
    expect(await rows()).toMatchObject([{ uses: 0 }]);
    expect(await confirm()).toMatchObject({ kind: "confirmed" });
    expect(await rows()).toMatchObject([{ uses: 1 }]);
    // The NDA comes first.
    expect(await requests()).toMatchObject([{ state: "verified" }]);
    expect(await grants()).toEqual([]);
  });

  it("without the NDA opens the documents at once", async () => {
    const { token, invitationId } = await makeOne({ nda: "exempt", days: "9" });
    await (await take(token, "ada@reader.example"))();
    expect(await requests()).toMatchObject([{ state: "approved" }]);
    expect(await grants()).toMatchObject([
      { document_id: "secret-roadmap", nda: "exempt", days: 9, invitation_id: invitationId },
    ]);
  });

  it("is for those named, for colleagues where it may be passed, and for nobody else", async () => {
    const errorsOf = async (token: string, email: string) => {
      const answer = await land(token, { email, document: "secret-roadmap" });
      return answer instanceof Response || answer.kind === "over" ? {} : answer.errors;
    };
    const passable = await makeOne({ maxUses: "5" });
    expect(await errorsOf(passable.token, "bob@reader.example")).toEqual({});
    expect(await errorsOf(passable.token, "bob@sub.reader.example")).toHaveProperty("email");
    expect(await errorsOf(passable.token, "bob@readers.example")).toHaveProperty("email");
    const personal = await makeOne({ mayPass: "" });
    expect(await errorsOf(personal.token, "bob@reader.example")).toHaveProperty("email");
    expect(await errorsOf(personal.token, "ADA@Reader.example")).toEqual({});
    const free = await makeOne({ emails: "ada@gmail.com" });
    expect(await errorsOf(free.token, "eve@gmail.com")).toHaveProperty("email");
    const domain = await makeOne({ emails: "", domain: "@Reader.example" });
    expect(domain.mailed).toBe(0);
    expect(await errorsOf(domain.token, "carol@reader.example")).toEqual({});
  });

  it("opens nothing that it does not name", async () => {
    const { token } = await makeOne({ documents: ["pentest"] });
    const answer = pageOf(
      await land(token, { email: "ada@reader.example", document: ["secret-roadmap"] }),
    );
    expect(answer).toMatchObject({
      kind: "open",
      status: 400,
      errors: { document: expect.any(String) },
    });
  });

  it("lets one of twelve have the last use; the others go on as strangers do", async () => {
    const { token } = await makeOne({
      emails: "",
      domain: "reader.example",
      maxUses: "1",
      nda: "exempt",
    });
    const confirms = [];
    for (let i = 0; i < 12; i += 1) {
      confirms.push(await take(token, `reader${i}@reader.example`));
      await door.services.store.db.deleteFrom("rate_limits").execute();
    }
    const outcomes = await Promise.all(confirms.map((confirm) => confirm()));
    expect(outcomes.every(({ kind }) => kind === "confirmed")).toBe(true);
    expect(await rows()).toMatchObject([{ uses: 1, max_uses: 1 }]);
    expect(await grants()).toHaveLength(1);
    const states = (await requests()).map(({ state }) => state).sort();
    expect(states).toEqual(["approved", ...Array(11).fill("blocked")]);
  });

  it("counts a person once", async () => {
    const { token } = await makeOne({
      documents: ["pentest", "secret-roadmap"],
      nda: "exempt",
      maxUses: "2",
    });
    await (await take(token, "ada@reader.example", "pentest"))();
    await (await take(token, "ada@reader.example", "secret-roadmap"))();
    expect(await rows()).toMatchObject([{ uses: 1 }]);
    expect(await grants()).toHaveLength(2);
  });

  it("ends when it is revoked or over, even between asking and confirming", async () => {
    const first = await makeOne({ nda: "exempt" });
    const confirm = await take(first.token, "ada@reader.example");
    await revokeInvitation(door.services, { invitationId: first.invitationId, by: "x" });
    expect(pageOf(await land(first.token))).toEqual({ kind: "over", status: 410 });
    await confirm();
    expect(await grants()).toEqual([]);
    const second = await makeOne({ nda: "exempt", openDays: "1" });
    door.clock.advance({ days: 1 });
    expect(
      pageOf(await land(second.token, { email: "ada@reader.example", document: "secret-roadmap" })),
    ).toEqual({ kind: "over", status: 410 });
    door.clock.advance({ days: -1 });
  });

  it("goes to an approver where the rules ask for a person", async () => {
    const { token } = await makeOne({ emails: "ada@gmail.com", nda: "exempt" });
    await (await take(token, "ada@gmail.com"))();
    expect(await requests()).toMatchObject([{ state: "pending" }]);
  });
});

describe("the one who invited", () => {
  it("is told of the signature, the first download and the end", async () => {
    const { services } = door;
    const { token } = await makeOne({ nda: "exempt" });
    await (await take(token, "ada@reader.example"))();
    const [grant] = await grants();
    const personId = grant?.person_id ?? "";
    const grantId = grant?.id ?? "";
    await services.store.transaction(async (tx) => {
      await tellInviterOfSignature(tx, services, { personId });
      for (const used of [1, 2]) {
        await tx.updateTable("grants").set({ used }).execute();
        await tellInviterOfDownload(tx, services, { personId, grantId });
      }
    });
    door.clock.advance({ days: 15 });
    await expireInvitationsJob.run(services);
    await expireInvitationsJob.run(services);
    door.clock.advance({ days: -15 });
    const told = (await door.waitingMails()).filter(({ to }) => to === ADDRESSES.approver);
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      "invitation-expired",
      "invitation-read",
      "invitation-signed",
    ]);
    expect((await eventTypes(door)).filter((type) => type === "invitation.expired")).toHaveLength(
      1,
    );
  });

  it("is told nothing of people who were not invited, nor once removed from the configuration", async () => {
    const { services } = door;
    const stranger = await addPerson(door, "eve@elsewhere.example");
    await addAgreement(door, stranger);
    await services.store.transaction((tx) => tellInviterOfSignature(tx, services, stranger));
    await makeOne({}, "sales");
    services.catalogue.access.approvers = [];
    door.clock.advance({ days: 15 });
    await expireInvitationsJob.run(services);
    door.clock.advance({ days: -15 });
    expect((await door.waitingMails()).filter(({ to }) => to === ADDRESSES.sales)).toEqual([]);
  });
});
