import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { voidAgreement } from "#src/gate/decisions/change-agreement.ts";
import type { Store } from "#src/gate/definitions.ts";
import { recogniseCopy } from "#src/gate/downloads/recognise-copy.ts";
import { revokeGrant } from "#src/gate/grants/change-grant.ts";
import { type Gift, giveGrant } from "#src/gate/grants/give-grant.ts";
import { type DocumentPage, showDocument } from "#src/gate/http/visitor/document.ts";
import { endVisitorSessions } from "#src/gate/sessions/visitor-session.ts";
import { ask } from "../support/gate/ask-door.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { fakeStamper, fakeVault } from "../support/gate/fake-documents.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import {
  addAgreement,
  addPerson,
  eventTypes,
  type TestPerson,
} from "../support/gate/test-people.ts";

const ORIGINAL = "%PDF-1.7 signed by the firm, never to be marked";
const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const by = "approver@example.com";
let store: Store;
let door: TestDoor;
let ada: TestPerson;
/** What happens after a copy is made and before it is committed. */
let meanwhile: () => Promise<unknown>;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  meanwhile = async () => {};
  door = await openTestDoor({
    store,
    services: {
      stamper: fakeStamper(async () => {
        await meanwhile();
      }),
      vault: fakeVault({ "architecture.pdf": ORIGINAL }),
    },
  });
  ada = await addPerson(door);
});

const context = () => ({ services: door.services, ip: "198.51.100.7" });
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
const page = async (id: string, person = ada) =>
  (await showDocument(
    ask(door, `/request/document/${id}/`, { by: person }),
    context(),
    id,
  )) as DocumentPage;
const download = (id: string, form: Record<string, string> = { act: "download" }, person = ada) =>
  showDocument(ask(door, `/request/document/${id}/`, { by: person, form }), context(), id);
const downloads = () => store.db.selectFrom("downloads").selectAll().execute();
const used = async () =>
  (await store.db.selectFrom("grants").select("used").executeTakeFirstOrThrow()).used;
const document = (id: string) => {
  const found = door.services.catalogue.documents.find((one) => one.id === id);
  if (!found) throw new Error(`The test's catalogue has no ${id}.`);
  return found;
};

describe("a download", () => {
  beforeEach(() => addAgreement(door, ada));

  it("is a stamped PDF to be saved and kept nowhere on the way", async () => {
    await give();
    const response = (await download("pentest")) as Response;
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/pdf",
      "cache-control": "private, no-store, no-transform",
      "content-disposition": `attachment; filename="Example - Title of pentest.pdf"; filename*=UTF-8''Example%20-%20Title%20of%20pentest.pdf`,
    });
    const body = await response.text();
    expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(body)));
    const [row] = await downloads();
    expect(row).toMatchObject({ copy_sha256: sha256(body), document_sha256: "a".repeat(64) });
    expect(row?.stamp).toEqual({
      name: "Ada Example",
      company: "Reader Ltd",
      email: "ada@example.org",
      at: "2026-11-02T10:00:00Z",
      copyId: row?.id,
    });
    expect(row?.finished_at).toEqual(door.clock.now());
    expect(await eventTypes(door)).toContain("document.downloaded");
  });

  it("is committed before its first byte, so that a copy is recognised though nothing of it was sent", async () => {
    await give();
    await download("pentest");
    const [row] = await downloads();
    expect(row?.finished_at).toBeNull();
    expect(await used()).toBe(1);
    expect(await recogniseCopy(door.services, row?.copy_sha256 ?? "")).toBe(true);
  });

  it("that the reader breaks off is not noted as finished", async () => {
    await give();
    const response = (await download("pentest")) as Response;
    await response.body?.cancel();
    expect((await downloads())[0]?.finished_at).toBeNull();
  });

  it("shown by a GET takes no use and sends no file", async () => {
    await give();
    expect(await page("pentest")).toMatchObject({ status: 200, grant: { usable: true } });
    expect(await used()).toBe(0);
  });

  it("of which one is left goes to one of twelve at once", async () => {
    await give({ maxDownloads: 1 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => download("pentest")));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array(11).fill(403)]);
    expect(await downloads()).toHaveLength(1);
    expect(await page("pentest")).toMatchObject({ grant: { whyNot: "used-up" } });
  });

  it("keeps the agreement's proof for its term from then on", async () => {
    await give();
    await store.db
      .updateTable("agreements")
      .set({ keep_until: new Date("2035-11-02T10:00:00Z") })
      .execute();
    door.clock.advance({ days: 10 });
    await download("pentest");
    const { keep_until } = await store.db
      .selectFrom("agreements")
      .select("keep_until")
      .executeTakeFirstOrThrow();
    expect(keep_until?.toISOString()).toBe("2035-11-12T10:00:00.000Z");
  });

  it.each([
    ["quotes and line breaks", 'A" \r\nSet-Cookie: x=1', "Example - A Set-Cookie x=1.pdf", null],
    ["a path", "../../etc/passwd", "Example - .. .. etc passwd.pdf", null],
    ["direction marks", "report\u202efdp.exe", "Example - report fdp.exe.pdf", null],
    [
      "other scripts",
      "Отчёт 報告",
      "Example - _____ __.pdf",
      "%D0%9E%D1%82%D1%87%D1%91%D1%82%20%E5%A0%B1%E5%91%8A.pdf",
    ],
  ])("has a safe file name where the title has %s", async (_what, title, name, encoded) => {
    document("pentest").title = title;
    await give();
    const header = ((await download("pentest")) as Response).headers.get("content-disposition");
    expect(header).toContain(`filename="${name}"`);
    if (encoded) expect(header).toContain(encoded);
    expect(header).not.toMatch(/[\r\n\u202e]/);
  });
});

describe("what is checked anew at each download", () => {
  let grantId: string;
  beforeEach(async () => {
    await addAgreement(door, ada);
    ({ grantId } = await give());
  });
  const refused = async (status: number, whyNot?: string) => {
    const answer = (await download("pentest")) as DocumentPage;
    expect(answer).toMatchObject({ status, ...(whyNot && { grant: { whyNot } }) });
    expect(await downloads()).toEqual([]);
    expect(await used()).toBe(0);
  };
  const revoke = () =>
    store.transaction((tx) => revokeGrant(tx, door.services, { grantId, by, reason: "Left" }));
  const voidAll = async () => {
    const [agreement] = await store.db.selectFrom("agreements").select("id").execute();
    await voidAgreement(door.services, { agreementId: agreement?.id ?? "", by, reason: "Mistake" });
  };

  it("is the grant: revoked, or run out by the clock", async () => {
    await revoke();
    await refused(403, "revoked");
  });
  it("is the clock, though no job has ended the grant", async () => {
    door.clock.advance({ days: 13 });
    await give({ days: 1, documentId: "architecture" });
    await store.db
      .updateTable("sessions")
      .set({ expires_at: new Date("2027-01-01") })
      .execute();
    door.clock.advance({ days: 17 });
    const answer = (await download("pentest")) as DocumentPage;
    expect(answer).toMatchObject({ status: 403, grant: { whyNot: "expired" } });
  });
  it("is the agreement: void, or of an earlier material version", async () => {
    await voidAll();
    await refused(403, "sign");
  });
  it("is the document: gone from what the company offers", async () => {
    const { documents } = door.services.catalogue;
    documents.splice(documents.indexOf(document("pentest")), 1);
    await refused(403, "document-gone");
  });
  it("is the session: ended in another browser", async () => {
    await endVisitorSessions(door.services, ada, "all");
    expect(((await download("pentest")) as Response).headers.get("location")).toBe(
      "/request/link/?document=pentest",
    );
  });
  it("is the grant once more when the copy is committed", async () => {
    meanwhile = revoke;
    await refused(403, "revoked");
  });
  it("is the agreement once more when the copy is committed", async () => {
    meanwhile = voidAll;
    await refused(403, "sign");
  });
  it("is the session once more when the copy is committed", async () => {
    meanwhile = () => endVisitorSessions(door.services, ada, "all");
    await refused(404);
  });
  it("is the file: what cannot be read takes no use", async () => {
    meanwhile = async () => {
      throw new Error("ENOENT private/pentest.pdf");
    };
    const answer = (await download("pentest")) as DocumentPage;
    expect(answer).toMatchObject({ status: 503, isAway: true });
    expect(await used()).toBe(0);
    expect(door.lines.join()).toContain("file-away");
  });
});

describe("what another visitor may not have", () => {
  it("is told apart by nothing: a hidden and a made-up document are unknown alike, a listed one is given or not", async () => {
    await addAgreement(door, ada);
    await give({ documentId: "secret-roadmap" });
    const eve = await addPerson(door, "eve@other.example");
    await addAgreement(door, eve);
    const seen = [];
    for (const id of ["secret-roadmap", "no-such-thing", ada.personId, "../pentest"]) {
      seen.push(await page(id, eve), await download(id, { act: "download" }, eve));
    }
    // Listed for everybody: it leads to its request, and says nothing of who has it.
    for (const id of ["pentest", "architecture"]) {
      const answer: unknown = await page(id, eve);
      expect((answer as Response).headers.get("location")).toBe(`/request/?document=${id}`);
      seen.push(await download(id, { act: "download" }, eve));
    }
    expect(new Set(seen.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(seen[0]).toMatchObject({ status: 404, grant: undefined });
    expect(await page("secret-roadmap")).toMatchObject({ status: 200, grant: { usable: true } });
    expect(await downloads()).toEqual([]);
  });

  it("is not opened by a colleague's agreement where each person signs", async () => {
    await addAgreement(door, ada, { domain: "example.org" });
    const ben = await addPerson(door, "ben@example.org");
    await give({ personId: ben.personId });
    expect(await download("pentest", { act: "download" }, ben)).toMatchObject({
      status: 403,
      grant: { whyNot: "sign" },
    });
  });
});

describe("a report of restricted use", () => {
  beforeEach(async () => {
    await addAgreement(door, ada);
    await give({ documentId: "soc2-2026", maxDownloads: 5 });
  });

  it("is not sent before its box is ticked, each time anew", async () => {
    const refusal = {
      status: 422,
      errors: { acknowledged: "Tick the box to accept the restricted use of this report" },
    };
    expect(await download("soc2-2026")).toMatchObject(refusal);
    expect(await download("soc2-2026", { acknowledged: "yes" })).toMatchObject({ status: 200 });
    expect(await download("soc2-2026")).toMatchObject(refusal);
    expect(await used()).toBe(1);
  });

  it("is not sent without it to whoever needs no agreement either", async () => {
    const agency = await addPerson(door, "reviewer@agency.example");
    await give({ personId: agency.personId, documentId: "soc2-2026", nda: "exempt" });
    expect(await download("soc2-2026", { act: "download" }, agency)).toMatchObject({ status: 422 });
    expect(await download("soc2-2026", { acknowledged: "yes" }, agency)).toMatchObject({
      status: 200,
    });
  });

  it("keeps what was accepted, with the copy it was accepted for", async () => {
    await download("soc2-2026", { acknowledged: "yes" });
    const [copy] = await downloads();
    const kept = await store.db.selectFrom("acknowledgements").selectAll().execute();
    expect(kept).toMatchObject([
      {
        kind: "restricted-use",
        download_id: copy?.id,
        text: "“SOC 2 Type 2 report”: I am a specified party of this report, with sufficient knowledge to understand it, and I will not pass it on. I accept the firm’s access terms: For the named reader only.",
      },
    ]);
    expect(await eventTypes(door)).toContain("restricted-use.acknowledged");
  });
});

describe("a document that must not be marked", () => {
  beforeEach(async () => {
    await addAgreement(door, ada);
    const file = document("architecture");
    file.stamp = "sheet";
    file.file = { ...file.file, bytes: ORIGINAL.length, sha256: sha256(ORIGINAL) };
    await give({ documentId: "architecture" });
  });

  it("comes unaltered beside a stamped sheet, whose hash is recognised", async () => {
    const response = (await download("architecture")) as Response;
    expect(response.headers.get("content-type")).toBe("application/zip");
    const zip = Buffer.from(await response.arrayBuffer());
    expect(response.headers.get("content-length")).toBe(String(zip.length));
    expect(zip.includes(ORIGINAL)).toBe(true);
    expect(zip.includes("architecture-cover-sheet.pdf")).toBe(true);
    const [copy] = await downloads();
    expect(copy?.finished_at).toEqual(door.clock.now());
    expect(await recogniseCopy(door.services, copy?.copy_sha256 ?? "")).toBe(true);
    expect(await recogniseCopy(door.services, sha256(ORIGINAL))).toBe(false);
  });

  it("is not sent where the stored file is another one", async () => {
    door.services.vault = fakeVault({ "architecture.pdf": `${ORIGINAL.slice(0, -1)}X` });
    expect(await download("architecture")).toMatchObject({ status: 503, isAway: true });
    expect(await used()).toBe(0);
  });
});
