/**
 * Who may see and send what on the approvers' pages. One file although it is long: it is the table of every route and every role, and
 * one that is missing fails here.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { agreementFile, agreementPage, agreementsPage } from "#src/gate/http/admin/agreements.ts";
import { companiesPage, companyPage } from "#src/gate/http/admin/companies.ts";
import { documentsPage } from "#src/gate/http/admin/documents.ts";
import type { AdminFrame } from "#src/gate/http/admin/enter.ts";
import { exportsPage } from "#src/gate/http/admin/exports.ts";
import { grantPage, grantsPage } from "#src/gate/http/admin/grants.ts";
import { invitationPage, invitationsPage, invitePage } from "#src/gate/http/admin/invitations.ts";
import { logPage } from "#src/gate/http/admin/log.ts";
import { mailPage } from "#src/gate/http/admin/mail.ts";
import { announcementPage, newsPage, sendPageCopy } from "#src/gate/http/admin/news.ts";
import { objectionsPage } from "#src/gate/http/admin/objections.ts";
import { erasePage, peoplePage, personPage } from "#src/gate/http/admin/people.ts";
import { queuePage } from "#src/gate/http/admin/queue.ts";
import { requestPage, requestsPage } from "#src/gate/http/admin/requests.ts";
import { searchesPage } from "#src/gate/http/admin/searches.ts";
import { seeAsPage } from "#src/gate/http/admin/see-as.ts";
import { sessionsPage, signOut } from "#src/gate/http/admin/sessions.ts";
import type { Door } from "#src/gate/http/door.ts";
import { DOOR_ROUTES, findRoute } from "#src/gate/http/routes.ts";
import { makeInvitation, type NewInvitation } from "#src/gate/invitations/make-invitation.ts";
import { asJson, type Role } from "#src/gate/tables.ts";
import {
  ADDRESSES,
  addPending,
  askAdmin,
  doorOf,
  pageOf,
  signInAs,
} from "../support/gate/admin.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, addPerson } from "../support/gate/test-people.ts";

type Page = (request: Request, door: Door) => Promise<unknown>;
const ROLES: readonly Role[] = ["owner", "approver", "sales", "auditor"];

let door: TestDoor;
const tokens = {} as Record<Role, string>;
/** Each page that can be read, by its route, at an address of something that is there. */
let pages: Record<string, [path: string, page: Page]>;
/** Each form, by its route, as it changes something. */
let forms: Record<string, [path: string, page: Page, form: Record<string, string>]>;

const OF_APPROVERS = DOOR_ROUTES.filter(({ audience }) => audience === "approvers");
const routesFor = (method: "GET" | "POST") =>
  OF_APPROVERS.filter(({ methods }) => methods.includes(method))
    .map(({ pattern }) => pattern)
    .sort();

beforeAll(async () => {
  door = await openTestDoor();
  const { services } = door;
  for (const role of ROLES) tokens[role] = await signInAs(door, role);
  const person = await addPerson(door, "ada@reader.example");
  const agreementId = await addAgreement(door, person);
  const requestId = await addPending(door, person, ["architecture"]);
  const { grantId } = await services.store.transaction((tx) =>
    giveGrant(tx, services, {
      personId: person.personId,
      documentId: "pentest",
      days: 9,
      nda: "required",
      grantedBy: "x",
    }),
  );
  const invitation = await inviteBob({ by: { email: ADDRESSES.owner, role: "owner" } });
  const invitationId = invitation.kind === "made" ? invitation.invitationId : "";
  const newsId = await addAnnouncement();
  pages = {
    "/admin/": ["/admin/", queuePage],
    "/admin/requests/": ["/admin/requests/", requestsPage],
    "/admin/requests/[id]/": [`/admin/requests/${requestId}/`, requestPage],
    "/admin/people/": ["/admin/people/", peoplePage],
    "/admin/people/[id]/": [`/admin/people/${person.personId}/`, personPage],
    "/admin/people/[id]/erase/": [`/admin/people/${person.personId}/erase/`, erasePage],
    "/admin/companies/": ["/admin/companies/", companiesPage],
    "/admin/companies/[domain]/": ["/admin/companies/reader.example/", companyPage],
    "/admin/agreements/": ["/admin/agreements/", agreementsPage],
    "/admin/agreements/[id]/": [`/admin/agreements/${agreementId}/`, agreementPage],
    "/admin/agreements/[id]/receipt.json": [NO_AGREEMENT("receipt.json"), agreementFile],
    "/admin/agreements/[id]/agreement.pdf": [NO_AGREEMENT("agreement.pdf"), agreementFile],
    "/admin/agreements/[id]/proof.pdf": [NO_AGREEMENT("proof.pdf"), agreementFile],
    "/admin/grants/": ["/admin/grants/", grantsPage],
    "/admin/grants/[id]/": [`/admin/grants/${grantId}/`, grantPage],
    "/admin/documents/": ["/admin/documents/", documentsPage],
    "/admin/invitations/": ["/admin/invitations/", invitationsPage],
    "/admin/invitations/new/": ["/admin/invitations/new/", invitePage],
    "/admin/invitations/[id]/": [`/admin/invitations/${invitationId}/`, invitationPage],
    "/admin/see-as/": ["/admin/see-as/?email=ada@reader.example", seeAsPage],
    "/admin/mail/": ["/admin/mail/", mailPage],
    "/admin/objections/": ["/admin/objections/", objectionsPage],
    "/admin/news/": ["/admin/news/", newsPage],
    "/admin/news/[id]/": [`/admin/news/${newsId}/`, announcementPage],
    "/admin/news/[id]/page.html": [`/admin/news/${newsId}/page.html`, sendPageCopy],
    "/admin/searches/": ["/admin/searches/", searchesPage],
    "/admin/log/": ["/admin/log/", logPage],
    "/admin/exports/": ["/admin/exports/", exportsPage],
    "/admin/sessions/": ["/admin/sessions/", sessionsPage],
  };
  const form = (pattern: string, fields: Record<string, string>): (typeof forms)[string] => {
    const [path, page] = pages[pattern] ?? [];
    if (!path || !page) throw new Error(`${pattern} is no page.`);
    return [path, page, fields];
  };
  forms = Object.fromEntries(
    Object.entries({
      "/admin/requests/[id]/": { action: "take-back" },
      "/admin/grants/[id]/": { action: "extend", days: "1" },
      "/admin/agreements/[id]/": { action: "hold", reason: "x" },
      "/admin/people/[id]/erase/": { email: "no" },
      "/admin/invitations/[id]/": { action: "revoke" },
      "/admin/invitations/new/": { emails: "" },
      "/admin/searches/": { key: "x" },
      "/admin/exports/": { file: "people.csv" },
      "/admin/sessions/": { session: "of nobody" },
    }).map(([pattern, fields]) => [pattern, form(pattern, fields)]),
  );
  forms["/admin/sign-out/"] = ["/admin/sign-out/", signOut, {}];
});
afterAll(() => door.close());

/** None is there: those who may read agreements learn that, the others do not get so far. */
const NO_AGREEMENT = (name: string) =>
  `/admin/agreements/0d0e1c9e-7a0b-4f3e-9d6b-0a4f3a5f1a11/${name}`;

const inviteBob = (more: Pick<NewInvitation, "by"> & Partial<NewInvitation>) =>
  makeInvitation(door.services, {
    emails: "bob@reader.example",
    domain: "",
    documents: ["pentest"],
    nda: "required",
    message: "",
    days: undefined,
    openDays: undefined,
    maxUses: undefined,
    mayPass: true,
    soc1Confirmed: false,
    ...more,
  });

async function addAnnouncement(): Promise<string> {
  const { store, clock, random } = door.services;
  const id = random.uuid();
  const sha256 = "c".repeat(64);
  await store.db
    .insertInto("page_copies")
    .values({
      sha256,
      path: "/subprocessors/",
      html: "<h1>Subprocessors</h1>",
      taken_at: clock.now(),
    })
    .execute();
  await store.db
    .insertInto("announcements")
    .values({
      id,
      topic: "subprocessors",
      subject: "A new subprocessor",
      letter: asJson({}),
      text: "Carta joins.",
      text_sha256: "d".repeat(64),
      items: asJson(["carta"]),
      page_path: "/subprocessors/",
      page_sha256: sha256,
      commit: null,
      built_at: "2026-11-02T00:00:00Z",
      created_at: clock.now(),
      finished_at: null,
    })
    .execute();
  return id;
}

const statusOf = (answer: unknown) => {
  if (answer instanceof Response) return answer.status;
  return (answer as { status?: number }).status ?? 200;
};

const countEvents = async () => {
  const { n } = await door.services.store.db
    .selectFrom("events")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
};

describe("the approvers' pages", () => {
  it("are all in these tables, and nothing else is", () => {
    expect(Object.keys(pages).sort()).toEqual(routesFor("GET"));
    expect(Object.keys(forms).sort()).toEqual(routesFor("POST"));
    for (const [pattern, [path]] of [...Object.entries(pages), ...Object.entries(forms)])
      expect(findRoute(path.replace(/\?.*/, ""))?.pattern).toBe(pattern);
  });

  it("lead to signing in whoever has no session, and do nothing with what was sent", async () => {
    const before = await countEvents();
    for (const [path, page] of Object.values(pages)) {
      const answer = await page(askAdmin(door, path), doorOf(door));
      expect([path, statusOf(answer)]).toEqual([path, 303]);
      const forged = await page(askAdmin(door, path, { as: "x".repeat(43) }), doorOf(door));
      expect([path, statusOf(forged)]).toEqual([path, 303]);
    }
    for (const [path, page, form] of Object.values(forms)) {
      const answer = (await page(askAdmin(door, path, { form }), doorOf(door))) as Response;
      expect(answer.headers.get("location")).toMatch(/^\/admin\/sign-in\/\?.*lost=yes/);
    }
    expect(await countEvents()).toBe(before);
  });

  it("show each role what it may see", async () => {
    const seen: Record<string, string> = {};
    for (const [pattern, [path, page]] of Object.entries(pages)) {
      const statuses = [];
      for (const role of ROLES)
        statuses.push(
          statusOf(await page(askAdmin(door, path, { as: tokens[role] }), doorOf(door))),
        );
      seen[pattern] = statuses.join(" ");
    }
    // owner, approver, sales, auditor; the queue sends sales to their invitations
    expect(seen).toMatchInlineSnapshot(`
      {
        "/admin/": "200 200 303 200",
        "/admin/agreements/": "200 200 403 200",
        "/admin/agreements/[id]/": "200 200 403 200",
        "/admin/agreements/[id]/agreement.pdf": "404 404 403 404",
        "/admin/agreements/[id]/proof.pdf": "404 404 403 404",
        "/admin/agreements/[id]/receipt.json": "404 404 403 404",
        "/admin/companies/": "200 200 403 200",
        "/admin/companies/[domain]/": "200 200 403 200",
        "/admin/documents/": "200 200 200 200",
        "/admin/exports/": "200 200 403 200",
        "/admin/grants/": "200 200 403 200",
        "/admin/grants/[id]/": "200 200 403 200",
        "/admin/invitations/": "200 200 200 200",
        "/admin/invitations/[id]/": "200 200 404 200",
        "/admin/invitations/new/": "200 200 200 403",
        "/admin/log/": "200 200 403 200",
        "/admin/mail/": "200 200 403 200",
        "/admin/news/": "200 200 403 200",
        "/admin/news/[id]/": "200 200 403 200",
        "/admin/news/[id]/page.html": "200 200 403 200",
        "/admin/objections/": "200 200 403 200",
        "/admin/people/": "200 200 403 200",
        "/admin/people/[id]/": "200 200 403 200",
        "/admin/people/[id]/erase/": "200 200 403 403",
        "/admin/requests/": "200 200 403 200",
        "/admin/requests/[id]/": "200 200 403 200",
        "/admin/searches/": "200 200 403 403",
        "/admin/see-as/": "200 200 200 200",
        "/admin/sessions/": "200 200 200 200",
      }
    `);
  });

  it("take each form from the roles that may send it, and change nothing for the others", async () => {
    const taken: Record<string, string> = {};
    for (const [pattern, [path, page, form]] of Object.entries(forms)) {
      const statuses = [];
      for (const role of ROLES) {
        // Signing out ends a session of its own.
        const as = pattern === "/admin/sign-out/" ? await signInAs(door, role) : tokens[role];
        const before = await countEvents();
        const answer = await page(askAdmin(door, path, { as, form }), doorOf(door));
        statuses.push(statusOf(answer));
        if ([403, 404].includes(statusOf(answer))) expect(await countEvents()).toBe(before);
      }
      taken[pattern] = statuses.join(" ");
    }
    // 400: typed wrongly, by somebody who may
    expect(taken).toMatchInlineSnapshot(`
      {
        "/admin/agreements/[id]/": "303 303 403 403",
        "/admin/exports/": "200 200 403 200",
        "/admin/grants/[id]/": "303 303 403 403",
        "/admin/invitations/[id]/": "303 303 404 403",
        "/admin/invitations/new/": "400 400 400 403",
        "/admin/people/[id]/erase/": "400 400 403 403",
        "/admin/requests/[id]/": "303 303 403 403",
        "/admin/searches/": "303 303 403 403",
        "/admin/sessions/": "404 404 404 404",
        "/admin/sign-out/": "303 303 303 303",
      }
    `);
  });

  it("lead each role to what it may see, and to nothing else", async () => {
    const led: Record<string, string> = {};
    for (const role of ROLES) {
      const { frame } = (await sessionsPage(
        askAdmin(door, "/admin/sessions/", { as: tokens[role] }),
        doorOf(door),
      )) as { frame: AdminFrame };
      led[role] = frame.links.map(({ label }) => label).join(", ");
      for (const { href } of frame.links) {
        const [path, page] = pages[href] ?? [];
        if (!path || !page) throw new Error(`${href} is no page.`);
        const answer = await page(askAdmin(door, path, { as: tokens[role] }), doorOf(door));
        expect([role, href, statusOf(answer)]).toEqual([role, href, 200]);
      }
    }
    expect(led).toMatchInlineSnapshot(`
      {
        "approver": "Queue, Requests, People, Companies, Agreements, Grants, Documents, Invitations, Objections, News, Searches, See it as, Mail, Log, Exports",
        "auditor": "Queue, Requests, People, Companies, Agreements, Grants, Documents, Invitations, Objections, News, See it as, Mail, Log, Exports",
        "owner": "Queue, Requests, People, Companies, Agreements, Grants, Documents, Invitations, Objections, News, Searches, See it as, Mail, Log, Exports",
        "sales": "Documents, Invitations, See it as",
      }
    `);
  });

  it("tell sales the documents’ names and nothing of who asked for and read them", async () => {
    const ofRole = async (role: Role) =>
      pageOf(
        await documentsPage(
          askAdmin(door, "/admin/documents/", { as: tokens[role] }),
          doorOf(door),
        ),
      );
    expect((await ofRole("owner")).documents.map(({ counts }) => counts?.requests)).toContain(1);
    const { documents } = await ofRole("sales");
    expect(documents.map(({ title }) => title)).toContain("SOC 2 Type 2 report");
    expect(documents.filter(({ counts }) => counts !== undefined)).toEqual([]);
    const seen = await seeAsPage(
      askAdmin(door, "/admin/see-as/?email=ada@reader.example", { as: tokens.sales }),
      doorOf(door),
    );
    expect(pageOf(seen).grants).toBeUndefined();
  });

  it("give 404 for ids that are not there, and for what is no id at all", async () => {
    const withId: [string, Page][] = [
      ["requests", requestPage],
      ["people", personPage],
      ["agreements", agreementPage],
      ["grants", grantPage],
      ["invitations", invitationPage],
      ["companies", companyPage],
      ["news", announcementPage],
    ];
    for (const [list, page] of withId)
      for (const id of ["0d0e1c9e-7a0b-4f3e-9d6b-0a4f3a5f1a11", "1", "%27%3B--", "..%2f"]) {
        const as = tokens.owner;
        const get = await page(askAdmin(door, `/admin/${list}/${id}/`, { as }), doorOf(door));
        expect([list, id, statusOf(get)]).toEqual([list, id, 404]);
        const form = { action: "revoke", reason: "x", seen: "0-0" };
        const post = await page(
          askAdmin(door, `/admin/${list}/${id}/`, { as, form }),
          doorOf(door),
        );
        expect([list, id, statusOf(post)]).toEqual([list, id, 404]);
      }
  });

  it("change nothing by reading, the log's own record aside", async () => {
    const before = await countEvents();
    for (const [pattern, [path, page]] of Object.entries(pages))
      if (pattern !== "/admin/log/")
        await page(askAdmin(door, path, { as: tokens.owner }), doorOf(door));
    expect(await countEvents()).toBe(before);
    await logPage(askAdmin(door, "/admin/log/", { as: tokens.auditor }), doorOf(door));
    expect(await countEvents()).toBe(before + 1);
  });
});

describe("a mail to approvers", () => {
  it("holds only an address of a page, which is nothing without a session", async () => {
    const [path = ""] = pages["/admin/requests/[id]/"] ?? [];
    const answer = (await requestPage(askAdmin(door, path), doorOf(door))) as Response;
    expect(answer.headers.get("location")).toBe(`/admin/sign-in/?next=${encodeURIComponent(path)}`);
  });
});
