import { expect, test } from "@playwright/test";
import { allPages, kindsOfPages } from "./page-list.ts";

test("no page scrolls sideways at 320 px", async ({ page }) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 320, height: 800 });
  const wide: string[] = [];
  for (const path of allPages) {
    await page.goto(path, { waitUntil: "domcontentloaded" });
    const excess = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (excess > 0) wide.push(`${path} by ${excess} px`);
  }
  expect(wide).toEqual([]);
});

test("no page writes to the console or asks for anything that is not there", async ({ page }) => {
  test.setTimeout(300_000);
  const heard: string[] = [];
  page.on("console", (message) => heard.push(`${page.url()} ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`${page.url()} ${error.message}`));
  page.on("requestfailed", (request) => heard.push(`${page.url()} failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) heard.push(`${response.url()} answered ${response.status()}`);
  });
  for (const path of allPages) await page.goto(path, { waitUntil: "load" });
  expect(heard).toEqual([]);
});

test("a first view takes at most three requests, none of them elsewhere", async ({ page }) => {
  const seen: Record<string, string[]> = {};
  let path = "";
  page.on("request", (request) => seen[path]?.push(request.url()));
  for (path of kindsOfPages) {
    seen[path] = [];
    await page.goto(path, { waitUntil: "networkidle" });
  }
  const busy = Object.entries(seen).filter(
    ([, urls]) => urls.length > 3 || urls.some((url) => !url.startsWith("http://127.0.0.1:")),
  );
  expect(busy).toEqual([]);
});

test("an address that does not exist answers 404 with a page that helps", async ({ page }) => {
  const response = await page.goto("/no/such/page/");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test("every kind of page shows the same text as with it", async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      ...(baseURL && { baseURL }),
    });
    const scripted = await browser.newContext({ ...(baseURL && { baseURL }) });
    const [without, withIt] = [await plain.newPage(), await scripted.newPage()];
    for (const path of kindsOfPages) {
      await Promise.all([without.goto(path), withIt.goto(path)]);
      const wordsOf = async (page: typeof without) =>
        (await page.locator("main").innerText()).split(/\s+/).filter(Boolean);
      const missing = (await wordsOf(withIt)).filter((_, index, all) => index < all.length);
      const shown = new Set(await wordsOf(without));
      // Fields that only work with a script are only there with it; nothing else may be missing.
      const fields = new Set(
        (await withIt.locator("form[role=search]").allInnerTexts()).join(" ").split(/\s+/),
      );
      expect(
        missing.filter((word) => !shown.has(word) && !fields.has(word)),
        path,
      ).toEqual([]);
      expect(await without.locator("form[role=search]").count(), path).toBe(0);
    }
    await plain.close();
    await scripted.close();
  });
});
