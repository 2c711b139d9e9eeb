import { expect, type Page, test } from "@playwright/test";

const controls = "[data-f-text]";

function shown(page: Page) {
  return page.locator(`${controls}:visible`);
}

function idsOf(page: Page): Promise<string[]> {
  return shown(page).evaluateAll((items) => items.map(({ id }) => id));
}

function field(page: Page, name: string) {
  return page.locator(`.filters [name=${name}]`);
}

test("typing narrows a list, says how many are left and keeps it in the address", async ({
  page,
}) => {
  await page.goto("/controls/");
  const all = await shown(page).count();
  await field(page, "q").fill("BACKUP daily");
  const left = await shown(page).count();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(all);
  await expect(page.getByRole("status")).toHaveText(`${left} of ${all} controls`);
  await expect(page).toHaveURL(/\/controls\/\?q=BACKUP\+daily$/);
});

test("a narrowed list can be linked, and what the link asks for in vain is passed over", async ({
  page,
}) => {
  await page.goto("/controls/?state=failing&criteria=nonsense&utm_source=mail");
  const states = await shown(page).evaluateAll((items) =>
    items.map((item) => item.getAttribute("data-state")),
  );
  expect(states.length).toBeGreaterThan(0);
  expect(new Set(states)).toEqual(new Set(["failing"]));
  await expect(field(page, "criteria")).toHaveValue("");
});

test("the legend is a filter, group headings without controls go, and all come back", async ({
  page,
}) => {
  await page.goto("/controls/");
  const before = await idsOf(page);
  const groups = await page.locator("main h2:visible").count();
  const failing = page.getByRole("button", { name: /^Failing/ });
  const everything = page.getByRole("button", { name: /^All/ });
  await expect(everything).toHaveAttribute("aria-pressed", "true");
  await failing.click();
  await expect(failing).toHaveAttribute("aria-pressed", "true");
  await expect(everything).toHaveAttribute("aria-pressed", "false");
  expect(await page.locator("main h2:visible").count()).toBeLessThan(groups);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(failing).toHaveAttribute("aria-pressed", "false");
  expect(await idsOf(page)).toEqual(before);
});

test("a list is put in order across its groups, and back into them", async ({ page }) => {
  await page.goto("/controls/");
  const before = await idsOf(page);
  await field(page, "sort").selectOption("rank");
  await expect(shown(page).first()).toHaveAttribute("data-state", "failing");
  expect((await idsOf(page)).sort()).toEqual([...before].sort());
  await field(page, "sort").selectOption("");
  expect(await idsOf(page)).toEqual(before);
});

test("a product leaves out what names only another", async ({ page }) => {
  await page.goto("/controls/");
  await field(page, "product").selectOption("rates");
  const products = await shown(page).evaluateAll((items) =>
    items.map((item) => item.getAttribute("data-f-product")?.split("|")),
  );
  expect(products.length).toBeGreaterThan(0);
  expect(products.filter((names) => !names?.includes("rates"))).toEqual([]);
  expect(await page.locator(controls).count()).toBeGreaterThan(products.length);
});

test("the fields are reached and used by keyboard", async ({ page }) => {
  await page.goto("/policies/");
  const all = await shown(page).count();
  await field(page, "q").focus();
  await page.keyboard.type("cryptography");
  await page.keyboard.press("Tab");
  await expect(field(page, "state")).toBeFocused();
  expect(await shown(page).count()).toBeLessThan(all);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  for (const path of ["/controls/", "/policies/", "/answers/"]) {
    test(`${path} is whole and shows no field`, async ({ page }) => {
      await page.goto(path);
      expect(await shown(page).count()).toBe(await page.locator(controls).count());
      expect(await page.locator("main input, main select, main button").count()).toBe(0);
    });
  }
});
