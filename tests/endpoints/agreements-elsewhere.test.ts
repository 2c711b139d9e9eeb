import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { endOutdated } from "#src/gate/agreements/supersede-agreements.ts";
import { confirmClaim, refuseClaim, voidAgreement } from "#src/gate/decisions/change-agreement.ts";
import type { Store } from "#src/gate/definitions.ts";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { listGrants } from "#src/gate/grants/list-grants.ts";
import { type ClaimPage, showClaim } from "#src/gate/http/visitor/claim.ts";
import { showNda } from "#src/gate/http/visitor/nda.ts";
import { settleRequest } from "#src/gate/requests/settle-request.ts";
import { ask } from "../support/gate/ask-door.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import {
  addAgreement,
  addPerson,
  addRequest,
  type TestPerson,
} from "../support/gate/test-people.ts";

let store: Store;
let door: TestDoor;
let ada: TestPerson;
const by = "approver@example.com";

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store });
  ada = await addPerson(door);
});

const context = () => ({ services: door.services, ip: "198.51.100.7" });
const claim = (form?: Record<string, string | Blob>, person: TestPerson | undefined = ada) =>
  showClaim(ask(door, "/request/nda/elsewhere/", { by: person, form }), context());
const agreements = () => store.db.selectFrom("agreements").selectAll().execute();
const reference = "Mutual NDA between Example, Inc. and Reader Ltd of 3 May 2025";
const grants = async () =>
  (await listGrants(store.db, door.services, ada.personId)).map(({ whyNot }) => whyNot);
const give = () =>
  store.transaction((tx) =>
    giveGrant(tx, door.services, {
      personId: ada.personId,
      documentId: "pentest",
      days: 30,
      nda: "required",
      grantedBy: by,
    }),
  );

describe("an agreement that is already signed", () => {
  it("is claimed with a reference and a file, and told to those who decide", async () => {
    const proof = new File(["%PDF-1.7 signed"], "our\r\nNDA.pdf", { type: "application/pdf" });
    expect(await claim({ reference, proof })).toMatchObject({ status: 303 });
    const [agreement] = await agreements();
    expect(agreement).toMatchObject({
      state: "claimed",
      capacity: "elsewhere",
      reference,
      proof_name: "agreement.pdf",
      proof: Buffer.from("%PDF-1.7 signed").toString("base64"),
    });
    const mails = await door.waitingMails();
    expect(mails.map(({ kind, to }) => [kind, to])).toContainEqual(["agreement-claimed", by]);
    expect(await claim()).toMatchObject({ status: 200, state: "waiting" });
  });

  it.each([
    [
      "nothing is said",
      { reference: " " },
      { reference: "Say which agreement it is: between whom, and of which date" },
    ],
    [
      "the file is no PDF",
      { reference, proof: new File(["MZ"], "x.exe") },
      { proof: "Choose a PDF file" },
    ],
    [
      "the file is larger than 1 MB",
      { reference, proof: new File(["%PDF-", "x".repeat(1024 * 1024)], "x.pdf") },
      { proof: "Choose a file of at most 1 MB" },
    ],
  ])("is refused where %s", async (_why, form, errors) => {
    expect(await claim(form)).toMatchObject({ status: 422, errors });
    expect(await agreements()).toEqual([]);
  });

  it("claimed twelve times at once is one claim", async () => {
    await Promise.all(Array.from({ length: 12 }, () => claim({ reference })));
    expect(await agreements()).toHaveLength(1);
  });

  it("opens nothing before an approver confirms it, and starts the clock then", async () => {
    await claim({ reference });
    await give();
    expect(await grants()).toEqual(["claim-unconfirmed"]);
    const [agreement] = await agreements();
    const agreementId = agreement?.id ?? "";
    await confirmClaim(door.services, { agreementId, by });
    expect(await grants()).toEqual([undefined]);
    expect((await door.waitingMails()).map(({ kind }) => kind)).toContain("agreement-confirmed");
    expect(await claim()).toMatchObject({ state: "confirmed" });
  });

  it("lets the rules decide on later requests once it is confirmed", async () => {
    await claim({ reference });
    const [agreement] = await agreements();
    await confirmClaim(door.services, { agreementId: agreement?.id ?? "", by });
    const id = await addRequest(door, ada, { documents: ["pentest"] });
    await store.transaction((tx) => settleRequest(tx, door.services, id));
    expect(await grants()).toEqual([undefined]);
  });

  it("takes the request on to a person, and leaves it open where the claim is refused", async () => {
    await addRequest(door, ada, { documents: ["pentest"] });
    await claim({ reference });
    const [agreement] = await agreements();
    await refuseClaim(door.services, { agreementId: agreement?.id ?? "", by, reason: "Not found" });
    await give();
    expect(await grants()).toEqual(["sign"]);
    expect(((await claim()) as ClaimPage).state).toBe("ask");
    const { state } = await store.db
      .selectFrom("requests")
      .select("state")
      .executeTakeFirstOrThrow();
    expect(state).toBe("pending");
  });

  it("is no longer asked for once the visitor signs instead", async () => {
    await claim({ reference });
    await addAgreement(door, ada);
    const response = (await claim()) as Response;
    expect(response.headers.get("location")).toBe("/request/nda/");
  });

  it("needs a visitor", async () => {
    const request = ask(door, "/request/nda/elsewhere/", { form: { reference } });
    expect(((await showClaim(request, context())) as Response).headers.get("location")).toBe(
      "/request/link/",
    );
  });
});

describe("an agreement that ends", () => {
  it("by being declared void closes what it opened, and can be signed again", async () => {
    const agreementId = await addAgreement(door, ada);
    await give();
    expect(await grants()).toEqual([undefined]);
    await voidAgreement(door.services, { agreementId, by, reason: "Signed by mistake" });
    expect(await grants()).toEqual(["sign"]);
    const page = await showNda(ask(door, "/request/nda/", { by: ada }), context());
    expect(page).toMatchObject({ state: "sign" });
  });

  it("by a new material version is marked so, and by a minor one is not", async () => {
    await addAgreement(door, ada);
    const end = () => store.transaction((tx) => endOutdated(tx, door.services));
    const [version] = door.services.catalogue.nda;
    if (!version) throw new Error("The test's catalogue has an agreement.");
    door.services.catalogue.nda.push({ ...version, version: "1.1", change: "minor" });
    expect(await end()).toBe(0);
    door.services.catalogue.nda.push({ ...version, version: "2.0" });
    expect(await end()).toBe(1);
    expect(await end()).toBe(0);
    expect(await agreements()).toMatchObject([{ state: "superseded" }]);
  });

  it("does not end because the company's text went missing", async () => {
    await addAgreement(door, ada);
    door.services.catalogue.nda.length = 0;
    expect(await store.transaction((tx) => endOutdated(tx, door.services))).toBe(0);
    expect(await agreements()).toMatchObject([{ state: "signed" }]);
  });
});
