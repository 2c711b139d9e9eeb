import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { allPages, kindsOfPages, reports } from "./page-list.ts";

/** WCAG 2.2 A and AA, and the practices that axe knows beside them. */
async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}

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

test("axe finds no barrier on any page", async ({ page }) => {
  test.setTimeout(600_000);
  const found: string[] = [];
  for (const path of allPages) {
    await page.goto(path, { waitUntil: "domcontentloaded" });
    found.push(...(await findBarriers(page)).map((barrier) => `${path} ${barrier}`));
  }
  expect(found).toEqual([]);
  expect(allPages.length).toBeGreaterThan(200);
});
