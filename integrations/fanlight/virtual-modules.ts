/** Facts of the build that pages import as modules: read once, by Node, and never by a page. */
import type { FrameFacts } from "#src/domain/frame-facts.ts";
import type { Moment } from "#src/domain/portal.ts";
import type { Release } from "#src/schemas/release.ts";

export interface BuildFacts {
  moment: Moment;
  logo: string | undefined;
  frame: FrameFacts;
  /** Whether pages name a social card. */
  cards: boolean;
  /** What is published now, its hash, and what was published before. */
  releases: { now: Release; hash: string; before: Release[] };
}

export function virtualModules({ moment, logo, frame, cards, releases }: BuildFacts) {
  const modules: Record<string, string> = {
    "virtual:fanlight/moment": `export const moment = ${JSON.stringify(moment)};`,
    "virtual:fanlight/brand": `export const logo = ${JSON.stringify(logo)};`,
    "virtual:fanlight/cards": `export const cards = ${cards};`,
    "virtual:fanlight/releases": `export const releases = ${JSON.stringify(releases)};`,
    "virtual:fanlight/frame": `export const frame = ${JSON.stringify(frame)};`,
  };
  return {
    name: "fanlight:virtual-modules",
    resolveId: (id: string) => (id in modules ? `\0${id}` : undefined),
    load: (id: string) => (id.startsWith("\0") ? modules[id.slice(1)] : undefined),
  };
}
