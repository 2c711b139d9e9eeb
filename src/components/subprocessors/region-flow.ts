/** Who handles data inside a hosting region and who outside it, by the countries that each subprocessor names. */
import { countryName } from "#src/domain/country-names.ts";
import type { Portal, SubprocessorView } from "#src/domain/views.ts";
import { readRegion } from "./region-countries.ts";

export interface Handler {
  id: string;
  name: string;
  /** "Hosting, Germany and Ireland, in notice". */
  text: string;
}

export interface RegionFlow {
  region: string;
  stored: string;
  backups: string | undefined;
  /** As the company states it; undefined where it states nothing. */
  leaves: string | undefined;
  /** With a place in the region, or all of them where the region's name does not tell its countries. */
  inside: Handler[];
  /** Serve the region, but have no place in it. */
  outside: Handler[];
}

function describeHandler(entry: SubprocessorView, countries: readonly string[]): Handler {
  const notice = entry.state === "in-notice" ? ["in notice"] : [];
  const text = [entry.service, ...countries.map(countryName), ...notice].join(", ");
  return { id: entry.id, name: entry.name, text };
}

/** Subprocessors in use or in notice; those only announced or removed are not drawn. */
export function describeFlows({
  data,
  subprocessors,
}: Pick<Portal, "data" | "subprocessors">): RegionFlow[] {
  const handling = subprocessors.filter(({ state }) => state === "active" || state === "in-notice");
  return (data?.residency ?? []).map(({ region, stored, backups, leaves }) => {
    const contains = readRegion(region);
    const serving = handling.filter(({ regions }) => regions.includes(region));
    const isInside = ({ locations }: SubprocessorView) => !contains || locations.some(contains);
    // Where the region is a country, each place in it has that country's name.
    const placesIn = ({ locations }: SubprocessorView) =>
      locations.filter((code) =>
        contains ? contains(code) && countryName(code) !== region : true,
      );
    return {
      region,
      stored,
      backups,
      leaves,
      inside: serving.filter(isInside).map((entry) => describeHandler(entry, placesIn(entry))),
      outside: serving
        .filter((entry) => !isInside(entry))
        .map((entry) => describeHandler(entry, entry.locations)),
    };
  });
}
