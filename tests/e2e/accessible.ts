/** WCAG 2.2 A and AA, and the practices that axe knows beside them. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** @returns a line for each barrier */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    // Our pages have no frames; otherwise each result is put together in another page, which takes as long again.
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary ?? ""}`,
    ),
  );
}
