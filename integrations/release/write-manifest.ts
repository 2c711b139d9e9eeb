/** Lists every public file with its hash, and signs the list where the build has a key. */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Moment } from "#src/domain/portal.ts";
import {
  isListed,
  MANIFEST_FILE,
  type SiteManifest,
  signedText,
} from "#src/domain/site-manifest.ts";

export interface ManifestOptions {
  portal: string;
  moment: Moment;
  env: NodeJS.ProcessEnv;
}

/** @returns how many files are listed, and whether the list is signed. @throws Error where the key is none */
export async function writeManifest(
  folder: string,
  { portal, moment, env }: ManifestOptions,
): Promise<{ count: number; isSigned: boolean }> {
  const key = readSigningKey(env.FANLIGHT_SIGNING_KEY);
  const files: Record<string, string> = {};
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, address: `/${path.slice(folder.length).split(sep).join("/")}` }))
    .map(({ path, address }) => ({ path, address: address.replace(/^\/+/, "/") }))
    .filter(({ address }) => isListed(address))
    .sort((one, other) => (one.address < other.address ? -1 : 1));
  for (const { path, address } of paths)
    files[address] = createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  const { today, builtAt, commit } = moment;
  const manifest: SiteManifest = {
    manifest: 1,
    portal,
    asOf: today,
    builtAt,
    ...(commit && { commit }),
    files,
  };
  const signed = key ? { ...manifest, signature: signatureOf(manifest, key) } : manifest;
  await writeFile(join(folder, MANIFEST_FILE), `${JSON.stringify(signed, null, 1)}\n`);
  return { count: paths.length, isSigned: key !== undefined };
}

function signatureOf(manifest: SiteManifest, key: KeyObject): SiteManifest["signature"] {
  return {
    algorithm: "Ed25519",
    publicKey: createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64"),
    value: sign(null, Buffer.from(signedText(manifest)), key).toString("base64"),
  };
}

/** @param text DER (PKCS 8) in base64, as `manifest key` prints it */
function readSigningKey(text: string | undefined): KeyObject | undefined {
  if (!text) return undefined;
  try {
    const key = createPrivateKey({
      key: Buffer.from(text.trim(), "base64"),
      format: "der",
      type: "pkcs8",
    });
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below, without a word of the key.
  }
  throw new Error(
    "FANLIGHT_SIGNING_KEY is not an Ed25519 key as npm run fanlight -- manifest key prints it. Set that one, or take the variable away: the manifest is then not signed.",
  );
}
