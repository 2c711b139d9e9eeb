/** A link and a code for one mail. Only hashes are stored; the code serves in the browser that asked and in no other. */
import type { Services } from "../definitions.ts";
import { hashToken } from "./hash-token.ts";

/** Long for a first request; short where documents already stand open to the address. */
export const LINK_SECONDS = { long: 24 * 60 * 60, short: 60 * 60 } as const;
/** Of the code; the link of the same mail is not used up by them. */
export const CODE_TRIES = 5;

export interface NewLink {
  /** Goes into the mail and is stored nowhere. */
  token: string;
  code: string;
  hash: string;
  codeHash: string;
}

/** @param browser the cookie of the browser that asks */
export function newLink(services: Pick<Services, "random" | "secrets">, browser: string): NewLink {
  const token = services.random.token();
  const code = services.random.code();
  return { token, code, hash: hashToken(token), codeHash: hashCode(services, browser, code) };
}

export function hashCode(
  { secrets }: Pick<Services, "secrets">,
  browser: string,
  code: string,
): string {
  return secrets.sign("code", `${browser} ${code}`);
}
