import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "#src/gate/definitions.ts";
import { type Gift, giveGrant } from "#src/gate/grants/give-grant.ts";
import { type AllDocumentsPage, showAllDocuments } from "#src/gate/http/visitor/all-documents.ts";
import { ask } from "../support/gate/ask-door.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { fakeStamper, fakeVault } from "../support/gate/fake-documents.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, addPerson, type TestPerson } from "../support/gate/test-people.ts";

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
    services: { stamper: fakeStamper(), vault: fakeVault({}) },
  });
  ada = await addPerson(door);
  await addAgreement(door, ada);
});

const give = (documentId: string, more: Partial<Gift> = {}) =>
  store.transaction((tx) =>
    giveGrant(tx, door.services, {
      personId: ada.personId,
      documentId,
      days: 30,
      nda: "required",
      grantedBy: "approver@example.com",
      ...more,
    }),
  );
const all = (form?: Record<string, string>) =>
  showAllDocuments(ask(door, "/request/documents.zip", { by: ada, form }), {
    services: door.services,
    ip: "198.51.100.7",
  });
const downloads = () => store.db.selectFrom("downloads").selectAll().execute();

describe("everything in one archive", () => {
  it("holds a copy of each document that may be had now, and an index", async () => {
    await give("pentest");
    await give("secret-roadmap");
    await give("gone-report");
    const response = (await all({ act: "download" })) as Response;
    expect(response.status).toBe(200);
    expect(response.headers.get("content-disposition")).toContain(
      'filename="Example-documents.zip"',
    );
    const zip = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get("content-length")).toBe(String(zip.length));
    const text = zip.toString("latin1");
    expect(text).toContain("index.txt");
    expect(text).toContain("to Ada Example, Reader Ltd, ada@example.org");
    expect(text).toContain("pentest.pdf for ");
    expect(text).not.toContain("gone-report");
    expect(text).not.toContain("Not in this archive");
    const rows = await downloads();
    expect(rows.map(({ document_id }) => document_id).sort()).toEqual([
      "pentest",
      "secret-roadmap",
    ]);
    for (const { copy_sha256, id, finished_at } of rows) {
      expect(text).toContain(copy_sha256);
      expect(text).toContain(id);
      expect(finished_at).toEqual(door.clock.now());
    }
  });

  it("asks for the acknowledgement of each report of restricted use", async () => {
    await give("pentest");
    await give("soc2-2026");
    expect(await all({ act: "download" })).toMatchObject({
      status: 422,
      errors: {
        "accept-soc2-2026": "Tick the box to accept the restricted use of “SOC 2 Type 2 report”",
      },
    });
    expect(await downloads()).toEqual([]);
    expect(await all({ "accept-soc2-2026": "yes" })).toMatchObject({ status: 200 });
    expect(await downloads()).toHaveLength(2);
    expect(await store.db.selectFrom("acknowledgements").selectAll().execute()).toHaveLength(1);
  });

  it("names what could not be added, and takes no use of it", async () => {
    await give("pentest");
    await give("architecture");
    const architecture = door.services.catalogue.documents.find(({ id }) => id === "architecture");
    if (architecture) architecture.stamp = "sheet";
    const text = await ((await all({ act: "download" })) as Response).text();
    expect(text).toContain("could not be given just now");
    expect(text).toContain("Title of architecture");
    const grants = await store.db.selectFrom("grants").select(["document_id", "used"]).execute();
    expect(grants).toContainEqual({ document_id: "architecture", used: 0 });
    expect(grants).toContainEqual({ document_id: "pentest", used: 1 });
  });

  it("takes each last use once, however many archives are asked for at once", async () => {
    await give("pentest", { maxDownloads: 1 });
    await give("secret-roadmap");
    const answers = await Promise.all(Array.from({ length: 6 }, () => all({ act: "download" })));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const rows = await downloads();
    expect(rows.filter(({ document_id }) => document_id === "pentest")).toHaveLength(1);
    expect(rows.filter(({ document_id }) => document_id === "secret-roadmap")).toHaveLength(6);
  });

  it("is a page while it is only looked at, and says so where there is nothing", async () => {
    expect(await all()).toMatchObject({ status: 200, grants: [] });
    expect(((await all({ act: "download" })) as AllDocumentsPage).status).toBe(403);
    await give("pentest");
    expect(((await all()) as AllDocumentsPage).grants).toHaveLength(1);
    expect(await downloads()).toEqual([]);
  });
});
