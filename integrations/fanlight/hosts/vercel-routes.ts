/** The portal's headers as routes of Vercel's output, from the pages as they were built. */
import { fitSheets } from "#integrations/host-headers/fit-sheets.ts";
import { type VercelRoute, vercelRoutes } from "#integrations/host-headers/forms/vercel.ts";
import { exceedLimits } from "#integrations/host-headers/limits.ts";
import { scanPages } from "#integrations/host-headers/scan-pages.ts";
import { headerRules } from "#src/domain/headers/header-rules.ts";

/**
 * @param folder of the static files
 * @param functions where addresses begin that a function answers
 */
export function headerRoutes(folder: string, functions: readonly string[]): VercelRoute[] {
  const { pages, asks } = scanPages(folder);
  const { styles } = fitSheets(pages, { asks });
  const rules = headerRules({ styles, asks, https: true });
  const excess = exceedLimits(rules, "vercel");
  if (excess.length > 0) throw new Error(`The headers do not fit the host:\n${excess.join("\n")}`);
  return vercelRoutes(rules, { functions });
}
