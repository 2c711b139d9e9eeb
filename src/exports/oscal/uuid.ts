/** UUIDs of version 5 (RFC 9562) from stable addresses: the same thing has the same UUID in every build. */
import { createHash } from "node:crypto";

/** The namespace of URLs, RFC 9562, section 6.6. */
const URL_NAMESPACE = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex");

export function uuidOf(address: string): string {
  const bytes = createHash("sha1").update(URL_NAMESPACE).update(address).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
