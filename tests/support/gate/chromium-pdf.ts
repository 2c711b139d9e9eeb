/** Prints HTML as office software exports it: tagged, with an outline. */
import { chromium } from "@playwright/test";
import { findBrowser } from "../browser.ts";

export async function printTagged(html: string): Promise<Uint8Array> {
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage();
    await page.setContent(html);
    return await page.pdf({ format: "A4", tagged: true, outline: true, printBackground: true });
  } finally {
    await browser.close();
  }
}

/** A report of so many pages: headings, paragraphs and a table on each. */
export function reportHtml(pages: number): string {
  const finding =
    "The auditor inspected a sample of reviews and noted no exceptions in the design or the operation of the control. ";
  const section = (number: number) =>
    `<h2>Section ${number}</h2>${[0, 1, 2, 3].map((part) => `<p>Control ${number}.${part} is operated by the security team. ${finding.repeat(3)}</p>`).join("")}<table>${Array.from({ length: 10 }, (_, row) => `<tr><th>Row ${row}</th><td>Test ${number}</td><td>No exceptions noted</td></tr>`).join("")}</table>`;
  return `<!doctype html><html lang="en"><title>Report</title><style>h2{break-before:page}</style><h1>Report</h1>${Array.from({ length: pages - 1 }, (_, index) => section(index + 1)).join("")}</html>`;
}
