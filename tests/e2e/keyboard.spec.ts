import { expect, test } from "@playwright/test";

test("the first key press offers a way past the navigation", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#page-main$/);
});

test("each pane of the fanlight can be reached, names its state and leads to its words", async ({
  page,
}) => {
  await page.goto("/");
  const panes = page.locator("svg.window a[href^='#pane-']");
  await expect(panes).toHaveCount(5);
  for (const pane of await panes.all()) {
    await pane.focus();
    await expect(pane).toBeFocused();
    expect(await pane.getAttribute("aria-label")).toMatch(
      /^[A-Z]+ [a-z ]+\. [A-Z][a-z ]+: (?:lit|barred|unlit, labelled|hatched|outline)$/,
    );
    await expect(page.locator((await pane.getAttribute("href")) ?? "")).toBeVisible();
  }
});

test("a list can be narrowed by keyboard alone, and the address keeps what was chosen", async ({
  page,
}) => {
  await page.goto("/controls/");
  const rows = page.locator("main [data-control]:visible");
  const all = await rows.count();
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("backup");
  await expect(page).toHaveURL(/q=backup/);
  await expect.poll(() => rows.count()).toBeLessThan(all);
  const narrowed = await rows.count();
  expect(narrowed).toBeGreaterThan(0);
  await page.reload();
  await expect.poll(() => rows.count()).toBe(narrowed);
});

test("the legend of the matrix narrows it to one state", async ({ page }) => {
  await page.goto("/criteria/");
  await page.getByRole("button", { name: /^Attention/ }).click();
  const shown = page.locator("main [data-criterion]:visible");
  await expect.poll(() => shown.count()).toBeLessThan(61);
  for (const cell of await shown.all())
    expect(await cell.getAttribute("data-state")).toBe("attention");
});
