import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findCovering } from "#src/gate/agreements/covering-agreement.ts";
import type { SignatureEvidence, Store } from "#src/gate/definitions.ts";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { listGrants } from "#src/gate/grants/list-grants.ts";
import { type NdaPage, showNda } from "#src/gate/http/visitor/nda.ts";
import { sendNdaPdf, sendNdaText } from "#src/gate/http/visitor/nda-text.ts";
import { ask } from "../support/gate/ask-door.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { fakePrinter } from "../support/gate/fake-documents.ts";
import { openMemoryStore } from "../support/gate/memory-store.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addPerson, addRequest, eventTypes, type TestPerson } from "../support/gate/test-people.ts";

const IP = "198.51.100.7";
let store: Store;
let door: TestDoor;
let ada: TestPerson;

beforeAll(async () => {
  store = await openMemoryStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  await emptyTables(store);
  door = await openTestDoor({ store, services: { printer: fakePrinter() } });
  ada = await addPerson(door, "ada@reader.example");
});

const at = "/request/nda/";
const open = (by?: TestPerson) =>
  showNda(ask(door, at, { by }), { services: door.services, ip: IP }) as Promise<NdaPage>;
const typed = {
  name: "Ada Example",
  title: "Analyst",
  company: "Reader Ltd",
  capacity: "bind",
  agreed: "yes",
};
const post = (by: TestPerson | undefined, form: Record<string, string>) =>
  showNda(ask(door, at, { by, form }), { services: door.services, ip: IP });
async function sign(by: TestPerson, more: Record<string, string> = {}) {
  const { proof } = await open(by);
  return post(by, { ...typed, presented: proof, ...more });
}
const agreements = () =>
  store.db.selectFrom("agreements").selectAll().orderBy("created_at").execute();
const tables = ["agreements", "nda_texts", "events", "outbox"] as const;
async function rows() {
  const counts = await Promise.all(
    tables.map((table) => store.db.selectFrom(table).selectAll().execute()),
  );
  return counts.map((found) => found.length);
}

describe("the agreement's page", () => {
  it("shows the text in full to anybody, and the form to a confirmed visitor only", async () => {
    expect(await open()).toMatchObject({ status: 200, state: "read", proof: "" });
    const page = await open(ada);
    expect(page).toMatchObject({ status: 200, state: "sign", email: "ada@reader.example" });
    expect(page.nda?.text).toContain("You keep secret what you read.");
  });

  it("writes nothing when it is shown", async () => {
    await open(ada);
    expect(await rows()).toEqual([0, 0, 0, 0]);
  });

  it("offers the text as PDF and as the exact bytes that are hashed", async () => {
    const context = { services: door.services, ip: IP };
    const text = await sendNdaText(ask(door, "/request/nda/text.md"), context);
    expect(await text.text()).toBe(door.services.catalogue.nda[0]?.text);
    expect(text.headers.get("content-disposition")).toContain('filename="agreement-1.0.md"');
    const pdf = await sendNdaPdf(ask(door, "/request/nda/text.pdf"), context);
    await sendNdaPdf(ask(door, "/request/nda/text.pdf"), context);
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(door.services.printer).toMatchObject({ printed: 1 });
  });

  it("fails closed where the company has no agreement in force", async () => {
    door.services.catalogue.nda.length = 0;
    expect(await open(ada)).toMatchObject({ status: 503, state: "missing", nda: undefined });
    expect(await post(ada, typed)).toMatchObject({ status: 503, state: "missing" });
    expect((await sendNdaPdf(ask(door, at), { services: door.services, ip: IP })).status).toBe(404);
    expect(await rows()).toEqual([0, 0, 0, 0]);
  });
});

describe("signing", () => {
  it("keeps everything that proves it, in the record and in its event alike", async () => {
    const request = await addRequest(door, ada, { documents: ["pentest", "soc2-2026"] });
    const { proof } = await open(ada);
    door.clock.advance({ minutes: 4 });
    const response = (await post(ada, { ...typed, presented: proof })) as Response;
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/request/status/");
    const [agreement] = await agreements();
    const text = door.services.catalogue.nda[0]?.text ?? "";
    const evidence = agreement?.evidence as SignatureEvidence;
    expect(evidence).toEqual({
      schema: "fanlight-acceptance/1",
      id: agreement?.id,
      nda: {
        id: "nda",
        title: "Confidentiality agreement",
        version: "1.0",
        sha256: createHash("sha256").update(text).digest("hex"),
      },
      discloser: "Example, Inc.",
      signer: {
        name: "Ada Example",
        title: "Analyst",
        company: "Reader Ltd",
        capacity: "bind",
        email: "ada@reader.example",
        emailVerifiedAt: "2026-11-02T10:00:00.000Z",
        emailVerifiedBy: "link",
      },
      consent:
        "I have read “Confidentiality agreement”, version 1.0, as it is shown on this page, and I agree to it. My typed name is my signature.",
      documents: ["Title of pentest, dated 1 June 2026", "SOC 2 Type 2 report, dated 1 June 2026"],
      purpose: "We are considering the service",
      presentedAt: "2026-11-02T10:00:00.000Z",
      acceptedAt: "2026-11-02T10:04:00.000Z",
      ip: IP,
      userAgent: "Test browser",
      language: "en-GB",
      commit: "0123456789abcdef0123456789abcdef01234567",
    });
    expect(agreement).toMatchObject({
      state: "signed",
      request_id: request,
      covers_domain: "reader.example",
    });
    expect(agreement?.keep_until?.toISOString()).toBe("2035-11-02T10:04:00.000Z");
    const sealed = await store.db
      .selectFrom("log")
      .innerJoin("log_private", "log_private.seq", "log.seq")
      .selectAll()
      .where("type", "=", "agreement.signed")
      .executeTakeFirstOrThrow();
    expect(sealed.payload).toEqual(evidence);
    expect(sealed.refs).toEqual({ agreement: agreement?.id, request });
    expect(JSON.stringify([sealed.refs, sealed.subject_id])).not.toMatch(/\bada\b|reader|198\.51/i);
    const [kept] = await store.db.selectFrom("nda_texts").selectAll().execute();
    expect(kept).toMatchObject({ text, version: "1.0" });
  });

  it("settles what waited for it and starts the clocks", async () => {
    const id = await addRequest(door, ada, { documents: ["pentest"] });
    await sign(ada);
    expect(await listGrants(store.db, door.services, ada.personId)).toMatchObject([
      { documentId: "pentest", usable: true },
    ]);
    const request = await store.db
      .selectFrom("requests")
      .select("state")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(request.state).toBe("approved");
  });

  it("for oneself binds nobody else and leaves the decision to a person", async () => {
    const id = await addRequest(door, ada, { documents: ["pentest"] });
    await sign(ada, { capacity: "self" });
    expect((await agreements())[0]).toMatchObject({ capacity: "self", covers_domain: null });
    const request = await store.db
      .selectFrom("requests")
      .select("state")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(request.state).toBe("pending");
  });

  it.each([
    [
      "the box is not ticked",
      { agreed: "" },
      { agreed: "Tick the box to say that you agree to the agreement" },
    ],
    ["the name is blank", { name: "  " }, { name: "Type your full name; it is your signature" }],
    [
      "the name hides characters",
      { name: "Ada\u202eelpmaxE" },
      { name: "Your name contains characters that cannot be seen; type it again without them" },
    ],
    [
      "no capacity is chosen",
      { capacity: "" },
      { capacity: "Choose whether you bind your company or sign for yourself" },
    ],
    [
      "the capacity is made up",
      { capacity: "elsewhere" },
      { capacity: "Choose whether you bind your company or sign for yourself" },
    ],
    [
      "title and company are missing",
      { title: "", company: "" },
      {
        title: "Enter your title, such as Security analyst",
        company: "Enter the name of your company",
      },
    ],
  ])("is refused where %s, and writes nothing", async (_why, more, errors) => {
    const page = (await sign(ada, more)) as NdaPage;
    expect(page).toMatchObject({ status: 422, state: "sign" });
    expect(page.errors).toEqual(errors);
    expect(page.values.title).toBe({ ...typed, ...more }.title);
    expect(await rows()).toEqual([0, 0, 0, 0]);
  });

  it("is refused where the text was changed since it was shown, and shows the new one", async () => {
    const { proof } = await open(ada);
    const [version] = door.services.catalogue.nda;
    if (version) version.text = `${version.text} For five years.`;
    const page = (await post(ada, { ...typed, presented: proof })) as NdaPage;
    expect(page).toMatchObject({ status: 422, stale: true, errors: {} });
    expect(page.nda?.text).toContain("For five years.");
    expect(await rows()).toEqual([0, 0, 0, 0]);
    expect(await post(ada, { ...typed, presented: page.proof })).toMatchObject({ status: 303 });
  });

  it("takes no proof that was made up or shown to somebody else", async () => {
    const eve = await addPerson(door, "eve@other.example");
    const { proof } = await open(eve);
    for (const presented of ["", "made-up", proof])
      expect(await post(ada, { ...typed, presented })).toMatchObject({ status: 422, stale: true });
    expect(await rows()).toEqual([0, 0, 0, 0]);
  });

  it("needs a visitor", async () => {
    const response = (await post(undefined, typed)) as Response;
    expect(response.headers.get("location")).toBe("/request/link/");
  });

  it("sent twelve times at once is one signature", async () => {
    const { proof } = await open(ada);
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post(ada, { ...typed, presented: proof })),
    );
    expect(answers.map((answer) => (answer as Response).status)).toEqual(Array(12).fill(303));
    expect(await agreements()).toHaveLength(1);
    expect((await eventTypes(door)).filter((type) => type === "agreement.signed")).toHaveLength(0);
    const sealed = await store.db
      .selectFrom("log")
      .selectAll()
      .where("type", "=", "agreement.signed")
      .execute();
    expect(sealed).toHaveLength(1);
    const mails = await door.waitingMails();
    expect(mails.filter(({ kind }) => kind === "agreement-receipt")).toHaveLength(1);
  });
});

describe("a new version", () => {
  const publish = (change: "material" | "minor", effectiveOn = "2026-11-10") => {
    const [version] = door.services.catalogue.nda;
    if (!version) throw new Error("The test's catalogue has an agreement.");
    const text = `${version.text} Version two.`;
    door.services.catalogue.nda.push({ ...version, version: "2.0", effectiveOn, change, text });
  };
  const usable = async () =>
    (await listGrants(store.db, door.services, ada.personId)).map(({ whyNot }) => whyNot);
  beforeEach(async () => {
    await sign(ada);
    await store.transaction((tx) =>
      giveGrant(tx, door.services, {
        personId: ada.personId,
        documentId: "pentest",
        days: 90,
        nda: "required",
        grantedBy: "approver@example.com",
      }),
    );
  });

  it("that is minor asks nobody again", async () => {
    publish("minor");
    door.clock.advance({ days: 9 });
    expect(await open(ada)).toMatchObject({ state: "signed", nda: { version: "1.0" } });
    expect(await usable()).toEqual([undefined]);
  });

  it("that is material asks again from its day on, live grants included", async () => {
    publish("material");
    door.clock.advance({ days: 7 });
    expect(await usable()).toEqual([undefined]);
    door.clock.advance({ days: 1 });
    expect(await usable()).toEqual(["sign"]);
    expect(await open(ada)).toMatchObject({ state: "sign", nda: { version: "2.0" } });
    await sign(ada);
    expect(await usable()).toEqual([undefined]);
    expect((await agreements()).map(({ state, nda_version }) => [nda_version, state])).toEqual([
      ["1.0", "superseded"],
      ["2.0", "signed"],
    ]);
  });

  it("in force while the old text is open is what must be signed", async () => {
    const eve = await addPerson(door, "eve@other.example");
    publish("minor", "2026-11-03");
    const { proof } = await open(eve);
    door.clock.advance({ days: 1 });
    const page = (await post(eve, { ...typed, presented: proof })) as NdaPage;
    expect(page).toMatchObject({ status: 422, stale: true, nda: { version: "2.0" } });
  });
});

describe("a signature for the company", () => {
  let ben: TestPerson;
  beforeEach(async () => {
    door.services.catalogue.access.nda.scope = "company";
    ben = await addPerson(door, "ben@reader.example", { name: "Ben Example" });
  });
  const covering = (person: TestPerson) => findCovering(store.db, door.services, person);

  it("covers colleagues, each of whom acknowledges it once", async () => {
    await sign(ada);
    await addRequest(door, ben, { documents: ["pentest"] });
    const page = await open(ben);
    expect(page).toMatchObject({ state: "acknowledge", nda: { version: "1.0" } });
    expect(await post(ben, { act: "acknowledge" })).toMatchObject({
      status: 422,
      errors: { agreed: "Tick the box to say that you keep to the agreement" },
    });
    expect(await covering(ben)).toMatchObject({ by: "company", acknowledged: false });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post(ben, { act: "acknowledge", agreed: "yes" })),
    );
    expect(answers.every((answer) => (answer as Response).status === 303)).toBe(true);
    expect(await covering(ben)).toMatchObject({ by: "company", acknowledged: true });
    expect(await store.db.selectFrom("acknowledgements").selectAll().execute()).toHaveLength(1);
    expect(await listGrants(store.db, door.services, ben.personId)).toMatchObject([
      { usable: true },
    ]);
  });

  it("covers neither strangers nor look-alike domains", async () => {
    await sign(ada);
    for (const email of ["eve@other.example", "eve@mail.reader.example", "eve@reader.example.net"])
      expect(await covering(await addPerson(door, email))).toEqual({ kind: "none" });
  });

  it("covers nobody where it was given from a free-mail address, or personally", async () => {
    const free = await addPerson(door, "cy@gmail.com");
    await sign(free);
    expect(await covering(await addPerson(door, "dee@gmail.com"))).toEqual({ kind: "none" });
    await sign(ada, { capacity: "self" });
    expect(await covering(ben)).toEqual({ kind: "none" });
  });

  it("covers nobody else where the company asks each person", async () => {
    await sign(ada);
    door.services.catalogue.access.nda.scope = "person";
    expect(await covering(ben)).toEqual({ kind: "none" });
    expect(await post(ben, { act: "acknowledge", agreed: "yes" })).toMatchObject({ status: 303 });
    expect(await store.db.selectFrom("acknowledgements").selectAll().execute()).toEqual([]);
  });
});
