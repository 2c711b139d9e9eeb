/** The numbers that the lists of people and companies show, counted from what was done. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { presentNda } from "#src/gate/agreements/present-nda.ts";
import { signAgreement } from "#src/gate/agreements/sign-agreement.ts";
import { startDownload } from "#src/gate/downloads/start-download.ts";
import { revokeGrant } from "#src/gate/grants/change-grant.ts";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { companiesPage } from "#src/gate/http/admin/companies.ts";
import { peoplePage } from "#src/gate/http/admin/people.ts";
import { askAdmin, doorOf, pageOf, signInAs } from "../support/gate/admin.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { fakePrinter, fakeStamper, fakeVault } from "../support/gate/fake-documents.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson, addRequest, type TestPerson } from "../support/gate/test-people.ts";

let door: TestDoor;
let lastRequestAt: Date;
beforeAll(async () => {
  door = await openTestDoor({
    services: { printer: fakePrinter(), stamper: fakeStamper(), vault: fakeVault({}) },
  });
});
afterAll(() => door.close());

const sign = (visitor: TestPerson) =>
  signAgreement(door.services, {
    visitor,
    proof: presentNda(door.services, visitor.personId)?.proof ?? "",
    typed: { ...visitor, capacity: "bind", agreed: true },
    sender: { ip: "198.51.100.7", userAgent: "Test", language: "en" },
  });

const give = (person: TestPerson, documentId: string, days: number) =>
  door.services.store.transaction((tx) =>
    giveGrant(tx, door.services, {
      ...{ personId: person.personId, documentId, days, nda: "exempt" },
      grantedBy: "approver@example.com",
    }),
  );

/** Ada asked twice, signed, has one grant of three left and downloaded twice; Bo of the same company only asked; Cy only came. */
beforeEach(async () => {
  await emptyTables(door.services.store);
  const ada = await addPerson(door, "ada@reader.example", { company: "Reader Ltd" });
  const bo = await addPerson(door, "bo@reader.example", { company: "Reader Limited" });
  await addPerson(door, "dee@reader.example", { company: "Reader Ltd" });
  await addPerson(door, "cy@other.example", { company: "Other" });
  await sign(ada);
  await addRequest(door, ada, { documents: ["architecture"], state: "pending" });
  door.clock.advance({ hours: 1 });
  await addRequest(door, ada, { documents: ["pentest"], state: "pending" });
  lastRequestAt = door.clock.now();
  await addRequest(door, bo, { documents: ["pentest"], state: "pending" });
  await give(ada, "architecture", 30);
  await give(ada, "soc2-2026", 1);
  const { grantId } = await give(ada, "secret-roadmap", 30);
  await door.services.store.transaction((tx) =>
    revokeGrant(tx, door.services, { grantId, by: "approver@example.com", reason: "Left" }),
  );
  for (let n = 0; n < 2; n += 1)
    await startDownload(door.services, {
      ...{ visitor: ada, documentId: "architecture", acknowledged: false },
    });
  door.clock.advance({ days: 2 });
});

describe("the list of people", () => {
  it("counts each one’s requests, agreements, open grants and downloads", async () => {
    const as = await signInAs(door, "auditor");
    const page = pageOf(await peoplePage(askAdmin(door, "/admin/people/", { as }), doorOf(door)));
    const counts = page.people.map((one) => [
      ...[one.email, one.requests, one.agreements, one.activeGrants, one.downloads],
    ]);
    expect(counts.sort()).toEqual([
      ["ada@reader.example", 2, 1, 1, 2],
      ["bo@reader.example", 1, 0, 0, 0],
      ["cy@other.example", 0, 0, 0, 0],
      ["dee@reader.example", 0, 0, 0, 0],
    ]);
  });
});

describe("the list of companies", () => {
  it("adds up what their people did, under the name that most of them write", async () => {
    const as = await signInAs(door, "auditor");
    const request = askAdmin(door, "/admin/companies/", { as });
    const page = pageOf(await companiesPage(request, doorOf(door)));
    expect(page.companies).toEqual([
      {
        domain: "reader.example",
        names: ["Reader Ltd", "Reader Limited"],
        people: 3,
        requests: 3,
        signers: 1,
        activeGrants: 1,
        downloads: 2,
        lastRequestAt,
      },
      {
        domain: "other.example",
        names: ["Other"],
        people: 1,
        requests: 0,
        signers: 0,
        activeGrants: 0,
        downloads: 0,
        lastRequestAt: null,
      },
    ]);
  });
});
