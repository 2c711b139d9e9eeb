import { expect, type Page, test } from "@playwright/test";
import { allPages, kindsOfPages } from "./page-list.ts";

/** Dealt out, so that the workers share them. */
const HANDS = 4;
for (let hand = 0; hand < HANDS; hand += 1) {
  const dealt = allPages.filter((_, index) => index % HANDS === hand);
  test(`no page scrolls sideways at 320 px, writes to the console or asks for anything that is not there, part ${hand + 1} of ${HANDS}`, async ({
    page,
  }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width: 320, height: 800 });
    const heard = listen(page);
    for (const path of dealt) {
      await page.goto(path, { waitUntil: "load" });
      const excess = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (excess > 0) heard.push(`${path} is ${excess} px too wide`);
    }
    expect(heard).toEqual([]);
    expect(dealt.length).toBeGreaterThan(30);
  });
}

/** @returns a list that grows by what a page complains of */
function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (message) => heard.push(`${page.url()} ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(`${page.url()} ${error.message}`));
  page.on("requestfailed", (request) => {
    // An icon that is still on its way when the next page is opened is given up, not missing.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    heard.push(`${page.url()} failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) heard.push(`${response.url()} answered ${response.status()}`);
  });
  return heard;
}

/** Pages that are a tool load it, with the code that tools share, and what it chooses from. */
const TOOLS: Record<string, number> = { "/search/": 6, "/share/": 7, "/verify/": 4 };

test("a first view takes at most three requests, none of them elsewhere", async ({ page }) => {
  test.setTimeout(180_000);
  // Addresses, not requests: the icon of the page before may still be asked for when the next is opened.
  const seen: Record<string, Set<string>> = {};
  let path = "";
  page.on("request", (request) => seen[path]?.add(request.url()));
  for (path of kindsOfPages) {
    seen[path] = new Set();
    await page.goto(path, { waitUntil: "networkidle" });
  }
  const busy = Object.entries(seen).filter(
    ([at, urls]) =>
      urls.size > (TOOLS[at] ?? 3) || [...urls].some((url) => !url.startsWith("http://127.0.0.1:")),
  );
  expect(busy).toEqual([]);
});

test("an address that does not exist answers 404 with a page that helps", async ({ page }) => {
  const response = await page.goto("/no/such/page/");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

test("the record of a review prints on one sheet of A4, the questionnaire on few", async ({
  page,
}) => {
  const sheetsOf = async (path: string) => {
    await page.goto(path);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    return pdf.match(/\/Type\s*\/Page\b/g)?.length;
  };
  expect(await sheetsOf("/changes/record/")).toBe(1);
  expect(await sheetsOf("/questionnaires/mvsp/")).toBeLessThanOrEqual(7);
});

/** Words of the matter, without what only a script can offer: fields of filters and what they count, and how old a date is now. */
function wordsOf(page: Page): Promise<string[]> {
  return page.locator("main").evaluate((main) => {
    const offered =
      ".filters, .drop, search-page, share-brief, fill-workbook [data-part], [role=status], fact-age, template";
    const texts: string[] = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent && !parent.closest(offered)) texts.push(walker.currentNode.textContent ?? "");
    }
    return texts.join(" ").split(/\s+/).filter(Boolean);
  });
}

test.describe("without JavaScript", () => {
  test("every kind of page holds the same words as with it, and no field that would do nothing", async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(180_000);
    const at = { baseURL: baseURL ?? "" };
    const plain = await browser.newContext({ javaScriptEnabled: false, ...at });
    const scripted = await browser.newContext(at);
    const [without, withIt] = [await plain.newPage(), await scripted.newPage()];
    for (const path of kindsOfPages) {
      await without.goto(path);
      await withIt.goto(path, { waitUntil: "networkidle" });
      expect(await wordsOf(without), path).toEqual(await wordsOf(withIt));
      expect(await without.locator(".filters").count(), path).toBe(0);
    }
    await plain.close();
    await scripted.close();
  });
});
