/** What is stored of a link, a session or an invitation: never the token itself. */
import { hash } from "node:crypto";

/** Lower-case hex of SHA-256. Tokens have 256 random bits, so no salt is needed. */
export function hashToken(token: string): string {
  return hash("sha256", token);
}
