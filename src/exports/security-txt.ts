/** `security.txt` as RFC 9116 writes it: whom to tell of a flaw, until when that holds, and where it belongs. */
import type { Portal } from "../domain/views.ts";

/** Where the file stands on every host (RFC 9116, section 3). */
const SECURITY_TXT = "/.well-known/security.txt";

/** Undefined where the company has not configured one. Links within the portal become full addresses. */
export function writeSecurityTxt({ company }: Pick<Portal, "company">): string | undefined {
  const { securityTxt, contacts, portal } = company;
  if (!securityTxt) return undefined;
  const address = (link: string) => new URL(link, portal).href;
  const encryption = securityTxt.encryption ?? contacts.security.key;
  const fields: [name: string, value: string | undefined][] = [
    ["Contact", `mailto:${contacts.security.email}`],
    ["Expires", `${securityTxt.expires}T23:59:59Z`],
    ["Encryption", encryption && address(encryption)],
    ["Acknowledgments", securityTxt.acknowledgments && address(securityTxt.acknowledgments)],
    ["Preferred-Languages", securityTxt.preferredLanguages.join(", ")],
    ["Canonical", address(SECURITY_TXT)],
    ["Policy", securityTxt.policy && address(securityTxt.policy)],
    ["Hiring", securityTxt.hiring && address(securityTxt.hiring)],
  ];
  return fields.flatMap(([name, value]) => (value ? [`${name}: ${value}\n`] : [])).join("");
}
