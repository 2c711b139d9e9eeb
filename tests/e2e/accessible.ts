/** WCAG 2.2 A and AA, and the practices that axe knows beside them. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const WCAG_AND_PRACTICES: axe.RunOnly = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
};
/** What a theme can spoil: a page that has no barrier in one needs only this in the other. */
const OF_A_THEME: axe.RunOnly = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Axe as it is served to browsers, half the size: a browser reads it anew on each page, which takes as long as many a check. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/** @returns a line for each barrier */
export function findBarriers(page: Page): Promise<string[]> {
  return linesOf(page, WCAG_AND_PRACTICES);
}

export function findPaleWords(page: Page): Promise<string[]> {
  return linesOf(page, OF_A_THEME);
}

/** Our pages have no frames, so the page's own axe sees all of it. */
async function linesOf(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (only) => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    return (await checker.run({ resultTypes: ["violations"], runOnly: only })).violations;
  }, runOnly);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}
