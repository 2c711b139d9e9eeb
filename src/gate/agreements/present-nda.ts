/**
 * What a visitor is shown to sign. Showing it writes nothing: when and which text it was travels in a sealed field of the form,
 * bound to the visitor, and comes back with the signature.
 */
import type { NdaVersion } from "../../domain/door/catalogue.ts";
import { ndaInForce } from "../../domain/door/nda-in-force.ts";
import { sha256Hex } from "../audit/hashes.ts";
import type { Services } from "../definitions.ts";

export interface Presented {
  nda: NdaVersion;
  /** SHA-256 of the text's UTF-8 bytes. */
  sha256: string;
  /** For the form's hidden field. */
  proof: string;
}

export interface Shown {
  sha256: string;
  /** ISO 8601, UTC. */
  at: string;
}

const PURPOSE = "nda-presented";

/** Undefined where the company has no agreement in force: then nobody can sign, and nothing that needs it is given. */
export function presentNda(
  { catalogue, clock, secrets }: Pick<Services, "catalogue" | "clock" | "secrets">,
  personId: string,
): Presented | undefined {
  const at = clock.now().toISOString();
  const nda = ndaInForce(catalogue, at.slice(0, 10));
  if (!nda) return undefined;
  const sha256 = sha256Hex(nda.text);
  return { nda, sha256, proof: secrets.seal(PURPOSE, JSON.stringify({ personId, sha256, at })) };
}

/** Undefined where it was not made here, or for somebody else. */
export function readPresented(
  { secrets }: Pick<Services, "secrets">,
  proof: string,
  personId: string,
): Shown | undefined {
  const opened = secrets.open(PURPOSE, proof);
  if (opened === undefined) return undefined;
  const shown = JSON.parse(opened) as Shown & { personId: string };
  return shown.personId === personId ? { sha256: shown.sha256, at: shown.at } : undefined;
}
