/** What all cards of a portal have in common, worked out once a build. */
import { deriveBrand, GROUND } from "#src/domain/brand.ts";
import { formatDay } from "#src/domain/dates.ts";
import type { Portal } from "#src/domain/views.ts";

export interface Scheme {
  company: string;
  /** "trust.example.com", which stands before a page's path. */
  host: string;
  asOf: string;
  /** Said on every card of the fictional company. */
  notice: string | undefined;
  /** SVG in the accent; undefined where the company has none. */
  logo: string | undefined;
  colours: { paper: string; ink: string; muted: string; line: string; accent: string };
}

export function describeScheme(portal: Portal, logo: string | undefined): Scheme {
  const { company, asOf, sample } = portal;
  const accent = deriveBrand(company.accent)?.light ?? company.accent;
  return {
    company: company.name,
    host: new URL(company.portal).host,
    asOf: `As of ${formatDay(asOf)}`,
    notice: sample ? "Fictional company" : undefined,
    logo: logo?.replaceAll("currentColor", accent),
    colours: {
      paper: GROUND.light,
      ink: "#16181b",
      muted: "#555b61",
      line: "#d3d4ce",
      accent,
    },
  };
}
