/** Adds the company's accent to the one style sheet, so that no page needs a style of its own. */
import type { Brand } from "#src/domain/brand.ts";

function brandRules(brand: Brand): string {
  return (
    `:root{--fl-accent:${brand.light};--fl-on-accent:${brand.onLight}}` +
    `@media screen and (prefers-color-scheme:dark){:root{--fl-accent:${brand.dark};--fl-on-accent:${brand.onDark}}}`
  );
}

export function brandPlugin(brand: Brand) {
  return {
    name: "fanlight:brand",
    enforce: "pre" as const,
    transform(code: string, id: string): { code: string; map: null } | undefined {
      if (!id.split("?")[0]?.endsWith("/src/styles/global.css")) return undefined;
      return { code: `${code}\n${brandRules(brand)}`, map: null };
    },
  };
}
