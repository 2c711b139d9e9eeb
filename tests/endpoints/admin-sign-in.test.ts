import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findApprover } from "#src/gate/approvers/find-approver.ts";
import { endSessionsOfRemoved } from "#src/gate/approvers/sessions.ts";
import { queuePage } from "#src/gate/http/admin/queue.ts";
import { sessionsPage, signOut } from "#src/gate/http/admin/sessions.ts";
import { confirmSignInPage, signInPage } from "#src/gate/http/admin/sign-in.ts";
import {
  ADDRESSES,
  askAdmin,
  cookiesOf,
  doorOf,
  pageOf,
  responseOf,
  signInAs,
} from "../support/gate/admin.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { testCatalogue } from "../support/gate/test-catalogue.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";

let door: TestDoor;
beforeAll(async () => {
  door = await openTestDoor();
});
beforeEach(async () => {
  await emptyTables(door.services.store);
  door.services.catalogue = testCatalogue();
});
afterAll(() => door.close());

async function askForLink(email: string, next = "/admin/") {
  const request = askAdmin(door, "/admin/sign-in/", { form: { email, next } });
  return responseOf(await signInPage(request, doorOf(door)));
}

async function mailedLink(): Promise<URL> {
  const mail = (await door.waitingMails()).findLast(({ kind }) => kind === "approver-link");
  return new URL(mail?.text.match(/http\S+\/admin\/sign-in\/confirm\/\S+/)?.[0] ?? "");
}

const confirm = (
  token: string,
  more: { email?: string; browser?: string | undefined; next?: string } = {},
) =>
  confirmSignInPage(
    askAdmin(door, "/admin/sign-in/confirm/", {
      form: { t: token, email: more.email ?? "", next: more.next ?? "/admin/" },
      cookies: more.browser ? { ask: more.browser } : {},
    }),
    doorOf(door),
  );

describe("signing in by mailed link", () => {
  it("answers the same for an approver, a stranger and a sixth request in an hour", async () => {
    const answers = [];
    for (const email of [
      ADDRESSES.owner,
      "stranger@elsewhere.example",
      ...Array(5).fill(ADDRESSES.owner),
    ]) {
      const answer = await askForLink(email);
      answers.push([answer.status, answer.headers.get("location"), Object.keys(cookiesOf(answer))]);
    }
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    const mails = await door.waitingMails();
    expect(mails.map(({ to }) => to)).toEqual(Array(5).fill(ADDRESSES.owner));
  });

  it("keeps neither the token nor a stranger's address", async () => {
    await askForLink("stranger@elsewhere.example");
    await askForLink(ADDRESSES.owner);
    const rows = await door.services.store.db.selectFrom("links").selectAll().execute();
    const token = (await mailedLink()).searchParams.get("t") ?? "missing";
    expect(JSON.stringify(rows)).not.toContain("stranger");
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("signs in the browser that asked by the button alone, and shows the page that was wanted", async () => {
    const next = "/admin/requests/0d0e1c9e-7a0b-4f3e-9d6b-0a4f3a5f1a11/";
    const asked = await askForLink(ADDRESSES.approver, next);
    const { ask: browser } = cookiesOf(asked);
    const link = await mailedLink();
    const shown = askAdmin(door, link.pathname + link.search, { cookies: { ask: browser ?? "" } });
    // Reading consumes nothing, however often a mail scanner does it.
    for (let i = 0; i < 3; i += 1)
      expect(pageOf(await confirmSignInPage(shown.clone(), doorOf(door)))).toMatchObject({
        state: "button",
        next,
      });
    const token = link.searchParams.get("t") ?? "";
    const answer = responseOf(await confirm(token, { browser, next }));
    expect(answer.headers.get("location")).toBe(next);
    expect(answer.headers.getSetCookie()[0]).toMatch(/Max-Age=28800; HttpOnly; SameSite=Lax/);
    const { approver } = cookiesOf(answer);
    expect(await findApprover(door.services, approver)).toMatchObject({ role: "approver" });
  });

  it("asks another browser for the address, and gives up after five wrong ones", async () => {
    await askForLink(ADDRESSES.owner);
    const token = (await mailedLink()).searchParams.get("t") ?? "";
    for (let i = 0; i < 4; i += 1)
      expect(pageOf(await confirm(token, { email: `guess${i}@example.com` }))).toMatchObject({
        status: 400,
        state: "retype",
      });
    expect(pageOf(await confirm(token, { email: "last@example.com" })).state).toBe("spent");
    expect(pageOf(await confirm(token, { email: ADDRESSES.owner })).state).toBe("spent");
  });

  it("lets one of twelve win", async () => {
    const { ask: browser } = cookiesOf(await askForLink(ADDRESSES.owner));
    const token = (await mailedLink()).searchParams.get("t") ?? "";
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => confirm(token, { browser })),
    );
    expect(answers.filter((one) => one instanceof Response)).toHaveLength(1);
  });

  it("refuses a link after an hour", async () => {
    const { ask: browser } = cookiesOf(await askForLink(ADDRESSES.owner));
    const token = (await mailedLink()).searchParams.get("t") ?? "";
    door.clock.advance({ hours: 1 });
    expect(pageOf(await confirm(token, { browser })).state).toBe("spent");
    door.clock.advance({ hours: -1 });
  });

  it("leads nowhere but to pages of the approvers", async () => {
    for (const next of [
      "//evil.example",
      "/\\evil.example",
      "/admin/../../evil",
      "https://evil.example/",
      "/admin//evil.example/",
      "/admin/x\r\nset-cookie: a=b/",
    ]) {
      const { searchParams } = new URL("http://here/");
      searchParams.set("next", next);
      const request = askAdmin(door, `/admin/sign-in/?${searchParams}`);
      expect(pageOf(await signInPage(request, doorOf(door))).next).toBe("/admin/");
    }
  });
});

describe("an approver's session", () => {
  it("ends after eight hours", async () => {
    const token = await signInAs(door, "owner");
    door.clock.advance({ hours: 8 });
    expect(await findApprover(door.services, token)).toBeUndefined();
    door.clock.advance({ hours: -8 });
  });

  it("ends at once for whom the configuration no longer lists, and follows a changed role", async () => {
    const token = await signInAs(door, "approver");
    const { access } = door.services.catalogue;
    const set = (approvers: typeof access.approvers) => {
      door.services.catalogue = { ...testCatalogue(), access: { ...access, approvers } };
    };
    set([{ email: "Approver@Example.com", role: "auditor" }]);
    expect(await findApprover(door.services, token)).toMatchObject({ role: "auditor" });
    set([]);
    expect(await findApprover(door.services, token)).toBeUndefined();
    const answer = responseOf(
      await queuePage(askAdmin(door, "/admin/", { as: token }), doorOf(door)),
    );
    expect(answer.headers.get("location")).toBe("/admin/sign-in/");
    expect(await endSessionsOfRemoved(door.services)).toEqual({ ended: 1 });
    set(access.approvers);
    expect(await findApprover(door.services, token)).toBeUndefined();
  });

  it("is listed to its owner alone, and ended by nobody else", async () => {
    const [mine, other, theirs] = [
      await signInAs(door, "owner"),
      await signInAs(door, "owner"),
      await signInAs(door, "sales"),
    ];
    const page = pageOf(
      await sessionsPage(askAdmin(door, "/admin/sessions/", { as: mine }), doorOf(door)),
    );
    expect(page.sessions).toHaveLength(2);
    const end = async (session: string, as: string) =>
      responseOf(
        await sessionsPage(
          askAdmin(door, "/admin/sessions/", { as, form: { session } }),
          doorOf(door),
        ),
      );
    const hash = page.sessions.find(({ isThis }) => !isThis)?.hash ?? "";
    expect((await end(hash, theirs)).status).toBe(404);
    expect((await end(hash, mine)).status).toBe(303);
    expect(await findApprover(door.services, other)).toBeUndefined();
    const out = responseOf(
      await signOut(askAdmin(door, "/admin/sign-out/", { as: mine, form: {} }), doorOf(door)),
    );
    expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0/);
    expect(await findApprover(door.services, mine)).toBeUndefined();
  });
});
