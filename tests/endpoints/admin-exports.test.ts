import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sealEvents } from "#src/gate/audit/seal-events.ts";
import { exportsPage } from "#src/gate/http/admin/exports.ts";
import { logPage } from "#src/gate/http/admin/log.ts";
import { seeAsPage } from "#src/gate/http/admin/see-as.ts";
import { LIST_NAMES } from "#src/gate/records/export-records.ts";
import type { Role } from "#src/gate/tables.ts";
import {
  ADDRESSES,
  addPending,
  askAdmin,
  doorOf,
  pageOf,
  responseOf,
  signInAs,
} from "../support/gate/admin.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, addPerson } from "../support/gate/test-people.ts";

let door: TestDoor;
let as: string;
beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(async () => {
  await emptyTables(door.services.store);
  as = await signInAs(door, "owner");
});
afterAll(() => door.close());

async function take(file: string, token = as) {
  const request = askAdmin(door, "/admin/exports/", { as: token, form: { file } });
  return responseOf(await exportsPage(request, doorOf(door)));
}

/** A person whose fields a spreadsheet would compute. */
async function addMalory() {
  const malory = await addPerson(door, "malory@evil.example", {
    name: '=HYPERLINK("https://evil.example","click")',
    company: "+1+1",
    title: "@SUM(A1)",
  });
  const requestId = await addPending(door, malory, ["architecture"]);
  await door.services.store.db
    .updateTable("requests")
    .set({ purpose: '-2+3\nsecond line, with "quotes"', answer: "\tcmd|' /C calc'!A0" })
    .where("id", "=", requestId)
    .execute();
  return malory;
}

describe("exports", () => {
  it("as CSV hold no formula, whatever visitors typed", async () => {
    await addMalory();
    const answer = await take("requests.csv");
    expect(answer.headers.get("content-type")).toBe("text/csv;charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="requests-2026-11-02.csv"',
    );
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder().decode(bytes);
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"",""click"")"`);
    expect(text).toContain(",'+1+1,");
    expect(text).toContain(",'@SUM(A1),");
    expect(text).toContain(`"'-2+3\nsecond line, with ""quotes"""`);
    expect(text).toContain(`"'\tcmd|`);
    expect(text.split("\r\n")[0]).toMatch(/^requestId,state,askedAt,/);
  });

  it("are there for each list in both forms, and each is an event", async () => {
    await addAgreement(door, await addMalory());
    for (const list of LIST_NAMES)
      for (const format of ["csv", "json"])
        expect([list, (await take(`${list}.${format}`)).status]).toEqual([list, 200]);
    const events = await door.services.store.db
      .selectFrom("events")
      .selectAll()
      .where("type", "=", "records.exported")
      .execute();
    expect(events).toHaveLength(LIST_NAMES.length * 2);
    expect(events[0]?.payload).toEqual({
      by: ADDRESSES.owner,
      list: "requests",
      format: "csv",
      rows: 1,
    });
    for (const file of ["secrets.csv", "everything.csv", "requests.xlsx", "__proto__.csv", "", "."])
      expect((await take(file)).status).toBe(404);
  });

  it("hold everything in one JSON", async () => {
    const malory = await addMalory();
    await addAgreement(door, malory);
    await sealEvents(door.services);
    const all = (await (await take("everything.json")).json()) as Record<string, unknown[]>;
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining([...LIST_NAMES, "evidence", "texts", "logContents"]),
    );
    expect(all.people).toMatchObject([{ email: malory.email }]);
    expect(all.evidence).toHaveLength(1);
    // Nothing that opens the door, and nothing of how it is kept shut.
    expect(JSON.stringify(all)).not.toContain("hash_");
    expect(JSON.stringify(all)).not.toContain("token");
  });

  it("are refused to sales", async () => {
    const sales = await signInAs(door, "sales");
    expect((await take("people.csv", sales)).status).toBe(403);
  });
});

describe("the log's page", () => {
  const look = async (query = "", token = as) =>
    pageOf(await logPage(askAdmin(door, `/admin/log/${query}`, { as: token }), doorOf(door)));

  it("shows what was sealed, checks the chain, and is itself an event", async () => {
    await sealEvents(door.services);
    const page = await look("?check=yes");
    expect(page.records.map(({ type }) => type)).toEqual(["approver.signed-in"]);
    expect(page.check).toMatchObject({ ok: true });
    const waiting = await door.services.store.db.selectFrom("events").select("type").execute();
    expect(waiting).toEqual([{ type: "log.viewed" }]);
  });

  it("says what does not hold, and against a head that was noted elsewhere", async () => {
    await sealEvents(door.services);
    const page = await look(`?check=yes&head=9:${"0".repeat(64)}`);
    expect(page.check?.ok).toBe(false);
    expect((await look("?check=yes&head=nonsense")).errors).toHaveProperty("head");
  });
});

describe("see it as", () => {
  const look = async (query: string, role: Role = "owner") => {
    const token = await signInAs(door, role);
    return pageOf(
      await seeAsPage(askAdmin(door, `/admin/see-as/${query}`, { as: token }), doorOf(door)),
    );
  };
  const told = (page: Awaited<ReturnType<typeof look>>) =>
    Object.fromEntries(
      page.seen.map((one) => [
        one.documentId,
        `${one.shown ? one.outcome : "unseen"} by ${one.rule ?? "default"}`,
      ]),
    );

  it("says what a stranger sees, and what the rules make of an address", async () => {
    expect({
      stranger: told(await look("")),
      customer: told(await look("?email=ada@customer.example")),
      lookAlike: told(await look("?email=ada@custorner.example")),
      disposable: told(await look("?email=x@mailinator.com")),
      freeMail: told(await look("?email=x@gmail.com")),
      invited: told(await look("?email=ada@reader.example&invited=yes")),
    }).toMatchInlineSnapshot(`
      {
        "customer": {
          "architecture": "auto by Customers",
          "pentest": "auto by Customers",
          "secret-roadmap": "unseen by Customers",
          "soc2-2026": "auto by Customers",
        },
        "disposable": {
          "architecture": "block by Disposable addresses are refused",
          "pentest": "block by Disposable addresses are refused",
          "secret-roadmap": "unseen by Disposable addresses are refused",
          "soc2-2026": "block by Disposable addresses are refused",
        },
        "freeMail": {
          "architecture": "person by default",
          "pentest": "person by The agreement alone opens these",
          "secret-roadmap": "unseen by default",
          "soc2-2026": "person by default",
        },
        "invited": {
          "architecture": "auto by default",
          "pentest": "auto by The agreement alone opens these",
          "secret-roadmap": "auto by default",
          "soc2-2026": "auto by default",
        },
        "lookAlike": {
          "architecture": "person by default",
          "pentest": "auto by The agreement alone opens these",
          "secret-roadmap": "unseen by default",
          "soc2-2026": "person by default",
        },
        "stranger": {
          "architecture": "person by default",
          "pentest": "auto by The agreement alone opens these",
          "secret-roadmap": "unseen by default",
          "soc2-2026": "person by default",
        },
      }
    `);
  });

  it("shows each example of the rules as the rules decide it, also to sales", async () => {
    const { access } = door.services.catalogue;
    const before = access.examples;
    const expected = [
      ["ada@customer.example", "soc2-2026", "auto", "Customers"],
      ["x@agency.example", "architecture", "person", "Agencies sign nothing"],
      ["x@mailinator.com", "pentest", "block", "Disposable addresses are refused"],
    ] as const;
    access.examples = expected.map(([email, document, outcome, rule]) => ({
      email,
      document,
      expect: { outcome, rule },
    }));
    const { examples } = await look("", "sales");
    expect(examples).toHaveLength(expected.length);
    expect(examples.map((one) => [one.email, one.documentId, one.outcome, one.rule])).toEqual(
      expected,
    );
    for (const { email, ...example } of examples) {
      const { seen } = await look(`?email=${encodeURIComponent(email)}`, "sales");
      expect(seen).toContainEqual(example);
    }
    access.examples = before;
  });

  it("shows what the address has now to those who may read it, and stores nothing", async () => {
    const { db } = door.services.store;
    await addPerson(door, "ada@reader.example");
    expect((await look("?email=ada@reader.example")).grants).toEqual([]);
    expect((await look("?email=ada@reader.example", "sales")).grants).toBeUndefined();
    // What a stranger sees is no answer to somebody who misspelt an address.
    const misspelt = await look("?email=nonsense");
    expect(misspelt.errors).toHaveProperty("email");
    expect([misspelt.title, misspelt.seen]).toEqual(["See it as somebody", []]);
    expect(await db.selectFrom("requests").selectAll().execute()).toEqual([]);
  });
});
