/**
 * News by mail from one end to the other, through the built portal's own server and a real mail server: subscribed to by form, told by
 * the command after a new build, ended by a mail program's one click, proven to the approver. On the way the pages of objections,
 * questions and searches, each looked at by axe and on a narrow screen.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { openPgliteStore } from "#src/gate/adapters/pglite-store.ts";
import { type DoorServer, startDoorServer } from "../../support/gate/door-server.ts";
import { copyPortal, type PortalCopy } from "../../support/gate/portal-copy.ts";
import { startSmtp, type TestSmtp } from "../../support/gate/smtp.ts";
import { news } from "../../support/gate/test-news.ts";
import { findBarriers, findPaleWords } from "../accessible.ts";
import { linkIn, mailTo } from "./mail.ts";

const OWNER = "security-lead@tidewater.example";
const READER = "privacy@northgrain.example";
const WIDTHS = [320, 768, 1440];
/** Where pictures of every page are wanted, to look at. */
const PICTURES = process.env.FANLIGHT_TEST_PICTURES;

const barriers: string[] = [];
let pictures = 0;

async function look(page: Page, name: string): Promise<void> {
  barriers.push(...(await findBarriers(page)).map((barrier) => `${name}: ${barrier}`));
  await page.emulateMedia({ colorScheme: "dark" });
  barriers.push(...(await findPaleWords(page)).map((barrier) => `${name}, dark: ${barrier}`));
  pictures += 1;
  const picture = `${PICTURES}/${String(pictures).padStart(2, "0")}-${name}`;
  if (PICTURES) await page.screenshot({ path: `${picture}-dark.png`, fullPage: true });
  await page.emulateMedia({ colorScheme: "light" });
  for (const width of PICTURES ? WIDTHS : WIDTHS.slice(0, 1)) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) barriers.push(`${name} is ${wide} px wide on a screen of ${width}`);
    if (PICTURES) await page.screenshot({ path: `${picture}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 720 });
}

test("news goes from a new build to a reader once, and ends with one click", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const around = await open();
  try {
    await walk(browser, around);
    expect(barriers).toEqual([]);
  } finally {
    await around.close();
  }
});

interface Around {
  smtp: TestSmtp;
  portal: PortalCopy;
  data: string;
  server: DoorServer;
  /** Stops the server, does this, and starts it again as after a new build. */
  rebuild(change: () => Promise<void> | void): Promise<void>;
  close(): Promise<void>;
}

async function open(): Promise<Around> {
  const smtp = await startSmtp();
  const portal = copyPortal();
  const data = mkdtempSync(join(tmpdir(), "fanlight-news-"));
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
    MAIL_FROM: "Tidewater <trust@tidewater.example>",
  };
  const start = (port = 0) => startDoorServer({ env, data, port, root: portal.root });
  const around: Around = {
    smtp,
    portal,
    data,
    server: await start(),
    async rebuild(change) {
      const { port } = new URL(around.server.url);
      await around.server.stop();
      await change();
      around.server = await start(Number(port));
    },
    async close() {
      await around.server.stop();
      await smtp.close();
      portal.remove();
      rmSync(data, { recursive: true, force: true });
    },
  };
  return around;
}

const ANNOUNCED = news("subprocessor.skiff.announced", {
  on: new Date().toISOString().slice(0, 10),
  title: "New subprocessor: Skiff Mail",
  text: "Sends mail to customers, in Canada. You may object until 1 January.",
  path: "/subprocessors/changes/",
});

async function walk(browser: Browser, around: Around): Promise<void> {
  const { smtp, portal } = around;
  const context = await browser.newContext({ baseURL: around.server.url });
  const page = await context.newPage();
  const notify = async (...words: string[]) => {
    const { code, out } = await around.server.run(["notify", ...words]);
    expect(code).toBe(0);
    return out;
  };
  const newsSent = () => smtp.received.filter(({ mail }) => mail.headers.has("list")).length;

  await test.step("a reader subscribes and confirms", async () => {
    await page.goto("/subscribe/");
    await look(page, "subscribe");
    await page.getByRole("button", { name: "Subscribe" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await look(page, "subscribe-errors");
    await page.getByLabel("Subprocessors", { exact: true }).check();
    await page.getByLabel("E-mail address").fill(READER);
    await page.getByRole("button", { name: "Subscribe" }).click();
    await expect(page).toHaveURL(/\/subscribe\/sent\//);
    await look(page, "subscribe-sent");
    const link = linkIn(
      await mailTo(smtp, READER, /^Confirm that you want news/),
      "/subscribe/confirm/",
    );
    await page.goto(link);
    await look(page, "subscribe-confirm");
    await page.getByRole("button", { name: "Yes, send me these" }).click();
    await expect(page.getByRole("heading", { name: "You are subscribed" })).toBeVisible();
    await look(page, "subscribe-confirmed");
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link is over" })).toBeVisible();
    await look(page, "subscribe-over");
  });

  await test.step("what stood there before is not news", async () => {
    await notify();
    expect(await notify()).toContain("Nothing is new since the last time.");
    expect(newsSent()).toBe(0);
  });

  await test.step("a new build announces a subprocessor", async () => {
    await around.rebuild(async () => {
      portal.write({ ...portal.catalogue, news: [ANNOUNCED, ...portal.catalogue.news] });
      const store = await openPgliteStore({ folder: join(around.data, "database"), as: "a test" });
      const missed = { key: "k", words: "hardware keys", days: 4, last_on: "2026-11-20" };
      await store.db.insertInto("missed_searches").values(missed).execute();
      await store.close();
    });
    expect(await notify("--dry-run")).toContain(
      "subprocessors, to 1 reader:\n  New subprocessor: Skiff Mail\nNothing was sent.",
    );
    expect(await notify()).toContain("1 mail in the outbox.");
  });

  const mail = await mailTo(smtp, READER, /New subprocessor: Skiff Mail/);
  const stop = mail.raw.match(/^List-Unsubscribe:\s*<([^>]+)>/im)?.[1] ?? "";

  await test.step("the mail says it, and how to end it", () => {
    expect(mail.mail.text).toContain("Sends mail to customers, in Canada.");
    expect(mail.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/im);
    expect(stop).toContain(`${around.server.url}/subscribe/stop/?s=`);
  });

  await test.step("told once, whatever is said again", async () => {
    expect(await notify()).toContain("Nothing is new since the last time.");
    expect(newsSent()).toBe(1);
  });

  await test.step("a mail program ends it with one click", async () => {
    await page.goto(stop);
    await look(page, "subscribe-stop");
    await page.getByLabel("Security", { exact: true }).check();
    await page.getByRole("button", { name: "Save these topics" }).click();
    await expect(page.getByText("Your topics are saved")).toBeVisible();
    await look(page, "subscribe-changed");
    // As RFC 8058 has it: a POST from elsewhere, without a cookie.
    const ended = await fetch(stop, {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body: "List-Unsubscribe=One-Click",
    });
    expect(ended.status).toBe(200);
    await page.goto(stop);
    await expect(page.getByRole("heading", { name: "You get no more news" })).toBeVisible();
    await look(page, "subscribe-stopped");
    await page.goto("/subscribe/stop/?s=half");
    await look(page, "subscribe-stop-broken");
    await around.rebuild(() => {
      const next = { ...ANNOUNCED, id: "subprocessor.dory.announced", title: "New one: Dory" };
      portal.write({ ...portal.catalogue, news: [next, ANNOUNCED, ...portal.catalogue.news] });
    });
    expect(await notify()).toContain("subprocessors, to 0 readers:");
    expect(newsSent()).toBe(1);
  });

  await test.step("a customer objects, and somebody asks", async () => {
    await page.goto("/objection/");
    await look(page, "objection");
    await page.getByRole("button", { name: "File this objection" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await look(page, "objection-errors");
    await page.getByRole("radio").first().check();
    await page.getByLabel("Work e-mail address").fill(READER);
    await page.getByLabel("Full name").fill("Zofia Nowak");
    await page.getByLabel("Title").fill("Data protection officer");
    await page.getByLabel("Customer").fill("Northgrain Ltd");
    await page.getByLabel("Why").fill("Data of ours may not leave the EU.\n\nSee clause 7.");
    await page.getByRole("button", { name: "File this objection" }).click();
    await expect(page).toHaveURL(/\/objection\/sent\//);
    await look(page, "objection-sent");
    await page.goto(
      linkIn(await mailTo(smtp, READER, /^Confirm your objection/), "/objection/confirm/"),
    );
    await look(page, "objection-confirm");
    await page.getByRole("button", { name: "Yes, we object" }).click();
    await expect(page.getByRole("heading", { name: "Your objection is filed" })).toBeVisible();
    await look(page, "objection-filed");
    await page.goto("/ask/");
    await look(page, "ask");
    await page.getByRole("button", { name: "Send it" }).click();
    await expect(page.getByRole("alert")).toBeFocused();
    await look(page, "ask-errors");
    await page.getByLabel("A vulnerability that I found").check();
    await page.getByLabel("Your question or report").fill("The login page echoes its address.");
    await page.getByRole("button", { name: "Send it" }).click();
    await expect(page.getByText("It is on its way")).toBeVisible();
    await look(page, "ask-sent");
  });

  await test.step("the approver reads the proof", async () => {
    await page.goto("/admin/");
    await page.getByLabel("Your e-mail address").fill(OWNER);
    await page.getByRole("button", { name: "Mail me a link" }).click();
    await page.goto(linkIn(await mailTo(smtp, OWNER, /^Sign in to decide/), "/admin/sign-in/"));
    await page.getByRole("button", { name: "Sign in here" }).click();
    await expect(page).toHaveURL(/\/admin\/$/);
    await page.goto("/admin/news/");
    const row = page.getByRole("row", { name: /New subprocessor: Skiff Mail/ });
    await expect(row.getByRole("cell").nth(1)).toHaveText("1");
    await look(page, "admin-news");
    await row.getByRole("link").click();
    await expect(page.locator("pre")).toContainText("Sends mail to customers, in Canada.");
    await look(page, "admin-announcement");
    const copy = page.getByRole("link", { name: "/subprocessors/changes/" });
    const kept = await page.request.get((await copy.getAttribute("href")) ?? "");
    expect(await kept.text()).toContain("<h1");
    await page.goto("/admin/objections/");
    await expect(page.getByText("Data of ours may not leave the EU.")).toBeVisible();
    await look(page, "admin-objections");
    await page.goto("/admin/searches/");
    await expect(page.getByRole("row", { name: /hardware keys/ })).toBeVisible();
    await look(page, "admin-searches");
    await page.getByRole("button", { name: "Take hardware keys off the list" }).click();
    await expect(page.getByText("None.")).toBeVisible();
    await look(page, "admin-searches-none");
  });
  await context.close();
}
