/** `manifest key`: a new pair of keys, for signing the lists of hashes that builds write. */
import { generateKeyPairSync } from "node:crypto";
import { parseArgs } from "node:util";
import type { Context, ExitCode } from "../command.ts";

export const usage = `manifest key

Prints a new private key for the build (FANLIGHT_SIGNING_KEY, a secret) and the public key that belongs to it. Nothing is
kept. Tell the public key to readers by another way than the portal itself.`;

export async function run(args: string[], { out }: Context): Promise<ExitCode> {
  parseArgs({ args, options: {} });
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const secret = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  out(`FANLIGHT_SIGNING_KEY=${secret}`);
  out(`Public key: ${publicKey.export({ format: "der", type: "spki" }).toString("base64")}`);
  return 0;
}
