import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { findBarriers } from "./accessible.ts";

const OPEN = "dist/client/files/dpa/data-processing-agreement.pdf";

/** As a hand lets go of it over the page; choosing a file is what the other tests do. */
async function drop(page: Page, file: string): Promise<void> {
  const bytes = readFileSync(file).toString("base64");
  const dropped = await page.evaluateHandle((base64) => {
    const data = new DataTransfer();
    const letters = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    data.items.add(new File([letters], "given.pdf", { type: "application/pdf" }));
    return data;
  }, bytes);
  await page.locator(".drop").dispatchEvent("drop", { dataTransfer: dropped });
}

const pdf = (buffer: Buffer) => ({ name: "mine.pdf", mimeType: "application/pdf", buffer });

test("an original is known by its hash, also with the server away", async ({ page, context }) => {
  await page.goto("/verify/");
  await expect(page.getByLabel("Drop a file here, or choose one")).toBeVisible();
  await context.setOffline(true);
  await page.getByLabel("Drop a file here, or choose one").setInputFiles(pdf(readFileSync(OPEN)));
  const verdict = page.locator("verify-file [role=status]");
  await expect(verdict).toContainText("The file Tidewater published as Data processing agreement");
  await expect(verdict).toContainText("unaltered, and nothing has replaced it");
});

test("one that something has taken the place of is known as that, and leads to what did", async ({
  page,
  context,
}) => {
  await page.goto("/verify/");
  await expect(page.getByLabel("Drop a file here, or choose one")).toBeVisible();
  await context.setOffline(true);
  await drop(page, "private/soc2-type2-first.pdf");
  const verdict = page.locator("verify-file [role=status]");
  await expect(verdict).toContainText(/The file Tidewater published as .*Type 2/);
  await expect(verdict).toContainText("It is unaltered. Superseded by:");
  await expect(verdict).not.toContainText("nothing has replaced it");
  await context.setOffline(false);
  await verdict.getByRole("link").click();
  await expect(page).toHaveURL(/\/reports\/soc2-type2\/$/);
});

test("any other file is unknown, not forged, and only its hash was asked about", async ({
  page,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(`${request.url()} ${request.postData()}`);
  });
  await page.goto("/verify/");
  await page
    .getByLabel("Drop a file here, or choose one")
    .setInputFiles(pdf(Buffer.from("altered")));
  const verdict = page.locator("verify-file [role=status]");
  await expect(verdict).toContainText("Unknown");
  await expect(verdict).toContainText("no copy that was given out either");
  await expect(verdict).toContainText("does not mean that it is forged");
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatch(/\/gate\/verify\/ \{"sha256":"[0-9a-f]{64}"\}$/);
});

test("where the door does not answer, it says that it could not ask", async ({ page }) => {
  await page.route("**/gate/verify/", (route) => route.abort());
  await page.goto("/verify/");
  await page.getByLabel("Drop a file here, or choose one").setInputFiles(pdf(Buffer.from("x")));
  await expect(page.locator("verify-file [role=status]")).toContainText("could not be asked");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page is no barrier and no wider than 320 px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto("/verify/");
    await page.getByLabel("Drop a file here, or choose one").setInputFiles(pdf(readFileSync(OPEN)));
    await expect(page.locator("verify-file [role=status]")).toContainText("Tidewater published");
    expect(await findBarriers(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page lists the hashes and says how to make one", async ({ page }) => {
    await page.goto("/verify/");
    await expect(page.getByText("sha256sum report.pdf")).toBeVisible();
    await expect(page.getByRole("row", { name: /Data processing agreement/ })).toContainText(
      /[0-9a-f]{64}/,
    );
    expect(await page.locator("main input").count()).toBe(0);
  });
});
