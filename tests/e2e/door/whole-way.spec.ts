/**
 * The whole way of a document: asked for, confirmed by mail, signed for, decided on, downloaded, taken back. A real browser, the built
 * portal's own server, mail over SMTP, on both databases, with and without JavaScript, axe on every page on the way. One file although
 * it is long: one way, told in its order.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  test,
} from "@playwright/test";
import { type DoorServer, startDoorServer } from "../../support/gate/door-server.ts";
import { type PostgresServer, startPostgres } from "../../support/gate/postgres.ts";
import { type Received, startSmtp, type TestSmtp } from "../../support/gate/smtp.ts";
import { checkFile, hashOfFile, readPages } from "../../support/gate/stamps.ts";
import { missingTool } from "../../support/system-tools.ts";
import { findBarriers } from "../accessible.ts";
import { linkIn, mailTo } from "./mail.ts";

const OWNER = "security-lead@tidewater.example";
const READER = "Ada.Łukasz@northgrain.example";
const NARROW = 320;
const DESK = { width: 1280, height: 720 };
const MOST_TABS = 120;
const REPORT = "soc2-type2";
const OTHER = "architecture-overview";

interface Around {
  server: DoorServer;
  smtp: TestSmtp;
  postgres: PostgresServer | undefined;
}

/** With scripts switched off axe cannot run; the pages are the same, and are looked at in the other walk. */
async function noteBarriers(page: Page): Promise<void> {
  if (!scripted.get(page.context())) return;
  const path = new URL(page.url()).pathname;
  barriers.push(...(await findBarriers(page)).map((barrier) => `${path} ${barrier}`));
  await page.setViewportSize({ width: NARROW, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > NARROW) barriers.push(`${path} is ${wide} px wide on a phone of ${NARROW}`);
  await page.setViewportSize(DESK);
}

/** Goes on with the Tab key, as somebody without a mouse does, until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = () =>
    target.evaluateAll((all) => all.some((one) => one === document.activeElement));
  for (let presses = 0; !(await isThere()); presses += 1) {
    if (presses > MOST_TABS) throw new Error(`${target} is not reached with the Tab key.`);
    await page.keyboard.press("Tab");
  }
  await expect(page.locator(":focus")).toBeInViewport();
}

/** A radio button of a group: Tab leads into the group, arrows go through it. */
async function choose(page: Page, group: string, value: string): Promise<void> {
  const all = page.locator(`input[type="radio"][name="${group}"]`);
  await tabTo(page, all);
  const chosen = page.locator(`input[name="${group}"][value="${value}"]`);
  await page.keyboard.press("Space");
  for (let presses = 0; !(await chosen.isChecked()); presses += 1) {
    if (presses > (await all.count()))
      throw new Error(`${group} has no ${value} for the keyboard.`);
    await page.keyboard.press("ArrowDown");
  }
}

/** Told at the end, so that one page's barrier does not hide the next one's. */
const barriers: string[] = [];
const scripted = new WeakMap<BrowserContext, boolean>();

async function open(database: "pglite" | "postgres"): Promise<Around> {
  const smtp = await startSmtp();
  const postgres = database === "postgres" ? await startPostgres() : undefined;
  await postgres?.start();
  const server = await startDoorServer({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "Tidewater <trust@tidewater.example>",
      ...(postgres && { DATABASE_URL: postgres.url }),
    },
  });
  return { server, smtp, postgres };
}

/** The approver's way is gone by keyboard alone where scripts tell this test what has the focus. */
async function press(page: Page, target: Locator, words?: string): Promise<void> {
  if (!scripted.get(page.context())) return words ? target.fill(words) : target.click();
  await tabTo(page, target);
  if (words) return page.keyboard.type(words);
  const leads = await target.evaluate(({ tagName }) => tagName === "BUTTON");
  const arrived = leads ? page.waitForEvent("load") : undefined;
  await page.keyboard.press("Enter");
  await arrived;
}

async function signInAsOwner(
  browser: Browser,
  { server, smtp }: Around,
  javaScriptEnabled: boolean,
) {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
  scripted.set(context, javaScriptEnabled);
  const page = await context.newPage();
  await page.goto("/admin/");
  await noteBarriers(page);
  await press(page, page.getByLabel("Your e-mail address"), OWNER);
  await press(page, page.getByRole("button", { name: "Mail me a link" }));
  await expect(page.getByText("Look into your mail")).toBeVisible();
  const mail = await mailTo(smtp, OWNER, /^Sign in to decide/);
  await page.goto(linkIn(mail, "/admin/sign-in/"));
  await noteBarriers(page);
  await press(page, page.getByRole("button", { name: "Sign in here" }));
  await expect(page).toHaveURL(/\/admin\/$/);
  return { context, page };
}

async function download(page: Page, id: string): Promise<string> {
  await page.goto(`/request/document/${id}/`);
  await noteBarriers(page);
  const box = page.getByRole("checkbox");
  if (await box.count()) await box.check();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download your copy" }).click();
  const file = await waiting;
  const path = test.info().outputPath(`${id}.pdf`);
  await file.saveAs(path);
  return path;
}

async function walk(browser: Browser, around: Around, javaScriptEnabled: boolean): Promise<void> {
  const { server, smtp } = around;
  const reader: BrowserContext = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled,
    acceptDownloads: true,
  });
  scripted.set(reader, javaScriptEnabled);
  const page = await reader.newPage();
  const box = (id: string) => page.locator(`input[name="document"][value="${id}"]`);

  await test.step("home, report, request two documents", async () => {
    await page.goto("/");
    await page.goto(`/reports/${REPORT}/`);
    await page
      .getByRole("link", { name: /^Request report/ })
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/request/\\?document=${REPORT}`));
    await expect(box(REPORT)).toBeChecked();
    await box(OTHER).check();
    await noteBarriers(page);
    await page.getByRole("button", { name: "Send request" }).click();
    await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    await noteBarriers(page);
    await page.getByLabel("Work e-mail address").fill(READER.replace("Ł", "l"));
    await page.getByLabel("Full name").fill("Ada Łukasz 山田");
    await page.getByLabel("Title").fill("CISO");
    await page.getByRole("textbox", { name: "Company" }).fill("Northgrain Ltd");
    await page.getByLabel("Purpose").fill("Yearly review of suppliers");
    await page.getByRole("button", { name: "Send request" }).click();
    await expect(page).toHaveURL(/\/request\/sent\//);
    await noteBarriers(page);
  });
  const address = "ada.lukasz@northgrain.example";

  await test.step("mail, confirm", async () => {
    const mail = await mailTo(smtp, address, /^Confirm your request/);
    expect(mail.mail.text).toMatch(/\b\d{6}\b|\d{3} \d{3}/);
    const link = linkIn(mail, "/request/confirm/");
    // A scanner opens the link: nothing is consumed.
    await (await browser.newPage()).goto(link);
    await page.goto(link);
    await noteBarriers(page);
    await page.getByRole("button", { name: "Yes, I asked for these documents" }).click();
    await expect(page).toHaveURL(/\/request\/(?:status|nda)\//);
    await page.goto("/request/status/");
    await expect(page.getByText(/sign/i).first()).toBeVisible();
    await noteBarriers(page);
  });

  await test.step("the agreement", async () => {
    await page.goto("/request/nda/");
    await noteBarriers(page);
    const text = await page.request.get("/request/nda/text.md");
    expect(text.headers()["content-disposition"]).toContain("attachment");
    const paper = await page.request.get("/request/nda/text.pdf");
    expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
    await page.getByRole("button", { name: "Sign this agreement" }).click();
    await expect(page.getByRole("heading", { name: "There is a problem" })).toBeVisible();
    await page.getByRole("radio", { name: /bind/i }).check();
    await page.getByLabel("Full name").fill("Ada Łukasz 山田");
    await page.getByLabel("Title").fill("CISO");
    await page.getByRole("textbox", { name: "Company" }).fill("Northgrain Ltd");
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Sign this agreement" }).click();
    await expect(page).toHaveURL(/\/request\/status\//);
    await noteBarriers(page);
  });

  const receipt = await test.step("both sides are mailed the signed agreement", async () => {
    const mine = await mailTo(smtp, address, /^Your signed copy/);
    const theirs = await mailTo(smtp, OWNER, /^Agreement signed by Ada/);
    const names = ({ mail }: Received) =>
      mail.attachments.map(({ filename }) => filename ?? "").sort();
    expect(
      names(mine)
        .map((name) => name.split(".").at(-1))
        .sort(),
    ).toEqual(["json", "md", "pdf"]);
    expect(names(theirs).length).toBeGreaterThan(0);
    return mine;
  });

  const owner = await signInAsOwner(browser, around, javaScriptEnabled);
  await test.step("approve one and ask about the other", async () => {
    const mail = await mailTo(smtp, OWNER, /^Request for documents: Ada/);
    if (javaScriptEnabled) {
      // The first row, by the key that goes through rows.
      await owner.page.keyboard.press("j");
      await owner.page.keyboard.press("Enter");
      await expect(owner.page).toHaveURL(linkIn(mail, "/admin/requests/"));
    } else await owner.page.goto(linkIn(mail, "/admin/requests/"));
    await noteBarriers(owner.page);
    const decide = (id: string, value: string) =>
      javaScriptEnabled
        ? choose(owner.page, `verdict-${id}`, value)
        : owner.page.locator(`input[name="verdict-${id}"][value="${value}"]`).check();
    await decide(REPORT, "grant");
    await decide(OTHER, "ask");
    const more = owner.page.locator("details").filter({ hasText: "Question to the visitor" });
    if ((await more.getAttribute("open")) === null)
      await press(owner.page, more.locator("summary"));
    const question = owner.page.getByLabel("What you want to know");
    await press(owner.page, question, "Which part of it do you need?");
    await press(owner.page, owner.page.getByRole("button", { name: "Record the decision" }));
    await noteBarriers(owner.page);
  });

  const copy = await test.step("download, each page stamped", async () => {
    await mailTo(smtp, address, /^A question about your request/);
    await page.goto("/request/status/");
    await expect(page.getByText("Which part of it do you need?")).toBeVisible();
    await expect(page.getByText(/until/i).first()).toBeVisible();
    await noteBarriers(page);
    const path = await download(page, REPORT);
    const pages = await readPages(path);
    expect(pages.length).toBeGreaterThan(50);
    expect(pages.filter((text) => !text.includes(address))).toEqual([]);
    expect(await checkFile(path)).toContain("No syntax or stream encoding errors found");
    await page.goto("/request/status/");
    await page.getByRole("textbox", { name: "Your answer" }).fill("The network part.");
    await page.getByRole("button", { name: "Send the answer" }).click();
    return path;
  });

  await test.step("the copy is recognised, another file is not", async () => {
    const ask = async (sha256: string) =>
      (
        await page.request.post("/gate/verify", {
          data: { sha256 },
          headers: { origin: server.url },
        })
      ).json();
    expect(await ask(await hashOfFile(copy))).toEqual({ copy: "yes" });
    expect(await ask("0".repeat(64))).toEqual({ copy: "no" });
  });

  await test.step("revoke; download refused", async () => {
    await owner.page.goto("/admin/grants/");
    await noteBarriers(owner.page);
    await owner.page.locator("a.row").first().click();
    await noteBarriers(owner.page);
    await press(
      owner.page,
      owner.page.locator('input[name="reason"]').first(),
      "The review is over",
    );
    await press(owner.page, owner.page.getByRole("button", { name: "Revoke" }));
    await page.goto(`/request/document/${REPORT}/`);
    await expect(page.getByRole("button", { name: "Download your copy" })).toHaveCount(0);
    const forced = await page.request.post(`/request/document/${REPORT}/`, {
      form: { act: "download", acknowledged: "yes" },
      headers: { origin: server.url },
    });
    expect(forced.headers()["content-type"]).not.toContain("pdf");
    await noteBarriers(page);
  });

  await test.step("what is held can be seen", async () => {
    await page.goto("/request/held/");
    await expect(page.getByText("Northgrain Ltd").first()).toBeVisible();
    await noteBarriers(page);
  });

  await test.step("receipt verified, log verified", async () => {
    const folder = test.info().outputPath("receipt");
    mkdirSync(folder, { recursive: true });
    for (const { filename = "", content } of receipt.mail.attachments)
      writeFileSync(join(folder, filename), content);
    const file = (ending: string) =>
      join(
        folder,
        receipt.mail.attachments.find(({ filename }) => filename?.endsWith(ending))?.filename ?? "",
      );
    const verified = await server.run(["receipt", "verify", file(".json"), file(".md")]);
    expect(verified.code, verified.out).toBe(0);
    await owner.page.goto("/admin/log/");
    await owner.page.getByRole("button", { name: "Check the chain" }).click();
    await expect(owner.page.getByText("The chain holds")).toBeVisible();
    await noteBarriers(owner.page);
    const audited = await server.run(["audit", "verify"]);
    expect(audited.code, audited.out).toBe(0);
  });

  await test.step("the other pages of the approver", async () => {
    for (const path of [
      "people",
      "companies",
      "agreements",
      "documents",
      "invitations",
      "see-as",
      "exports",
      "sessions",
      "requests",
    ]) {
      const answer = await owner.page.goto(`/admin/${path}/`);
      expect(answer?.status(), path).toBe(200);
      await noteBarriers(owner.page);
    }
  });
  await reader.close();
  await owner.context.close();
}

for (const database of ["pglite", "postgres"] as const) {
  for (const scripts of [true, false]) {
    test(`a document's whole way on ${database}, ${scripts ? "with" : "without"} JavaScript`, async ({
      browser,
    }) => {
      test.setTimeout(300_000);
      const missing = missingTool("pdftotext", "qpdf");
      test.skip(missing !== undefined, missing);
      const around = await open(database);
      try {
        barriers.length = 0;
        await walk(browser, around, scripts);
        expect(barriers).toEqual([]);
        // No address, token or text that was typed is in what the server printed.
        expect(around.server.lines.join("\n")).not.toMatch(/northgrain|Łukasz|Yearly review/i);
      } finally {
        await around.server.stop();
        await around.smtp.close();
        await around.postgres?.remove();
      }
    });
  }
}
