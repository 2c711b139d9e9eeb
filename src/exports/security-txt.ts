/** `security.txt` as RFC 9116 writes it: whom to tell of a flaw, until when that holds, and where it belongs. */
import { addDays, earlierOf } from "../domain/dates.ts";
import type { Portal } from "../domain/views.ts";
import { CSAF_ADDRESS } from "./csaf.ts";

/** Where the file stands on every host (RFC 9116, section 3). */
export const SECURITY_TXT = "/.well-known/security.txt";

/**
 * Undefined where the company has not configured one. Links within the portal become full addresses. Every build writes a new
 * expiry some days ahead, never past the day up to which somebody has vouched for the contacts.
 */
export function writeSecurityTxt({
  company,
  asOf,
}: Pick<Portal, "company" | "asOf">): string | undefined {
  const { securityTxt, contacts, portal, csaf } = company;
  if (!securityTxt) return undefined;
  const address = (link: string) => new URL(link, portal).href;
  const encryption = securityTxt.encryption ?? contacts.security.key;
  const expires = earlierOf(securityTxt.expires, addDays(asOf, securityTxt.renewDays));
  const fields: [name: string, value: string | undefined][] = [
    ["Contact", `mailto:${contacts.security.email}`],
    ["Expires", `${expires}T23:59:59Z`],
    ["Encryption", encryption && address(encryption)],
    ["Acknowledgments", securityTxt.acknowledgments && address(securityTxt.acknowledgments)],
    ["Preferred-Languages", securityTxt.preferredLanguages.join(", ")],
    ["Canonical", address(SECURITY_TXT)],
    ["Policy", securityTxt.policy && address(securityTxt.policy)],
    ["Hiring", securityTxt.hiring && address(securityTxt.hiring)],
    ["CSAF", csaf && address(CSAF_ADDRESS)],
  ];
  return fields.flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : [])).join("");
}
