/** Keys for each purpose from FANLIGHT_SECRET: HKDF-SHA-256, HMAC-SHA-256 and AES-256-GCM. */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import type { Secrets } from "../definitions.ts";

const IV = 12;
const TAG = 16;

/** @param list the present secret first, then those that it replaced */
export function deriveSecrets(list: readonly string[]): Secrets {
  // Bytes in place of a key object cost Node six times as much with each use.
  const keys = new Map<string, KeyObject[]>();
  const keysFor = (purpose: string): KeyObject[] => {
    const known = keys.get(purpose);
    if (known) return known;
    const made = list.map((secret) =>
      createSecretKey(Buffer.from(hkdfSync("sha256", secret, "fanlight", purpose, 32))),
    );
    keys.set(purpose, made);
    return made;
  };
  const present = (purpose: string): KeyObject => {
    const [key] = keysFor(purpose);
    if (!key) throw new Error("No secret was given.");
    return key;
  };
  const macs = (purpose: string, text: string) =>
    keysFor(purpose).map((key) => createHmac("sha256", key).update(text).digest());
  return {
    sign: (purpose, text) => createHmac("sha256", present(purpose)).update(text).digest("hex"),
    verify(purpose, text, signature) {
      const given = Buffer.from(signature, "hex");
      return macs(purpose, text).some(
        (mac) => mac.length === given.length && timingSafeEqual(mac, given),
      );
    },
    seal(purpose, text) {
      const iv = randomBytes(IV);
      const cipher = createCipheriv("aes-256-gcm", present(purpose), iv);
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
    },
    open(purpose, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.length < IV + TAG) return undefined;
      for (const key of keysFor(purpose)) {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV));
        decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
        try {
          return (
            decipher.update(bytes.subarray(IV + TAG), undefined, "utf8") + decipher.final("utf8")
          );
        } catch {
          // Not this secret: the one before it may have sealed it.
        }
      }
      return undefined;
    },
  };
}
