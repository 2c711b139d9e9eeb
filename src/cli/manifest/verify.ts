/** `manifest verify`: holds a copy of a portal against the hashes that were published with it, offline. */
import { createHash, createPublicKey, verify } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import {
  compareCopy,
  MANIFEST_FILE,
  type SiteManifest,
  signedText,
  siteManifestSchema,
} from "#src/domain/site-manifest.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";

export const usage = `manifest verify <folder> [options]

  --manifest <file>  The list to hold it against (manifest.json of the folder if left out)
  --key <key>        The public key that must have signed it, as the company told it to you

Says which files of the copy are missing, other than published, or not listed. Ends with 1 where there is any, or where
the signature is wrong or not by the key.`;

/** Enough to see what happened. */
const SHOWN = 20;

export async function run(args: string[], { cwd, out, err }: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { manifest: { type: "string" }, key: { type: "string" } },
  });
  const [named, ...rest] = positionals;
  if (!named || rest.length > 0) throw new UsageError("Name the folder that holds the copy.");
  const folder = resolve(cwd, named);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal(`There is no folder ${named}.`);
  const manifest = readManifest(
    values.manifest ? resolve(cwd, values.manifest) : join(folder, MANIFEST_FILE),
  );
  const faults = compareCopy(manifest, hashFiles(folder));
  const lines = [
    ...faults.changed.map((path) => `other than published: ${path}`),
    ...faults.missing.map((path) => `missing: ${path}`),
    ...faults.unknown.map((path) => `not listed: ${path}`),
  ];
  for (const line of lines.slice(0, SHOWN)) err(line);
  if (lines.length > SHOWN) err(`and ${lines.length - SHOWN} more`);
  if (lines.length === 0)
    out(
      `All ${Object.keys(manifest.files).length} files are those of ${manifest.portal}, built ${manifest.builtAt}.`,
    );
  const isSound = tellSignature(manifest, values.key, { out, err });
  return lines.length === 0 && isSound ? 0 : 1;
}

function readManifest(path: string): SiteManifest {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new Refusal(`${path} cannot be read as a manifest.`, { cause });
  }
  const parsed = siteManifestSchema.safeParse(data);
  if (!parsed.success) throw new Refusal(`${path} is not a manifest of a portal.`);
  return parsed.data;
}

function hashFiles(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        `/${path
          .slice(folder.length + 1)
          .split(sep)
          .join("/")}`,
        createHash("sha256").update(readFileSync(path)).digest("hex"),
      ]),
  );
}

/** @returns whether nothing is wrong with it */
function tellSignature(
  manifest: SiteManifest,
  key: string | undefined,
  { out, err }: Pick<Context, "out" | "err">,
): boolean {
  const { signature } = manifest;
  if (!signature) {
    const told = key ? err : out;
    told(
      "The list is not signed: whoever could change the files could change it as well. Compare it with one that you took yourself.",
    );
    return key === undefined;
  }
  if (!isSignedBy(manifest, signature)) {
    err("The signature is wrong: the list is not as it was signed.");
    return false;
  }
  if (key === undefined) {
    out(
      `Signed with the key ${signature.publicKey}. Whose that is, only the company can tell you, by another way than this portal; then use --key.`,
    );
    return true;
  }
  if (signature.publicKey === key) {
    out("Signed with the key that you named.");
    return true;
  }
  err(`Signed with another key than the one that you named: ${signature.publicKey}`);
  return false;
}

function isSignedBy(
  manifest: SiteManifest,
  { publicKey, value }: NonNullable<SiteManifest["signature"]>,
): boolean {
  try {
    const der = Buffer.from(publicKey, "base64");
    const key = createPublicKey({ key: der, format: "der", type: "spki" });
    if (key.asymmetricKeyType !== "ed25519") return false;
    return verify(null, Buffer.from(signedText(manifest)), key, Buffer.from(value, "base64"));
  } catch {
    return false;
  }
}
