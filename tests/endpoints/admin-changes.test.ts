/** What an approver changes later: grants, agreements, and a person who is erased. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { agreementPage } from "#src/gate/http/admin/agreements.ts";
import { grantPage } from "#src/gate/http/admin/grants.ts";
import { erasePage } from "#src/gate/http/admin/people.ts";
import {
  addPending,
  askAdmin,
  doorOf,
  pageOf,
  responseOf,
  sendDecision,
  signInAs,
} from "../support/gate/admin.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { testCatalogue } from "../support/gate/test-catalogue.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, addPerson, type TestPerson } from "../support/gate/test-people.ts";

let door: TestDoor;
let person: TestPerson;
let as: string;
beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(async () => {
  await emptyTables(door.services.store);
  door.services.catalogue = testCatalogue();
  person = await addPerson(door, "ada@reader.example");
  as = await signInAs(door, "approver");
});
afterAll(() => door.close());

const decide = (id: string, form: Record<string, string>, token = as) =>
  sendDecision(door, id, { as: token, form });

const grantsOf = () =>
  door.services.store.db.selectFrom("grants").selectAll().orderBy("document_id").execute();
const mailsTo = async (to: string) => (await door.waitingMails()).filter((mail) => mail.to === to);

describe("a grant", () => {
  const give = (days = 30) =>
    door.services.store.transaction((tx) =>
      giveGrant(tx, door.services, {
        personId: person.personId,
        documentId: "pentest",
        days,
        nda: "required",
        grantedBy: "test",
      }),
    );
  const change = async (id: string, form: Record<string, string>) =>
    responseOf(
      await grantPage(askAdmin(door, `/admin/grants/${id}/`, { as, form }), doorOf(door)),
    ).headers.get("location");

  it("is extended, revoked with a reason and opened again", async () => {
    await addAgreement(door, person);
    const { grantId } = await give();
    const here = `/admin/grants/${grantId}/`;
    expect(await change(grantId, { action: "extend", days: "10" })).toBe(`${here}?said=extended`);
    expect(await change(grantId, { action: "extend", days: "0" })).toBe(`${here}?said=days-wrong`);
    expect(await change(grantId, { action: "revoke", reason: "" })).toBe(
      `${here}?said=reason-missing`,
    );
    expect(await change(grantId, { action: "revoke", reason: "Left the company" })).toBe(
      `${here}?said=revoked`,
    );
    expect(await change(grantId, { action: "revoke", reason: "Again" })).toBe(
      `${here}?said=not-possible`,
    );
    expect(await change(grantId, { action: "extend", days: "10" })).toBe(
      `${here}?said=not-possible`,
    );
    expect(await change(grantId, { action: "reactivate", days: "5" })).toBe(
      `${here}?said=reactivated`,
    );
    const page = pageOf(await grantPage(askAdmin(door, here, { as }), doorOf(door)));
    expect(page.grant).toMatchObject({ state: "active", days: 5 });
    expect(page.history.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        "grant.given",
        "grant.extended",
        "grant.revoked",
        "grant.reactivated",
      ]),
    );
  });
});

describe("an agreement", () => {
  const change = async (id: string, form: Record<string, string>) =>
    responseOf(
      await agreementPage(askAdmin(door, `/admin/agreements/${id}/`, { as, form }), doorOf(door)),
    ).headers.get("location");
  const addClaim = async () => {
    const id = door.services.random.uuid();
    await door.services.store.db
      .insertInto("agreements")
      .values({
        id,
        person_id: person.personId,
        state: "claimed",
        capacity: "elsewhere",
        reference: "Our contract of May",
        created_at: door.clock.now(),
      })
      .execute();
    return id;
  };

  it("signed elsewhere is confirmed, and what waited for it opens", async () => {
    const id = await addClaim();
    await decide(await addPending(door, person, ["architecture"]), {
      all: "grant",
      "days-architecture": "30",
    });
    expect(await grantsOf()).toMatchObject([{ starts_at: null }]);
    expect(await change(id, { action: "confirm" })).toContain("said=confirmed");
    expect(await change(id, { action: "confirm" })).toContain("said=not-possible");
    expect((await grantsOf())[0]?.starts_at).toEqual(door.clock.now());
  });

  it("signed elsewhere is refused, and the visitor is asked to sign", async () => {
    const id = await addClaim();
    expect(await change(id, { action: "refuse", reason: "" })).toContain("said=reason-missing");
    expect(await change(id, { action: "refuse", reason: "No such contract" })).toContain(
      "said=refused",
    );
    const [mail] = await mailsTo(person.email);
    expect(mail?.subject).toBe("Please sign the confidentiality agreement");
    expect(mail?.text).not.toContain("No such contract");
  });

  it("is declared void, put on hold and released, each with a reason", async () => {
    const id = await addAgreement(door, person);
    expect(await change(id, { action: "hold", reason: "Dispute 7" })).toContain("said=held");
    expect(await change(id, { action: "hold", reason: "Again" })).toContain("said=not-possible");
    expect(await change(id, { action: "release", reason: "Settled" })).toContain("said=released");
    expect(await change(id, { action: "void", reason: "Signed by nobody" })).toContain(
      "said=voided",
    );
    expect(await change(id, { action: "burn", reason: "x" }).catch(String)).toBeNull();
  });
});

describe("erasing a person", () => {
  it("asks for the address to be typed, and leaves a log that says only that it happened", async () => {
    await addPending(door, person, ["architecture"]);
    const path = `/admin/people/${person.personId}/erase/`;
    const wrong = pageOf(
      await erasePage(askAdmin(door, path, { as, form: { email: "yes" } }), doorOf(door)),
    );
    expect(wrong).toMatchObject({ status: 400, errors: { email: expect.any(String) } });
    const done = responseOf(
      await erasePage(
        askAdmin(door, path, { as, form: { email: "Ada@Reader.example" } }),
        doorOf(door),
      ),
    );
    expect(done.headers.get("location")).toBe("/admin/people/?said=erased");
    expect(await door.services.store.db.selectFrom("people").selectAll().execute()).toEqual([]);
    expect(responseOf(await erasePage(askAdmin(door, path, { as }), doorOf(door))).status).toBe(
      404,
    );
  });
});
