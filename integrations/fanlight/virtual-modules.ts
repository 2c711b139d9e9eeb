/** Facts of the build that pages import as modules: read once, by Node, and never by a page. */
import type { Moment } from "#src/domain/portal.ts";

export interface BuildFacts {
  moment: Moment;
  logo: string | undefined;
}

export function virtualModules({ moment, logo }: BuildFacts) {
  const modules: Record<string, string> = {
    "virtual:fanlight/moment": `export const moment = ${JSON.stringify(moment)};`,
    "virtual:fanlight/brand": `export const logo = ${JSON.stringify(logo)};`,
  };
  return {
    name: "fanlight:virtual-modules",
    resolveId: (id: string) => (id in modules ? `\0${id}` : undefined),
    load: (id: string) => (id.startsWith("\0") ? modules[id.slice(1)] : undefined),
  };
}
