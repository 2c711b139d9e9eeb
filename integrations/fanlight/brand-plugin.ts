/** Puts the company's accent into the one style sheet, so that no page needs a style of its own. */
import type { Brand } from '#src/domain/brand.ts';

const MARKER = '/* @brand */';

export function brandRules(brand: Brand): string {
  return (
    `:root{--fl-accent:${brand.light};--fl-on-accent:${brand.onLight}}` +
    `@media screen and (prefers-color-scheme:dark){:root{--fl-accent:${brand.dark};--fl-on-accent:${brand.onDark}}}`
  );
}

export function brandPlugin(brand: Brand) {
  return {
    name: 'fanlight:brand',
    enforce: 'pre' as const,
    transform(code: string, id: string): { code: string; map: null } | undefined {
      if (!id.split('?')[0]?.endsWith('/src/styles/global.css')) return undefined;
      if (!code.includes(MARKER)) throw new Error(`src/styles/global.css has lost its line ${MARKER}, where the accent of company.yaml goes.`);
      return { code: code.replace(MARKER, brandRules(brand)), map: null };
    },
  };
}
