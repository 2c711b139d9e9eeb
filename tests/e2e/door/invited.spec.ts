/**
 * What sales can do at the door, and what comes of it: an invitation to one document, taken up through the same gates and ending on it,
 * counted and taken back; the document's own address, passed on; and every other page of the approvers refused.
 */
import { readFileSync } from "node:fs";
import { type Browser, type BrowserContext, expect, type Page, test } from "@playwright/test";
import { DOOR_ROUTES } from "#src/gate/http/routes.ts";
import { type DoorServer, startDoorServer } from "../../support/gate/door-server.ts";
import { startSmtp, type TestSmtp } from "../../support/gate/smtp.ts";
import { findBarriers } from "../accessible.ts";
import { linkIn, mailTo } from "./mail.ts";

const SALES = "sales@tidewater.example";
const READER = "ada@northgrain.example";
const DOCUMENT = "architecture-overview";
const PAGE = `/request/document/${DOCUMENT}/`;
/** None is there by this id: a role that may read learns that, any other does not get so far. */
const NO_ID = "0d0e1c9e-7a0b-4f3e-9d6b-0a4f3a5f1a11";

let server: DoorServer;
let smtp: TestSmtp;
const contexts: BrowserContext[] = [];
const barriers: string[] = [];

test.beforeAll(async () => {
  smtp = await startSmtp();
  server = await startDoorServer({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "Tidewater <trust@tidewater.example>",
    },
  });
});
test.afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await server.stop();
  await smtp.close();
});

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, acceptDownloads: true });
  contexts.push(context);
  return context.newPage();
}

async function noteBarriers(page: Page): Promise<void> {
  const path = new URL(page.url()).pathname;
  barriers.push(...(await findBarriers(page)).map((barrier) => `${path} ${barrier}`));
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/admin/");
  await page.getByLabel("Your e-mail address").fill(SALES);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.goto(linkIn(await mailTo(smtp, SALES, /^Sign in to decide/), "/admin/sign-in/"));
  await page.getByRole("button", { name: "Sign in here" }).click();
  await expect(page).toHaveURL(/\/admin\/invitations\/$/);
}

/** Fills the form in and leaves the browser on the page that says to look into the mail. */
async function takeUp(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await noteBarriers(page);
  await page.getByLabel("Your work e-mail address").fill(READER);
  await page.getByLabel("Your full name").fill("Ada Byron");
  await page.getByLabel("Your title").fill("CISO");
  await page.getByLabel("Your company").fill("Northgrain Ltd");
  await page.getByLabel("What you need the documents for").fill("Yearly review of suppliers");
  await page.getByRole("button", { name: "Take up the invitation" }).click();
  await expect(page).toHaveURL(/\/request\/sent\//);
}

test("sales invites to one document, and the reader ends on it", async ({ browser }) => {
  test.setTimeout(180_000);
  const sales = await openPage(browser);
  const reader = await openPage(browser);
  let copy = "";
  await signIn(sales);

  await test.step("nothing but invitations, names of documents and the rules", async () => {
    const links = sales.getByRole("navigation", { name: "Approvers" }).getByRole("link");
    await expect(links).toHaveText(["Documents", "Invitations", "See it as"]);
    const told: Record<string, number> = {};
    for (const { pattern, audience, methods } of DOOR_ROUTES)
      if (audience === "approvers" && methods.includes("GET")) {
        const path = pattern.replace("[id]", NO_ID).replace("[domain]", "northgrain.example");
        told[pattern] = (await sales.request.get(path, { maxRedirects: 0 })).status();
      }
    const allowed = Object.keys(told).filter((pattern) => told[pattern] !== 403);
    expect(Object.fromEntries(allowed.map((pattern) => [pattern, told[pattern]]))).toEqual({
      "/admin/": 303,
      "/admin/documents/": 200,
      "/admin/invitations/": 200,
      "/admin/invitations/[id]/": 404,
      "/admin/invitations/new/": 200,
      "/admin/see-as/": 200,
      "/admin/sessions/": 200,
    });
    await sales.goto("/admin/documents/");
    await expect(sales.getByRole("columnheader", { name: "Downloads" })).toHaveCount(0);
    await noteBarriers(sales);
    await sales.goto(`/admin/see-as/?email=${READER}`);
    await expect(sales.getByRole("heading", { level: 1 })).toHaveText(`As ${READER} sees it`);
    await noteBarriers(sales);
    const example = sales
      .getByRole("listitem")
      .filter({ hasText: "dana@harborline-foods.example:" });
    await expect(example).toContainText(
      "SOC 2 Type 2 report opens at once, when the address is confirmed and the NDA signed, by “Customers whose contract covers it”",
    );
    await example.getByRole("link").click();
    await expect(sales.getByRole("row", { name: /^SOC 2 Type 2 report approval/ })).toContainText(
      "Customers whose contract covers it",
    );
    await sales.goto("/admin/see-as/");
    await expect(sales.getByRole("heading", { level: 1 })).toHaveText("As a stranger sees it");
    await expect(sales.getByRole("row", { name: /^SOC 2 Type 2 report approval/ })).toContainText(
      "waits for an approver",
    );
  });

  const link = await test.step("the NDA cannot be lifted, whatever is sent", async () => {
    await sales.goto(`/admin/invitations/new/?document=${DOCUMENT}`);
    await noteBarriers(sales);
    await expect(sales.getByLabel("Do not ask for the NDA")).toHaveCount(0);
    const forced = await sales.request.post("/admin/invitations/new/", {
      form: { emails: READER, documents: DOCUMENT, nda: "exempt", openDays: "14" },
      headers: { origin: server.url },
    });
    expect(forced.status()).toBe(400);
    expect(await forced.text()).toContain("Your role cannot lift the NDA");
    await sales.getByLabel("Addresses").fill(READER);
    await sales.getByRole("button", { name: "Make the invitation" }).click();
    await expect(sales.getByText("Mailed to 1")).toBeVisible();
    await noteBarriers(sales);
    return linkIn(await mailTo(smtp, READER, /invites you to read/), "/invitation/");
  });

  await test.step("the same gates, and then the document", async () => {
    await takeUp(reader, link);
    const mail = await mailTo(smtp, READER, /^Confirm your request/);
    await reader.goto(linkIn(mail, "/request/confirm/"));
    await reader.getByRole("button", { name: "Yes, I asked for these documents" }).click();
    await expect(reader).toHaveURL(/\/request\/status\/$/);
    // Not before the signature.
    await reader.goto(PAGE);
    await expect(reader).toHaveURL(/\/request\/status\/$/);
    await reader.goto("/request/nda/");
    await reader.getByRole("radio", { name: /bind/i }).check();
    await reader.getByLabel("Full name").fill("Ada Byron");
    await reader.getByRole("checkbox").check();
    await reader.getByRole("button", { name: "Sign this agreement" }).click();
    await expect(reader).toHaveURL(new RegExp(`${PAGE}$`));
    await noteBarriers(reader);
    const waiting = reader.waitForEvent("download");
    await reader.getByRole("button", { name: "Download your copy" }).click();
    copy = await (await waiting).path();
    expect((await waiting).suggestedFilename()).toMatch(/\.pdf$/);
  });

  await test.step("anybody who holds that copy sees that the company gave it out, and no other", async () => {
    const anybody = await openPage(browser);
    const verdict = anybody.locator("verify-file [role=status]");
    await anybody.goto("/verify/");
    const choice = anybody.getByLabel("Drop a file here, or choose one");
    await choice.setInputFiles(copy);
    await expect(verdict).toContainText("A copy that Tidewater gave out");
    await expect(verdict).not.toContainText(/Ada|Northgrain/);
    const buffer = Buffer.concat([readFileSync(copy), Buffer.from("\n")]);
    await choice.setInputFiles({ name: "edited.pdf", mimeType: "application/pdf", buffer });
    await expect(verdict).toContainText("It is no copy that was given out either.");
  });

  await test.step("its address in another browser leads there through the mail", async () => {
    const other = await openPage(browser);
    await other.goto(PAGE);
    await expect(other).toHaveURL(new RegExp(`/request/link/\\?document=${DOCUMENT}$`));
    await noteBarriers(other);
    await other.getByLabel("Your e-mail address").fill(READER);
    await other.getByRole("button", { name: "Mail me a link" }).click();
    const mail = await mailTo(smtp, READER, /^Your way back/);
    await other.goto(linkIn(mail, "/request/confirm/"));
    await other.getByRole("button", { name: "Continue" }).click();
    await expect(other).toHaveURL(new RegExp(`${PAGE}$`));
  });

  await test.step("counted, told of, and taken back", async () => {
    await mailTo(smtp, SALES, /has signed/);
    await mailTo(smtp, SALES, /has downloaded/);
    await sales.goto("/admin/invitations/");
    await expect(sales.getByRole("cell", { name: "1 of 1" })).toBeVisible();
    await sales.locator("a.row").first().click();
    await expect(sales.getByText("Ada Byron, Northgrain Ltd")).toBeVisible();
    await noteBarriers(sales);
  });

  await test.step("the command line holds sales to the same", async () => {
    const invite = ["invite", "bob@northgrain.example", "--document", DOCUMENT, "--as", SALES];
    expect((await server.run([...invite, "--without-nda"])).code).toBe(1);
    const made = await server.run(invite);
    expect(made.code, made.out).toBe(0);
    await sales.goto("/admin/invitations/");
    await sales.locator("a.row").first().click();
    await sales.getByRole("button", { name: "Revoke the invitation" }).click();
    await expect(sales.getByText(/revoked/i).first()).toBeVisible();
    const [url = ""] = made.out.match(/https?:\/\/\S+/) ?? [];
    expect((await reader.goto(new URL(url).pathname + new URL(url).search))?.status()).toBe(410);
  });
  expect(barriers).toEqual([]);
});
