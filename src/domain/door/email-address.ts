/** Addresses as the door compares them: one spelling for one mailbox, and nothing that a mail header could be split by. */

export interface EmailAddress {
  /** Local part and domain in lower case, the domain in ASCII (IDNA). */
  email: string;
  domain: string;
}

/** RFC 5321: 254 for the whole path, 64 before the at sign. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;
/** A dot-atom of RFC 5322. Quoted local parts and comments are legal and nobody's work address. */
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Undefined where it is no single plain address. Letters outside ASCII are accepted in the domain only. */
export function normaliseEmail(typed: string): EmailAddress | undefined {
  const parts = typed.normalize("NFC").trim().toLowerCase().split("@");
  const [local = "", name = ""] = parts;
  if (parts.length !== 2 || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return undefined;
  const domain = toAscii(name);
  if (domain === undefined) return undefined;
  const email = `${local}@${domain}`;
  return email.length > LONGEST ? undefined : { email, domain };
}

/** At least two labels and no address in figures. */
export function toAscii(domain: string): string | undefined {
  // A URL would cut the name at these, and read 127.1 or 0x7f as a number.
  if (/[\s/?#:@\\%[\]\p{Cc}\p{Cf}]/u.test(domain) || !URL.canParse(`http://${domain}`))
    return undefined;
  const { hostname } = new URL(`http://${domain}`);
  const labels = hostname.split(".");
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label))) return undefined;
  return /^\d+$/.test(labels.at(-1) ?? "") ? undefined : hostname;
}

/** The mailbox without its tag, for limits: ada+1@ and ada+2@ arrive in one place. */
export function mailboxOf(email: string): string {
  return email.replace(/\+[^@]*(?=@)/, "");
}
