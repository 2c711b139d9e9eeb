import { expect, type Page, test } from "@playwright/test";
import { findBarriers, findPaleWords } from "./accessible.ts";
import { allPages, kindsOfPages, reports } from "./page-list.ts";

/** `npm test` looks at a page of every kind and at all reports, the full run at all pages. */
const pages = process.env.FANLIGHT_TEST_FULL
  ? allPages
  : [...new Set([...kindsOfPages, ...reports])];

/** Dealt out, so that the workers share them. */
const HANDS = 4;

async function barriersOf(page: Page, path: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(path, { waitUntil: "load" });
  const found = await findBarriers(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const inTheDark = (await findPaleWords(page)).map((line) => `in the dark theme ${line}`);
  return [...found, ...inTheDark].map((line) => `${path} ${line}`);
}

for (let hand = 0; hand < HANDS; hand += 1) {
  const dealt = pages.filter((_, index) => index % HANDS === hand);
  test(`axe finds no barrier in either theme, part ${hand + 1} of ${HANDS}`, async ({ page }) => {
    test.setTimeout(600_000);
    const found: string[] = [];
    for (const path of dealt) found.push(...(await barriersOf(page, path)));
    expect(found).toEqual([]);
    expect(dealt.length).toBeGreaterThan(5);
  });
}
