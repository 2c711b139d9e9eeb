import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giveGrant } from "#src/gate/grants/give-grant.ts";
import { agreementFile, agreementPage, agreementsPage } from "#src/gate/http/admin/agreements.ts";
import { companiesPage, companyPage } from "#src/gate/http/admin/companies.ts";
import { documentsPage } from "#src/gate/http/admin/documents.ts";
import { exportsPage } from "#src/gate/http/admin/exports.ts";
import { grantPage, grantsPage } from "#src/gate/http/admin/grants.ts";
import { invitationPage, invitationsPage, invitePage } from "#src/gate/http/admin/invitations.ts";
import { logPage } from "#src/gate/http/admin/log.ts";
import { erasePage, peoplePage, personPage } from "#src/gate/http/admin/people.ts";
import { queuePage } from "#src/gate/http/admin/queue.ts";
import { requestPage, requestsPage } from "#src/gate/http/admin/requests.ts";
import { seeAsPage } from "#src/gate/http/admin/see-as.ts";
import { sessionsPage } from "#src/gate/http/admin/sessions.ts";
import type { Door } from "#src/gate/http/door.ts";
import { DOOR_ROUTES, findRoute } from "#src/gate/http/routes.ts";
import { makeInvitation } from "#src/gate/invitations/make-invitation.ts";
import type { Role } from "#src/gate/tables.ts";
import { ADDRESSES, addPending, askAdmin, doorOf, signInAs } from "../support/gate/admin.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";
import { addAgreement, addPerson } from "../support/gate/test-people.ts";

type Page = (request: Request, door: Door) => Promise<unknown>;
const ROLES: readonly Role[] = ["owner", "approver", "sales", "auditor"];

let door: TestDoor;
const tokens = {} as Record<Role, string>;
/** Each page, with an address of something that is there. */
let pages: [path: string, page: Page][];
/** Forms that change something, with who may send them. */
let forms: [path: string, page: Page, form: Record<string, string>, allowed: readonly Role[]][];

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
  const made = await makeInvitation(services, {
    by: { email: ADDRESSES.owner, role: "owner" },
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
  });
  const invitationId = made.kind === "made" ? made.invitationId : "";
  pages = [
    ["/admin/", queuePage],
    ["/admin/requests/", requestsPage],
    [`/admin/requests/${requestId}/`, requestPage],
    ["/admin/people/", peoplePage],
    [`/admin/people/${person.personId}/`, personPage],
    [`/admin/people/${person.personId}/erase/`, erasePage],
    ["/admin/companies/", companiesPage],
    ["/admin/companies/reader.example/", companyPage],
    ["/admin/agreements/", agreementsPage],
    [`/admin/agreements/${agreementId}/`, agreementPage],
    ["/admin/grants/", grantsPage],
    [`/admin/grants/${grantId}/`, grantPage],
    ["/admin/documents/", documentsPage],
    ["/admin/invitations/", invitationsPage],
    ["/admin/invitations/new/", invitePage],
    [`/admin/invitations/${invitationId}/`, invitationPage],
    ["/admin/see-as/", seeAsPage],
    ["/admin/log/", logPage],
    ["/admin/exports/", exportsPage],
    ["/admin/sessions/", sessionsPage],
  ];
  const deciders = ["owner", "approver"] as const;
  forms = [
    [`/admin/requests/${requestId}/`, requestPage, { action: "take-back" }, deciders],
    [`/admin/grants/${grantId}/`, grantPage, { action: "extend", days: "1" }, deciders],
    [`/admin/agreements/${agreementId}/`, agreementPage, { action: "hold", reason: "x" }, deciders],
    [`/admin/people/${person.personId}/erase/`, erasePage, { email: "no" }, deciders],
    [`/admin/invitations/${invitationId}/`, invitationPage, { action: "revoke" }, deciders],
    ["/admin/invitations/new/", invitePage, { emails: "" }, ["owner", "approver", "sales"]],
    ["/admin/exports/", exportsPage, { file: "people.csv" }, ["owner", "approver", "auditor"]],
  ];
});
afterAll(() => door.close());

const statusOf = (answer: unknown) => (answer instanceof Response ? answer.status : 200);

const countEvents = async () => {
  const { n } = await door.services.store.db
    .selectFrom("events")
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(n);
};

describe("the approvers' pages", () => {
  it("lead to signing in whoever has no session, and do nothing with what was sent", async () => {
    const before = await countEvents();
    for (const [path, page] of pages) {
      const answer = await page(askAdmin(door, path), doorOf(door));
      expect([path, statusOf(answer)]).toEqual([path, 303]);
      const forged = await page(askAdmin(door, path, { as: "x".repeat(43) }), doorOf(door));
      expect([path, statusOf(forged)]).toEqual([path, 303]);
    }
    for (const [path, page, form] of forms) {
      const answer = (await page(askAdmin(door, path, { form }), doorOf(door))) as Response;
      expect(answer.headers.get("location")).toMatch(/^\/admin\/sign-in\/\?.*lost=yes/);
    }
    expect(await countEvents()).toBe(before);
  });

  it("show each role what it may see", async () => {
    const seen: Record<string, string> = {};
    for (const [path, page] of pages) {
      const statuses = [];
      for (const role of ROLES)
        statuses.push(
          statusOf(await page(askAdmin(door, path, { as: tokens[role] }), doorOf(door))),
        );
      seen[path.replace(/[0-9a-f-]{36}/, "<id>")] = statuses.join(" ");
    }
    // owner, approver, sales, auditor
    expect(seen).toMatchInlineSnapshot(`
      {
        "/admin/": "200 200 303 200",
        "/admin/agreements/": "200 200 403 200",
        "/admin/agreements/<id>/": "200 200 403 200",
        "/admin/companies/": "200 200 403 200",
        "/admin/companies/reader.example/": "200 200 403 200",
        "/admin/documents/": "200 200 200 200",
        "/admin/exports/": "200 200 403 200",
        "/admin/grants/": "200 200 403 200",
        "/admin/grants/<id>/": "200 200 403 200",
        "/admin/invitations/": "200 200 200 200",
        "/admin/invitations/<id>/": "200 200 404 200",
        "/admin/invitations/new/": "200 200 200 403",
        "/admin/log/": "200 200 403 200",
        "/admin/people/": "200 200 403 200",
        "/admin/people/<id>/": "200 200 403 200",
        "/admin/people/<id>/erase/": "200 200 403 403",
        "/admin/requests/": "200 200 403 200",
        "/admin/requests/<id>/": "200 200 403 200",
        "/admin/see-as/": "200 200 200 200",
        "/admin/sessions/": "200 200 200 200",
      }
    `);
  });

  it("take each form from the roles that may send it, and from nobody else", async () => {
    for (const [path, page, form, allowed] of forms)
      for (const role of ROLES) {
        const before = await countEvents();
        const answer = await page(askAdmin(door, path, { as: tokens[role], form }), doorOf(door));
        const isRefused = [403, 404].includes(statusOf(answer));
        expect([path, role, isRefused]).toEqual([path, role, !allowed.includes(role)]);
        if (isRefused) expect(await countEvents()).toBe(before);
      }
  });

  it("give 404 for ids that are not there, and for what is no id at all", async () => {
    const withId: [string, Page][] = [
      ["requests", requestPage],
      ["people", personPage],
      ["agreements", agreementPage],
      ["grants", grantPage],
      ["invitations", invitationPage],
      ["companies", companyPage],
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
    for (const name of ["receipt.json", "agreement.pdf", "proof.pdf", "other"]) {
      const path = `/admin/agreements/0d0e1c9e-7a0b-4f3e-9d6b-0a4f3a5f1a11/${name}`;
      expect(
        (await agreementFile(askAdmin(door, path, { as: tokens.owner }), doorOf(door))).status,
      ).toBe(404);
    }
  });

  it("change nothing by reading, the log's own record aside", async () => {
    const before = await countEvents();
    for (const [path, page] of pages)
      if (path !== "/admin/log/")
        await page(askAdmin(door, path, { as: tokens.owner }), doorOf(door));
    expect(await countEvents()).toBe(before);
    await logPage(askAdmin(door, "/admin/log/", { as: tokens.auditor }), doorOf(door));
    expect(await countEvents()).toBe(before + 1);
  });

  it("are all listed as the approvers', and take only the methods that they need", async () => {
    for (const [path] of pages)
      expect([path, findRoute(path)?.audience]).toEqual([path, "approvers"]);
    for (const [path] of forms) expect(findRoute(path)?.methods).toContain("POST");
    const changing = DOOR_ROUTES.filter(
      ({ audience, methods }) => audience === "approvers" && methods.includes("POST"),
    );
    expect(changing.map(({ pattern }) => pattern).sort()).toMatchInlineSnapshot(`
      [
        "/admin/agreements/[id]/",
        "/admin/exports/",
        "/admin/grants/[id]/",
        "/admin/invitations/[id]/",
        "/admin/invitations/new/",
        "/admin/people/[id]/erase/",
        "/admin/requests/[id]/",
        "/admin/searches/",
        "/admin/sessions/",
        "/admin/sign-out/",
      ]
    `);
  });
});

describe("a mail to approvers", () => {
  it("holds only an address of a page, which is nothing without a session", async () => {
    const [path = ""] = pages[2] ?? [];
    const answer = (await requestPage(askAdmin(door, path), doorOf(door))) as Response;
    expect(answer.headers.get("location")).toBe(`/admin/sign-in/?next=${encodeURIComponent(path)}`);
  });
});
