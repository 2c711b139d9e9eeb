import { expect, type Page, test } from "@playwright/test";

const DAY = 86_400_000;

/** The reader comes so many days later. */
async function comeLater(page: Page, days: number): Promise<void> {
  await page.clock.setFixedTime(new Date(Date.now() + days * DAY));
}

test("a page that was built long ago says so, and its states turn stale by themselves", async ({
  page,
}) => {
  await comeLater(page, 60);
  await page.goto("/controls/AC-01/");
  await expect(page.locator(".verdicts")).toContainText(
    /Stale by now: the last check that is shown here counted until \d+ \w+ \d{4}\./,
  );
  await expect(page.locator("dl.facts")).toContainText(/by Keelson\s*\(6\d days ago\)/);
  await expect(page.locator("footer")).toContainText(
    /\(6\d days ago\)\s+That day is over: states may have changed\./,
  );
});

test("each feed is named with the age of what it last said", async ({ page }) => {
  await comeLater(page, 30);
  await page.goto("/controls/");
  const feed = page.locator(".feeds li", { hasText: "Keelson" });
  await expect(feed).toContainText(/\d+ controls, last looked .+\(3\d days ago\)/);
  await page.goto("/uptime/");
  await expect(page.locator("section[aria-labelledby=method]")).toContainText(
    /Harbour Metrics, made on .+\(3\d days ago\)/,
  );
});

test("on the day of the build nothing is said to be over", async ({ page }) => {
  await page.goto("/controls/AC-01/");
  await expect(page.locator("fact-age.tone-warn")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the dates stand, and nothing else", async ({ page }) => {
    await page.goto("/controls/");
    await expect(page.locator(".feeds time")).not.toHaveCount(0);
    await expect(page.locator("fact-age").first()).toBeEmpty();
  });
});
