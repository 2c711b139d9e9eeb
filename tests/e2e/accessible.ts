/** WCAG 2.2 A and AA, and the practices that axe knows beside them. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** @returns a line for each barrier */
export function findBarriers(page: Page): Promise<string[]> {
  return linesOf(
    builder(page).withTags([
      "wcag2a",
      "wcag2aa",
      "wcag21a",
      "wcag21aa",
      "wcag22aa",
      "best-practice",
    ]),
  );
}

/** What a theme can spoil: a page that has no barrier in one needs only this in the other. */
export function findPaleWords(page: Page): Promise<string[]> {
  return linesOf(builder(page).withRules(["color-contrast", "link-in-text-block"]));
}

function builder(page: Page): AxeBuilder {
  return (
    new AxeBuilder({ page })
      .options({ resultTypes: ["violations"] })
      // Our pages have no frames; otherwise each result is put together in another page, which takes as long again.
      .setLegacyMode(true)
  );
}

async function linesOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}
