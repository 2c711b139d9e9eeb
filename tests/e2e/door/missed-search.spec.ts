/** A search that found nothing, from the field in which it was typed to the list of what to write. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, type Page, test } from "@playwright/test";
import { startDoorServer } from "../../support/gate/door-server.ts";
import { startSmtp, type TestSmtp } from "../../support/gate/smtp.ts";
import { linkIn, mailTo } from "./mail.ts";

const OWNER = "security-lead@tidewater.example";
const MISSED = "qqxzvw wqzxkj";
const PERSONAL = "zqxwvk@qqzxwk.zqxwvk";
const days = pathToFileURL(resolve(import.meta.dirname, "../../support/gate/days-by-signal.ts"));

async function search(page: Page, words: string): Promise<void> {
  await page.goto("/reports/");
  await page.keyboard.press("/");
  await page.getByRole("searchbox", { name: "Search for" }).fill(words);
  await expect(page.getByRole("dialog").getByRole("status")).toContainText("Nothing");
}

async function openList(page: Page, smtp: TestSmtp): Promise<void> {
  await page.goto("/admin/");
  await page.getByLabel("Your e-mail address").fill(OWNER);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.goto(linkIn(await mailTo(smtp, OWNER, /^Sign in to decide/), "/admin/sign-in/"));
  await page.getByRole("button", { name: "Sign in here" }).click();
  await page.goto("/admin/searches/");
}

test("is counted by days, without the reader, and listed on the third", async ({ browser }) => {
  // What is counted is asked of the endpoint in every run.
  test.skip(!process.env.FANLIGHT_TEST_FULL, "follows three days: in npm run test:full");
  test.setTimeout(180_000);
  const smtp = await startSmtp();
  const server = await startDoorServer({
    env: {
      SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      MAIL_FROM: "Tidewater <trust@tidewater.example>",
      NODE_OPTIONS: `--import=${days.href}`,
    },
  });
  try {
    const context = await browser.newContext({ baseURL: server.url });
    await context.addCookies([{ name: "of-the-reader", value: "ada", url: server.url }]);
    const page = await context.newPage();
    const told: { body: string | null; cookie: string | undefined }[] = [];
    page.on("request", async (request) => {
      if (!request.url().endsWith("/gate/searched/")) return;
      told.push({ body: request.postData(), cookie: (await request.allHeaders()).cookie });
    });
    for (const day of [1, 2, 3]) {
      if (day > 1) process.kill(server.pid, "SIGUSR2");
      const answer = page.waitForResponse("**/gate/searched/");
      await search(page, MISSED);
      expect((await answer).status()).toBe(204);
    }
    // An address is not told to the server; the time in which it would be goes by with the signing in.
    await search(page, PERSONAL);
    const admin = await (await browser.newContext({ baseURL: server.url })).newPage();
    await openList(admin, smtp);
    const rows = admin.getByRole("table").getByRole("row");
    await expect(rows).toHaveCount(2);
    await expect(rows.nth(1)).toContainText(MISSED);
    await expect(rows.nth(1).getByRole("cell").first()).toHaveText("3");
    expect(await admin.content()).not.toMatch(/qqzxwk|of-the-reader/i);
    await admin.getByRole("button", { name: `Take ${MISSED} off the list` }).click();
    await expect(admin.getByText("None.")).toBeVisible();
    await page.waitForTimeout(3000);
    expect(told).toEqual(
      [1, 2, 3].map(() => ({ body: JSON.stringify({ words: MISSED }), cookie: undefined })),
    );
    expect(server.lines.join("\n")).not.toMatch(/qqzxwk/i);
  } finally {
    await server.stop();
    await smtp.close();
  }
});
