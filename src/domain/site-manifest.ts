/** `manifest.json`: the hash of every public file, so that a copy of the portal can be held against what was published. */
import { z } from "zod";

export const MANIFEST_FILE = "manifest.json";

export const siteManifestSchema = z.strictObject({
  manifest: z.literal(1),
  portal: z.string(),
  asOf: z.string(),
  builtAt: z.string(),
  commit: z.string().optional(),
  /** SHA-256 in hexadecimal, by address. */
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
  signature: z
    .strictObject({
      algorithm: z.literal("Ed25519"),
      /** DER (SPKI) in base64. */
      publicKey: z.string(),
      value: z.string(),
    })
    .optional(),
});
export type SiteManifest = z.infer<typeof siteManifestSchema>;

/** What is signed: a line a fact and a line a file, in the order of their addresses, so that any tool can make it again. */
export function signedText({
  manifest,
  portal,
  asOf,
  builtAt,
  commit,
  files,
}: Omit<SiteManifest, "signature">): string {
  const lines = Object.keys(files)
    .sort()
    .map((address) => `${files[address]}  ${address}`);
  return `${[`fanlight manifest ${manifest}`, portal, asOf, builtAt, commit ?? "", ...lines].join("\n")}\n`;
}

/** Not part of the portal that readers see: instructions for hosts, compressed forms of what is listed, and the list itself. */
export function isListed(path: string): boolean {
  return !/^\/(?:_headers|_redirects|manifest\.json)$|\.(?:br|gz)$/.test(path);
}

export interface CopyFaults {
  /** In the manifest, and not in the copy. */
  missing: string[];
  /** Other bytes than those that were published. */
  changed: string[];
  /** In the copy, and not in the manifest. */
  unknown: string[];
}

/** @param found hashes of the copy's files, by address */
export function compareCopy(
  { files }: Pick<SiteManifest, "files">,
  found: ReadonlyMap<string, string>,
): CopyFaults {
  const listed = Object.keys(files).sort();
  return {
    missing: listed.filter((path) => !found.has(path)),
    changed: listed.filter((path) => found.has(path) && found.get(path) !== files[path]),
    unknown: [...found.keys()].filter((path) => isListed(path) && !(path in files)).sort(),
  };
}
