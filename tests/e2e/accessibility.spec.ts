import { expect, test } from "@playwright/test";
import { findBarriers } from "./accessible.ts";
import { allPages, kindsOfPages, reports } from "./page-list.ts";

// A recording of every step takes longer than the steps; what axe finds says where.
test.use({ trace: "off" });

for (const scheme of ["light", "dark"] as const) {
  test.describe(`in the ${scheme} theme`, () => {
    test.use({ colorScheme: scheme });
    for (const path of [...new Set([...kindsOfPages, ...reports])]) {
      test(`axe finds no barrier on ${path}`, async ({ page }) => {
        await page.goto(path);
        expect(await findBarriers(page)).toEqual([]);
      });
    }
  });
}

/** All pages in one theme, dealt out so that the workers share them. */
const HANDS = 6;
for (let hand = 0; hand < HANDS; hand += 1) {
  const pages = allPages.filter((_, index) => index % HANDS === hand);
  test(`axe finds no barrier on any page, part ${hand + 1} of ${HANDS}`, async ({ page }) => {
    test.setTimeout(600_000);
    const found: string[] = [];
    for (const path of pages) {
      await page.goto(path, { waitUntil: "domcontentloaded" });
      found.push(...(await findBarriers(page)).map((barrier) => `${path} ${barrier}`));
    }
    expect(found).toEqual([]);
    expect(pages.length).toBeGreaterThan(30);
  });
}
