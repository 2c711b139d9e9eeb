/** Which version of the agreement is asked for, and whose signatures still count. */
import type { Catalogue, NdaVersion } from "./catalogue.ts";

type Versions = Pick<Catalogue, "nda">;

/** Oldest first; only those whose day has come. */
function inEffect({ nda }: Versions, today: string): NdaVersion[] {
  return nda.filter(({ effectiveOn }) => effectiveOn <= today);
}

/** Undefined where the company has no agreement in effect: then nothing that needs one is given. */
export function ndaInForce(catalogue: Versions, today: string): NdaVersion | undefined {
  return inEffect(catalogue, today).at(-1);
}

/**
 * Versions whose signature still counts: the one in force, and before it down to the newest that changed something material.
 * An earlier signature was for other terms, so everybody is asked again.
 */
export function acceptedVersions(catalogue: Versions, today: string): NdaVersion[] {
  const versions = inEffect(catalogue, today);
  const lastMaterial = versions.findLastIndex(({ change }) => change === "material");
  return versions.slice(Math.max(0, lastMaterial));
}
