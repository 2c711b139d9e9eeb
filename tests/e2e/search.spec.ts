import { brotliCompressSync } from "node:zlib";
import { expect, type Page, type Request, test } from "@playwright/test";
import { findBarriers } from "./accessible.ts";

const ofSearch = /\/pagefind\/|\/_astro\/search/;

function box(page: Page) {
  return page.getByRole("searchbox", { name: "Search for" });
}

function results(page: Page) {
  return page.getByRole("list", { name: "Results" }).getByRole("listitem");
}

function watch(page: Page): Request[] {
  const seen: Request[] = [];
  page.on("requestfinished", (request) => seen.push(request));
  return seen;
}

test("a page whose search is not used loads none of it", async ({ page }) => {
  const seen = watch(page);
  await page.goto("/policies/access-control/");
  await page.waitForLoadState("networkidle");
  expect(seen.map((request) => request.url()).filter((url) => ofSearch.test(url))).toEqual([]);
  // Scripts are named by hashes: what the first key brings besides is that of the search.
  const before = seen.length;
  await page.keyboard.press("/");
  await expect(box(page)).toBeVisible();
  const brought = seen.slice(before).map((request) => new URL(request.url()).pathname);
  expect(brought.filter((path) => path.endsWith(".js")).length).toBeGreaterThan(0);
});

test("the slash key opens a dialog in which a misspelt word finds what was meant", async ({
  page,
}) => {
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto("/reports/");
  await page.keyboard.press("/");
  await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible();
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("subproccesor");
  await expect(results(page).first()).toContainText(/subprocessor/i);
  await expect(page.getByRole("dialog").getByRole("status")).toContainText(
    "“subprocessor” for “subproccesor”",
  );
  expect(faults).toEqual([]);
});

test("results say kind, place, status and date, and are walked by the arrow keys", async ({
  page,
}) => {
  await page.goto("/");
  await page.keyboard.press("Control+k");
  await box(page).fill("key rotation");
  const first = results(page).first();
  await expect(first).toContainText("Control · Mapped to CC6.1");
  await expect(first).toContainText(/Operating · Last checked \d+ \w+ \d{4}/);
  await page.keyboard.press("ArrowDown");
  await expect(first.getByRole("link")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(results(page).nth(1).getByRole("link")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("the link in the header opens the dialog, and a slash that is typed stays a slash", async ({
  page,
}) => {
  await page.goto("/controls/");
  await page.locator(".filters [name=q]").fill("");
  await page.locator(".filters [name=q]").press("/");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.getByRole("link", { name: "Search", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/controls/");
});

test("the page keeps what is searched for in the address, with its filters", async ({ page }) => {
  await page.goto("/search/?q=encryption&kind=policy");
  await expect(results(page).first()).toHaveAttribute("data-kind", "policy");
  const kinds = await results(page).evaluateAll((items) => items.map((item) => item.dataset.kind));
  expect(new Set(kinds)).toEqual(new Set(["policy"]));
  await page.getByLabel("Kind").selectOption("");
  await page.getByLabel("Status").selectOption("operating");
  await box(page).fill("backup");
  await expect(page).toHaveURL(/\/search\/\?q=backup&status=operating$/);
  await expect(results(page).first()).toContainText(/backup/i);
  const all = await results(page).count();
  await page.getByLabel("Category").selectOption("privacy");
  await expect(page).toHaveURL(/\/search\/\?q=backup&category=privacy&status=operating$/);
  await expect.poll(() => results(page).count()).toBeLessThan(all);
  await page.getByLabel("Category").selectOption("availability");
  await expect(results(page).first()).toContainText(/backup/i);
});

test("what is typed is never read as HTML", async ({ page }) => {
  await page.goto(`/search/?q=${encodeURIComponent('<img src=x onerror="alert(1)"> zzqqx')}`);
  await expect(page.getByRole("status")).not.toBeEmpty();
  expect(await page.locator("search-page img").count()).toBe(0);
});

test("where the index cannot be loaded, it says so and where everything is listed", async ({
  page,
}) => {
  await page.route("**/pagefind/**", (route) => route.abort());
  await page.goto("/search/?q=backup");
  await expect(page.getByRole("status")).toContainText("could not be loaded");
  const listed = page.locator("main a[href='/policies/backup-and-recovery/']");
  await expect(listed).toBeVisible();
});

test("only the folder of the index may run WebAssembly", async ({ request }) => {
  const policyOf = async (path: string) =>
    (await request.get(path)).headers()["content-security-policy"] ?? "";
  expect(await policyOf("/pagefind/search-worker.js")).toContain("'wasm-unsafe-eval'");
  for (const path of ["/", "/search/", "/pagefind", "/x/pagefind/"])
    expect(await policyOf(path)).not.toContain("wasm-unsafe-eval");
});

for (const query of ["subprocessor", "penetration test", "subproccesor"])
  test(`a first search of one topic loads at most 120 KB: ${query}`, async ({ page, context }) => {
    await context.newCDPSession(page).then((session) => session.send("Network.clearBrowserCache"));
    await page.goto("/answers/");
    const seen = watch(page);
    await page.keyboard.press("/");
    await box(page).fill(query);
    await expect(results(page).first()).toBeVisible();
    await page.waitForLoadState("networkidle");
    // As a host sends them: texts as brotli, what is compressed already as it is.
    const bytes = await Promise.all(
      seen.map(async (request) => {
        const body = (await (await request.response())?.body()) ?? Buffer.alloc(0);
        const isText = /\.(?:js|css|txt|json)$/.test(new URL(request.url()).pathname);
        return isText ? brotliCompressSync(body).length : body.length;
      }),
    );
    expect(seen.length).toBeGreaterThan(5);
    const sum = bytes.reduce((all, one) => all + one, 0);
    expect(sum).toBeLessThanOrEqual(120_000);
  });

for (const colorScheme of ["light", "dark"] as const) {
  test(`dialog and page have no barrier at 320 px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto("/reports/");
    await page.keyboard.press("/");
    await box(page).fill("mfa");
    await expect(results(page).first()).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
    await page.goto("/search/?q=mfa&kind=answer");
    await expect(results(page).first()).toBeVisible();
    expect(await findBarriers(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the link leads to the index from A to Z, which shows no field", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("link", { name: "Search", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Search" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Letters" })).toBeVisible();
    expect(await page.locator("main input").count()).toBe(0);
    await page.getByRole("link", { name: "Do you run a bug bounty programme?" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("bug bounty");
  });
});
