/** What somebody typed to invite readers, judged before anything is written. Pure. */
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";
import { normaliseEmail, toAscii } from "../../domain/door/email-address.ts";
import { readLines } from "../../domain/door/plain-text.ts";
import type { MailDomains } from "../../frameworks/mail-domains.ts";
import { can } from "../approvers/can.ts";
import type { Role } from "../tables.ts";

export interface TypedInvitation {
  /** Addresses, parted by commas, semicolons, spaces or line breaks. */
  emails: string;
  /** Everybody at this domain, instead of addresses. */
  domain: string;
  documents: readonly string[];
  nda: "required" | "exempt";
  message: string;
  /** Length of the grants; the rules' own where it is undefined. */
  days: number | undefined;
  /** Until when the invitation can be taken up, in days from now. */
  openDays: number | undefined;
  /** How many people may take it up; the number of addresses where it is undefined. */
  maxUses: number | undefined;
  /** Whether a colleague at the same domain may take it up. */
  mayPass: boolean;
  /** "Those invited are user entities of the SOC 1 report or their auditors." */
  soc1Confirmed: boolean;
}

export interface JudgedInvitation {
  emails: string[];
  domain: string | null;
  documents: string[];
  nda: "required" | "exempt";
  message: string;
  days: number | null;
  openDays: number;
  maxUses: number;
  mayPass: boolean;
}

export const MOST_ADDRESSES = 50;
const MOST_USES = 500;
const LONGEST_OPEN = 180;
const LONGEST_MESSAGE = 1000;
const USES_OF_DOMAIN = 5;

interface Around {
  role: Role;
  catalogue: readonly CatalogueDocument[];
  domains: MailDomains;
}

export function judgeInvitation(
  typed: TypedInvitation,
  around: Around,
): { faults: Record<string, string> } | { invitation: JudgedInvitation } {
  const faults: Record<string, string> = {};
  const { emails, domain } = readInvited(typed, around.domains, faults);
  const chosen = around.catalogue.filter(({ id }) => typed.documents.includes(id));
  if (chosen.length === 0) faults.documents = "Choose at least one document";
  if (chosen.length < new Set(typed.documents).size)
    faults.documents = "One of the documents is not there any more; choose again";
  if (chosen.some(({ kind }) => kind === "soc1") && !typed.soc1Confirmed)
    faults.soc1 =
      "A SOC 1 report is for user entities and their auditors; confirm that those invited are";
  if (typed.nda === "exempt" && !can(around.role, "invite-without-nda"))
    faults.nda = "Your role cannot lift the NDA; ask an approver to invite";
  const message = readMessage(typed.message, faults);
  if (typed.days !== undefined && !isWhole(typed.days, 365))
    faults.days = "Type a number of days from 1 to 365, or leave it empty";
  const openDays = typed.openDays ?? 14;
  if (!isWhole(openDays, LONGEST_OPEN))
    faults.openDays = `Type a number of days from 1 to ${LONGEST_OPEN}`;
  const maxUses = typed.maxUses ?? (emails.length > 0 ? emails.length : USES_OF_DOMAIN);
  if (!isWhole(maxUses, MOST_USES))
    faults.maxUses = `Type a number of people from 1 to ${MOST_USES}`;
  if (Object.keys(faults).length > 0) return { faults };
  return {
    invitation: {
      emails,
      domain,
      documents: chosen.map(({ id }) => id),
      nda: typed.nda,
      message,
      days: typed.days ?? null,
      openDays,
      maxUses,
      mayPass: typed.mayPass,
    },
  };
}

function readInvited(
  typed: Pick<TypedInvitation, "emails" | "domain">,
  domains: MailDomains,
  faults: Record<string, string>,
): Pick<JudgedInvitation, "emails" | "domain"> {
  const parts = typed.emails.split(/[\s,;]+/).filter(Boolean);
  const read = parts.map((part) => ({ part, address: normaliseEmail(part) }));
  const wrong = read.find(({ address }) => !address);
  const emails = [...new Set(read.flatMap(({ address }) => (address ? [address.email] : [])))];
  const domain = typed.domain ? toAscii(typed.domain.replace(/^@/, "").toLowerCase()) : null;
  if (wrong) faults.emails = `“${wrong.part}” is no plain address; correct it or take it out`;
  else if (emails.length === 0 && !typed.domain)
    faults.emails = "Type the addresses of those whom you invite, or a domain";
  else if (emails.length > 0 && typed.domain)
    faults.emails = "Give either addresses or a domain, not both";
  else if (emails.length > MOST_ADDRESSES)
    faults.emails = `Give at most ${MOST_ADDRESSES} addresses`;
  else if (read.some(({ address }) => address && domains.isDisposable(address.domain)))
    faults.emails = "Throw-away addresses cannot be invited; take them out";
  if (domain === undefined) faults.domain = "Type a domain, such as customer.example";
  else if (domain && (domains.isFreeMail(domain) || domains.isDisposable(domain)))
    faults.domain = "Anybody can get an address at this domain; name the addresses instead";
  return { emails, domain: domain ?? null };
}

function readMessage(typed: string, faults: Record<string, string>): string {
  if (!typed.trim()) return "";
  const read = readLines(typed, LONGEST_MESSAGE);
  if ("text" in read) return read.text;
  faults.message =
    read.fault === "long"
      ? `Use at most ${LONGEST_MESSAGE} characters`
      : "The message contains characters that cannot be seen; type it again without them";
  return "";
}

function isWhole(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
