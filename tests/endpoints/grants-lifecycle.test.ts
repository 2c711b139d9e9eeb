import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
import { extendGrant, reactivateGrant, revokeGrant } from "#src/gate/grants/change-grant.ts";
import { expireGrantsJob } from "#src/gate/grants/expire-grants.ts";
import { type Gift, giveGrant } from "#src/gate/grants/give-grant.ts";
import { type GrantView, listGrants } from "#src/gate/grants/list-grants.ts";
import { startWaitingGrants } from "#src/gate/grants/start-waiting-grants.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import {
  addAgreement,
  addPerson,
  eventTypes,
  type TestPerson,
} from "../support/gate/test-people.ts";

const START = "2026-11-02T10:00:00.000Z";
let store: Store;
let door: TestDoor;
let ada: TestPerson;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store });
  ada = await addPerson(door);
});

const give = (more: Partial<Gift> = {}) =>
  store.transaction((tx) =>
    giveGrant(tx, door.services, {
      personId: ada.personId,
      documentId: "pentest",
      days: 30,
      nda: "required",
      grantedBy: "approver@example.com",
      ...more,
    }),
  );
const views = () => listGrants(store.db, door.services, ada.personId);
const only = async (): Promise<GrantView> => {
  const [view, ...others] = await views();
  expect(others).toEqual([]);
  if (!view) throw new Error("There is no grant.");
  return view;
};
const by = "approver@example.com";

describe("a grant", () => {
  it("waits for the signature, and its clock starts with it", async () => {
    await give();
    expect(await only()).toMatchObject({
      usable: false,
      whyNot: "sign",
      startsAt: null,
      until: null,
    });
    door.clock.advance({ days: 40 });
    await addAgreement(door, ada);
    await store.transaction((tx) => startWaitingGrants(tx, door.services, ada.personId));
    const view = await only();
    expect(view).toMatchObject({ usable: true, startsAt: door.clock.now() });
    expect(view.until?.toISOString()).toBe("2027-01-11T10:00:00.000Z");
    expect(await eventTypes(door)).toEqual(["grant.given", "grant.started"]);
  });

  it("starts at once for a reader who signed, and for one who need not sign", async () => {
    await give({ nda: "exempt", documentId: "architecture", days: 14 });
    expect((await only()).until?.toISOString()).toBe("2026-11-16T10:00:00.000Z");
    await addAgreement(door, ada);
    await give();
    expect((await views()).every(({ usable }) => usable)).toBe(true);
  });

  it("is not started by a call for somebody who has not signed", async () => {
    await give();
    await store.transaction((tx) => startWaitingGrants(tx, door.services, ada.personId));
    expect(await only()).toMatchObject({ startsAt: null, whyNot: "sign" });
  });

  it("ends by the clock, before and after the job has run", async () => {
    await addAgreement(door, ada);
    await give();
    door.clock.advance({ days: 30, seconds: -1 });
    expect(await only()).toMatchObject({ state: "active", usable: true });
    door.clock.advance({ seconds: 1 });
    expect(await only()).toMatchObject({ state: "expired", usable: false, whyNot: "expired" });
    await expireGrantsJob.run(door.services);
    await expireGrantsJob.run(door.services);
    expect(await only()).toMatchObject({ state: "expired", usable: false, whyNot: "expired" });
    expect(await eventTypes(door)).toEqual(["grant.given", "grant.expired"]);
  });

  it("of a document that is no longer offered opens nothing", async () => {
    await give({ documentId: "gone-report", nda: "exempt" });
    expect(await only()).toMatchObject({ document: undefined, whyNot: "document-gone" });
  });

  it("that needs an agreement opens nothing while the company has none in force", async () => {
    await give();
    door.services.catalogue.nda.length = 0;
    expect(await only()).toMatchObject({ usable: false, whyNot: "agreement-missing" });
  });
});

describe("a second gift of the same document", () => {
  it("adds to the first and takes nothing away", async () => {
    await addAgreement(door, ada);
    const first = await give({ days: 90, maxDownloads: 3 });
    const second = await give({ days: 14, maxDownloads: 1 });
    expect(second).toEqual(first);
    expect(await only()).toMatchObject({
      until: new Date(new Date(START).getTime() + 90 * 86_400_000),
      maxDownloads: 3,
    });
    await give({ days: 120 });
    expect(await only()).toMatchObject({
      until: new Date(new Date(START).getTime() + 120 * 86_400_000),
      maxDownloads: null,
    });
    expect(await eventTypes(door)).toEqual(["grant.given", "grant.extended", "grant.extended"]);
  });

  it("replaces one whose time is over", async () => {
    await addAgreement(door, ada);
    const first = await give();
    door.clock.advance({ days: 31 });
    const second = await give();
    expect(second.grantId).not.toBe(first.grantId);
    expect((await views()).map(({ state }) => state)).toEqual(["active", "expired"]);
    expect(await eventTypes(door)).toEqual(["grant.given", "grant.expired", "grant.given"]);
  });

  it("given twelve times at once leaves one grant", async () => {
    const given = await Promise.all(Array.from({ length: 12 }, () => give()));
    expect(new Set(given.map(({ grantId }) => grantId)).size).toBe(1);
    await only();
  });

  it("waits as a whole, its days kept, where a new version must be signed first", async () => {
    await addAgreement(door, ada);
    await give({ days: 90 });
    door.clock.advance({ days: 10 });
    const [version] = door.services.catalogue.nda;
    if (!version) throw new Error("The test's catalogue has an agreement.");
    door.services.catalogue.nda.push({ ...version, version: "2.0", effectiveOn: "2026-11-10" });
    expect(await only()).toMatchObject({ usable: false, whyNot: "sign", state: "active" });
    await give({ days: 30 });
    expect(await only()).toMatchObject({ startsAt: null, until: null, days: 80 });
  });
});

describe("what an approver does to a grant", () => {
  const now = () => door.clock.now().getTime();
  const inDays = (days: number) => new Date(now() + days * 86_400_000);
  const extend = (grantId: string, days: number) =>
    store.transaction((tx) => extendGrant(tx, door.services, { grantId, by, days }));
  const revoke = (grantId: string, reason = "Left the company") =>
    store.transaction((tx) => revokeGrant(tx, door.services, { grantId, by, reason }));
  const reactivate = (grantId: string, days = 7) =>
    store.transaction((tx) => reactivateGrant(tx, door.services, { grantId, by, days }));

  it("extends one in force to at most a year from now", async () => {
    await addAgreement(door, ada);
    const { grantId } = await give();
    expect(await extend(grantId, 10)).toMatchObject({ outcome: "changed", until: inDays(40) });
    expect(await extend(grantId, 365)).toMatchObject({ outcome: "changed", until: inDays(365) });
    expect(await eventTypes(door)).toEqual(["grant.given", "grant.extended", "grant.extended"]);
  });

  it("gives one that waits more days, and leaves its clock still", async () => {
    const { grantId } = await give();
    expect(await extend(grantId, 10)).toMatchObject({ outcome: "changed", until: null });
    expect(await only()).toMatchObject({ days: 40, until: null });
  });

  it("extends nothing that has run out or was revoked", async () => {
    await addAgreement(door, ada);
    const { grantId } = await give();
    door.clock.advance({ days: 30 });
    expect(await extend(grantId, 10)).toEqual({ outcome: "not-possible" });
    await revoke(grantId);
    expect(await extend(grantId, 10)).toEqual({ outcome: "not-possible" });
    expect(await extend(ada.personId, 10)).toEqual({ outcome: "not-possible" });
  });

  it("revokes once, with the reason in the log and not in its public part", async () => {
    await addAgreement(door, ada);
    const { grantId } = await give();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => revoke(grantId)));
    expect(outcomes.filter(({ outcome }) => outcome === "changed")).toHaveLength(1);
    expect(await only()).toMatchObject({ state: "revoked", usable: false, whyNot: "revoked" });
    const event = await store.db
      .selectFrom("events")
      .selectAll()
      .where("type", "=", "grant.revoked")
      .executeTakeFirstOrThrow();
    expect(event.payload).toMatchObject({ reason: "Left the company", by });
    expect(event.refs).toEqual({ grant: grantId, document: "pentest" });
  });

  it("reactivates what was revoked or ran out, from now on", async () => {
    await addAgreement(door, ada);
    const { grantId } = await give();
    await revoke(grantId);
    expect(await reactivate(grantId)).toMatchObject({ outcome: "changed", until: inDays(7) });
    expect(await reactivate(grantId)).toEqual({ outcome: "not-possible" });
    door.clock.advance({ days: 8 });
    expect(await reactivate(grantId)).toMatchObject({ outcome: "changed", until: inDays(7) });
    expect(await only()).toMatchObject({ usable: true });
  });

  it("reactivates without the clock where the reader has to sign first", async () => {
    const { grantId } = await give();
    await revoke(grantId);
    expect(await reactivate(grantId)).toMatchObject({ outcome: "changed", until: null });
    expect(await only()).toMatchObject({ whyNot: "sign" });
  });

  it("reactivates nothing beside another grant for the same document", async () => {
    await addAgreement(door, ada);
    const { grantId } = await give();
    await revoke(grantId);
    await give();
    expect(await reactivate(grantId)).toEqual({ outcome: "not-possible" });
  });
});
