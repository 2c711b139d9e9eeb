import { expect, test } from "@playwright/test";
import { findBarriers } from "./accessible.ts";

const CHOICE =
  "/share/#reports=soc2-type2,iso27001&criteria=CC6.1,CC6.6,A1.2,C1.1&answers=breach-notice,data-residency,encryption-at-rest,penetration-test&policies=access-control,incident-response,cryptography";

/** As much as a sales engineer sends: five reports, ten criteria, ten answers, three policies. */
const MUCH =
  "/share/#reports=soc2-type2,soc3,iso27001,letter-one,letter-two&criteria=CC6.1,CC6.2,CC6.3,CC6.6,CC6.7,CC7.1,CC7.4,CC8.1,A1.2,C1.1&answers=breach-notice,data-residency,encryption-at-rest,penetration-test,customer-single-sign-on,backups-and-recovery,audit-trail-for-customers,data-export,deletion-after-exit,ai-features&policies=access-control,incident-response,cryptography";

test("a link shows its choice, and one that was edited another", async ({ page }) => {
  await page.goto(CHOICE);
  await expect(page.getByRole("heading", { name: "SOC 2 Type 2 report" })).toBeVisible();
  const brief = page.locator("share-brief");
  await expect(brief).toContainText("13 entries from the trust center of Tidewater, as of");
  await expect(brief).toContainText("trust.tidewater.example/answers/breach-notice/");
  await page.evaluate(() => {
    location.hash = "#answers=breach-notice,gone-for-good";
  });
  await expect(brief).toContainText("1 entry from");
  await expect(brief).toContainText("1 more was chosen and is not published here");
});

test("what is chosen by keyboard stands in the link", async ({ page }) => {
  await page.goto("/share/");
  await page.getByRole("checkbox", { name: /^SOC 2 Type 2 report In force/ }).focus();
  await page.keyboard.press("Space");
  await expect(page.getByLabel("The link to send")).toHaveValue(
    "https://trust.tidewater.example/share/#reports=soc2-type2",
  );
  await expect(page.getByText("1 chosen.")).toBeVisible();
  await page.getByRole("button", { name: "Show the page" }).click();
  await expect(page.getByRole("heading", { name: "Reports" })).toBeFocused();
  await page.getByRole("button", { name: "Change the choice" }).click();
  await expect(page.getByRole("checkbox", { name: /^SOC 2 Type 2 report In force/ })).toBeChecked();
});

test("it prints to two pages, and sends nothing but its own requests", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(MUCH);
  await expect(page.getByRole("heading", { name: "Access control policy" })).toBeVisible();
  await expect(page.locator("share-brief")).toContainText("28 entries from");
  expect(asked.join(" ")).not.toContain("soc2-type2");
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(2);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`choice and brief are no barrier and no wider than 320 px, ${colorScheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 700 });
    for (const [address, shown] of [
      ["/share/", "Nothing is chosen yet."],
      [CHOICE, "13 entries"],
    ] as const) {
      await page.goto("/404.html");
      await page.goto(address);
      await expect(page.locator("share-brief")).toContainText(shown);
      expect(await findBarriers(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(320);
    }
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it needs and where everything stands", async ({ page }) => {
    await page.goto(CHOICE);
    await expect(page.getByText("This page needs JavaScript")).toBeVisible();
    await expect(page.locator("share-brief").getByRole("link", { name: "Answers" })).toBeVisible();
  });
});
