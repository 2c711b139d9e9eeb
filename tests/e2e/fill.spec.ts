import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { makeWorkbook, partsOf } from "../support/make-workbook.ts";
import { findBarriers } from "./accessible.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const SHEET = "xl/worksheets/sheet1.xml";
const text = (at: string, words: string) =>
  `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
const rowOf = (row: number, cells: readonly string[]) =>
  `<row r="${row}">${cells.map((words, at) => text(`${"ABCD"[at]}${row}`, words)).join("")}</row>`;

/** 1,000 rows, the first few telling. */
function makeQuestionnaire(): Uint8Array {
  const rows = [
    rowOf(1, ["Ref", "Question", "Response"]),
    rowOf(2, ["Q1", "Do you encrypt customer data at rest?"]),
    rowOf(3, ["Q2", "Do you run a bug bounty program? &lt;img src=x onerror=alert(1)&gt;"]),
    rowOf(4, ["Q3", "Which boats do you sell?"]),
    rowOf(5, ["Q4", "Do you carry cyber insurance?", "Ask us"]),
    '<row r="6"><c r="A6" t="inlineStr"><is><t>Q5</t></is></c><c r="B6" t="inlineStr"><is><t>Do you have a PCI DSS attestation?</t></is></c><c r="C6"><f>1+1</f><v>2</v></c></row>',
    ...Array.from({ length: 995 }, (_, at) =>
      rowOf(at + 7, [
        `R${at}`,
        `Where is the data of customer group ${at} kept, and who may see it?`,
      ]),
    ),
  ];
  return makeWorkbook({ rows: rows.join(""), more: { "xl/vbaProject.bin": "MACRO" } });
}

async function open(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page
    .getByLabel("Drop a workbook here, or choose one")
    .setInputFiles({ name, mimeType: XLSX, buffer: Buffer.from(bytes) });
}

const status = (page: Page) => page.locator("fill-workbook [role=status]");
const answerTo = (page: Page, row: number) =>
  page.getByLabel(`Answer to row ${row}`, { exact: true });

async function begin(page: Page): Promise<void> {
  await page.goto("/questionnaires/fill/");
  await getReady(page);
}

/** What the page needs besides itself comes with the first key, and from then on it needs nothing. */
async function getReady(page: Page): Promise<void> {
  await page.keyboard.press("Tab");
  await expect(status(page)).toContainText("Ready, with");
}

/** The longest time in milliseconds in which the page could do nothing, from now on. */
async function watchStalls(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    let last = performance.now();
    let longest = 0;
    setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
      document.documentElement.dataset.stall = String(Math.round(longest));
    }, 10);
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset.stall));
}

test("a workbook is filled in with the network away, and nothing of it is sent", async ({
  page,
  context,
}) => {
  const sent: string[] = [];
  page.on("request", (request) => {
    // The file that is taken is made here, and is no request to anybody.
    if (request.url().startsWith("blob:")) return;
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`);
  });
  await page.goto("/questionnaires/fill/", { waitUntil: "networkidle" });
  expect(sent.length).toBeLessThanOrEqual(3);
  await getReady(page);
  // What came was asked for by its address alone.
  expect(sent.filter((line) => !/^GET http:\/\/127\.0\.0\.1:\d+\/[\w./-]* $/.test(line))).toEqual(
    [],
  );
  sent.length = 0;
  await context.setOffline(true);
  const longestStall = await watchStalls(page);
  const book = makeQuestionnaire();
  const started = Date.now();
  await open(page, "vendor form.xlsm", book);
  await expect(status(page)).toContainText("1000 rows:");
  // Opening, matching and drawing together; the machine of a test runs other tests beside it.
  expect(Date.now() - started).toBeLessThan(process.env.FANLIGHT_TEST_FULL ? 2000 : 8000);
  expect(await longestStall()).toBeLessThan(process.env.FANLIGHT_TEST_FULL ? 300 : 1500);
  await expect(page.getByRole("heading", { name: "Is this right?" })).toBeVisible();
  await expect(page.getByRole("table", { name: /^Rows with the answers/ })).toBeVisible();
  await expect(page.getByText("The workbook holds macros.")).toBeVisible();
  await expect(page.getByLabel("Questions stand in")).toHaveValue("1");
  await expect(page.getByLabel("Answers go to")).toHaveValue("2");

  await expect(answerTo(page, 2)).toHaveValue("encryption-at-rest");
  await expect(page.locator("tr[data-row='2']")).toContainText("Sure: the same question.");
  await expect(answerTo(page, 4)).toHaveValue("");
  await expect(page.locator("tr[data-row='4']")).toContainText("Left blank");
  await expect(page.locator("tr[data-row='5']")).toContainText("It is answered already.");
  await expect(page.locator("tr[data-row='6']")).toContainText("A formula stands in its place.");
  expect(await page.locator("fill-workbook tbody img").count()).toBe(0);

  // By keyboard: the answer of a row is taken away again, and another is given.
  await answerTo(page, 3).focus();
  await page.keyboard.press("Home");
  await expect(answerTo(page, 3)).toHaveValue("");
  await expect(answerTo(page, 3)).toBeFocused();
  await answerTo(page, 4).focus();
  await answerTo(page, 4).selectOption({ label: "Do you run a bug bounty programme?" });
  await expect(page.locator("tr[data-row='4']")).toContainText("Chosen by you.");

  await page.getByLabel("Show").selectOption("kept");
  await expect(page.locator("fill-workbook tbody tr")).toHaveCount(2);
  await page.getByLabel("Show").selectOption("all");
  await page.getByRole("button", { name: "Later rows" }).click();
  await expect(page.getByText("Rows 101 to 200 of 1000")).toBeVisible();

  const taken = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download it, filled in" }).click();
  const download = await taken;
  expect(download.suggestedFilename()).toBe("vendor form, answered.xlsm");
  const [before, after] = [partsOf(book), partsOf(readFileSync(await download.path()))];
  for (const [name, part] of before) if (name !== SHEET) expect(after.get(name)).toBe(part);
  const sheet = after.get(SHEET) ?? "";
  expect(sheet).toMatch(
    /<c r="C2"[^>]*><is><t[^>]*>Yes[\s\S]*?\/answers\/encryption-at-rest\/<\/t>/,
  );
  expect(sheet).toContain('<c r="C6"><f>1+1</f><v>2</v></c>');
  expect(sheet).not.toContain('<c r="C3"');
  expect(sheet).toContain("Chosen by hand: answers");
  expect(sheet).toContain(text("C5", "Ask us"));
  expect(sent).toEqual([]);
});

test("a CSV of a known questionnaire is filled in by its ids, in its own form", async ({
  page,
}) => {
  // At once: what reads it is not there yet.
  await page.goto("/questionnaires/fill/");
  const csv = 'Nr;Frage;Antwort\r\n1.1;"Können Fremde Lücken melden?";\r\n9.9;Etwas anderes;\r\n';
  await open(page, "MVSP 2026.csv", Buffer.from(csv, "latin1"));
  await expect(page.getByText("read as Latin-1")).toBeVisible();
  await page.getByLabel("Questions stand in").selectOption({ label: "B: Frage" });
  await page.getByLabel("Ids of rows stand in").selectOption({ label: "A: Nr" });
  await page.getByLabel("Answers go to").selectOption({ label: "C: Antwort" });
  await page.getByLabel("It is").selectOption("mvsp");
  await expect(page.locator("tr[data-row='2']")).toContainText("Sure: an answer names this row.");
  await page.getByLabel("Add a column that says how sure").uncheck();
  const taken = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download it, filled in" }).click();
  const written = readFileSync(await (await taken).path()).toString("latin1");
  expect(written).toMatch(
    /1\.1;"Können Fremde Lücken melden\?";"[^"]*reporting-a-vulnerability\/"\r\n/,
  );
  expect(written).toContain("9.9;Etwas anderes;\r\n");
});

test("what cannot be read is said in words, and the page goes on working", async ({ page }) => {
  await begin(page);
  const wide = [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const files: [string, Uint8Array, string][] = [
    ["locked.xlsx", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...wide]), "protected by a password"],
    ["empty.xlsx", makeWorkbook({ rows: "" }), "holds no text in any cell"],
    ["report.pdf", Buffer.from("%PDF-1.7"), "The file is a PDF."],
  ];
  for (const [name, bytes, words] of files) {
    await open(page, name, bytes);
    await expect(status(page)).toContainText(words);
  }
  // By its name: as bytes it would travel to the browser first.
  const large = test.info().outputPath("large.xlsx");
  writeFileSync(large, "");
  truncateSync(large, 50_000_000);
  await page.getByLabel("Drop a workbook here, or choose one").setInputFiles(large);
  await expect(status(page)).toContainText("The file has 50 MB");
  await open(page, "ok.csv", Buffer.from("Question\nDo you carry cyber insurance?\n"));
  await expect(answerTo(page, 2)).toHaveValue("insurance");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`the page is no barrier and no wider than 320 px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 700 });
    await begin(page);
    await open(
      page,
      "form.csv",
      Buffer.from("ID,Question\n1,Do you carry cyber insurance?\n2,Boats?\n"),
    );
    await expect(answerTo(page, 2)).toHaveValue("insurance");
    expect(await findBarriers(page)).toEqual([]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says what it needs, and where all answers are", async ({ page }) => {
    await page.goto("/questionnaires/fill/");
    await expect(page.getByText("This needs JavaScript.")).toBeVisible();
    await expect(page.getByRole("link", { name: "XLSX" })).toBeVisible();
    await expect(page.locator("input[type=file]")).toHaveCount(0);
  });
});
