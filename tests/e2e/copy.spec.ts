import { expect, type Page, test } from "@playwright/test";
import { findBarriers } from "./accessible.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

/** Chooses a form at the button of a heading or row, and reads the clipboard. */
async function copy(page: Page, name: string, form: string): Promise<Record<string, string>> {
  await page.mouse.move(9, 9);
  const button = page.getByRole("button", { name: `Copy: ${name}`, exact: true }).first();
  await button.focus();
  await page.keyboard.press("Enter");
  const choice = page.getByRole("button", { name: form, exact: true });
  await choice.click();
  await expect(page.locator("copy-link [role=status]")).toHaveText("Copied");
  const clip = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const types = item?.types ?? [];
    const texts = types.map(async (type) => [type, await (await item?.getType(type))?.text()]);
    return Object.fromEntries(await Promise.all(texts));
  });
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  return clip;
}

test("an answer is copied with its link at the portal's own address", async ({ page }) => {
  await page.goto("/answers/bug-bounty/");
  const clip = await copy(page, "Do you run a bug bounty programme?", "Markdown");
  expect(clip["text/plain"]).toMatch(
    /^\[Do you run a bug bounty programme\?\]\(https:\/\/trust\.\S+\/answers\/bug-bounty\/\) \(as of \d+ \w+ \d{4}\)/,
  );
  expect(clip["text/plain"]).toMatch(/> \S/);
});

test("a section of a policy is copied with its own place and text", async ({ page }) => {
  await page.goto("/policies/access-control/");
  const clip = await copy(page, "Accounts", "For mail and spreadsheets");
  expect(clip["text/html"]).toMatch(/href="https:\/\/\S+\/policies\/access-control\/#accounts"/);
  expect(clip["text/html"]).toContain("Every person has one named account");
});

test("a row is copied as cells, a control by the address of its page", async ({ page }) => {
  await page.goto("/subprocessors/");
  const rich = await copy(page, await nameOf(page, "brieftaube"), "For mail and spreadsheets");
  expect(rich["text/html"]).toMatch(/<table>.*\/subprocessors\/#brieftaube.*<td>/);
  await page.goto("/controls/");
  const link = await copy(page, "Single sign-on with hardware keys AC-01", "Link");
  expect(link["text/plain"]).toMatch(/^https:\/\/\S+\/controls\/AC-01\/$/);
  await page.goto("/controls/AC-01/");
  const title = await page
    .locator("h1")
    .evaluate((heading) => (heading.textContent ?? "").replace(/\s+/g, " ").trim());
  expect(await copy(page, title, "Link")).toMatchObject({
    "text/plain": expect.stringMatching(/^https:\/\/\S+\/controls\/AC-01\/$/),
  });
});

test("a row of a questionnaire is copied by its own id, whatever answers it, its words apart", async ({
  page,
}) => {
  await page.goto("/questionnaires/mvsp/");
  const name = await page
    .locator("[id='1.2'] h3")
    .evaluate((heading) => (heading.textContent ?? "").replace(/\s+/g, " ").trim());
  const clip = await copy(page, name, "Text with link");
  expect(clip["text/plain"]).toMatch(/https:\/\/\S+\/questionnaires\/mvsp\/#1\.2 as of /);
  expect(clip["text/plain"]).toMatch(/\nIn part May we test /);
});

function nameOf(page: Page, id: string): Promise<string> {
  return page
    .locator(`#${id} th`)
    .evaluate((cell) => (cell.textContent ?? "").replace(/\s+/g, " ").trim());
}

test("the open list of forms is no barrier, and the page stays as wide as it was", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto("/criteria/CC6.1/");
  await page.keyboard.press("Shift");
  await page
    .getByRole("button", { name: /^Copy: CC6\.1/ })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Text with link" })).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
});

/** Each with many headings or rows, of another kind than the next one's. */
const PAGES =
  "/ /data/ /policies/ /policies/backup-and-recovery/ /privacy/ /reports/ /reports/letter-one/ /responsibilities/ /soc2/ /subprocessors/ /subprocessors/changes/ /uptime/ /verify/ /criteria/ /criteria/CC6.1/ /controls/ /controls/AC-01/ /answers/ /questionnaires/mvsp/";

test("every heading and row has a button of its name, as large as a finger needs, on a phone too", async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 700 });
  const faults: string[] = [];
  let count = 0;
  for (const path of PAGES.split(" ")) {
    await page.goto(path);
    await page.keyboard.press("Shift");
    await page.locator("h1 copy-link button").waitFor();
    const found = await page.evaluate(() => {
      const isShown = (one: Element) => one.getBoundingClientRect().height > 1;
      const wordsOf = (one: Element) => (one.textContent ?? "").replace(/\s+/g, " ").trim();
      const named = [...document.querySelectorAll("main :is(h1, h2, h3, h4, tbody tr)")];
      const without = named.filter(isShown).flatMap((one) => {
        const button = one.querySelector("copy-link button");
        const { width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
        const name = button?.ariaLabel?.replace("Copy: ", "") ?? "";
        const isRight = width >= 24 && height >= 24 && name && wordsOf(one).includes(name);
        return isRight ? [] : [wordsOf(one).slice(0, 60)];
      });
      return { without, count: named.length, width: document.documentElement.scrollWidth };
    });
    count += found.count;
    faults.push(...found.without.map((words) => `${path} ${words}`));
    if (found.width > 320) faults.push(`${path} is ${found.width} px wide`);
  }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(500);
});

test("links to what has moved still lead there: a page also without a script, a place by one", async ({
  page,
  browser,
}) => {
  await page.goto("/policies/cryptography/#key-management");
  await expect(page).toHaveURL(/\/policies\/cryptography\/#keys$/);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto("/policies/encryption/");
  await expect(still).toHaveURL(/\/policies\/cryptography\/$/);
  await context.close();
});

test("without JavaScript headings are plain permalinks, and no button is shown", async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/policies/access-control/");
  await expect(page.getByRole("link", { name: "Accounts", exact: true }).first()).toHaveAttribute(
    "href",
    "#accounts",
  );
  expect(await page.locator("main button").count()).toBe(0);
  await context.close();
});
