/**
 * How often strangers can make the door send a mail. Beyond it nothing is sent and the page says the same, so that the limits tell
 * nobody who has asked. Keys are HMACs: the table of limits names nobody.
 */
import { mailboxOf } from "../../domain/door/email-address.ts";
import type { Services } from "../definitions.ts";
import type { Limit } from "./take-point.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Also said on the page that tells what to do when no mail comes. */
export const MAILS_AN_HOUR = 3;
const MAILS_A_DAY = 10;

export interface MailAsk {
  /** The visitor's network: an address, or the /64 of IPv6. */
  network: string;
  email: string;
  domain: string;
}

export function mailLimits(
  { secrets, settings }: Pick<Services, "secrets" | "settings">,
  { network, email, domain }: MailAsk,
): Limit[] {
  const key = (text: string) => secrets.sign("limit", text);
  const mailbox = mailboxOf(email);
  return [
    { key: key(`mail network ${network}`), points: 10, seconds: HOUR },
    { key: key(`mail hour ${mailbox}`), points: MAILS_AN_HOUR, seconds: HOUR },
    { key: key(`mail day ${mailbox}`), points: MAILS_A_DAY, seconds: DAY },
    { key: key(`mail domain ${domain}`), points: 20, seconds: HOUR },
    { key: key("mail all"), points: settings.mailsADay, seconds: DAY },
  ];
}

/** Keys that count one mailbox: they go when the person is erased. */
export function mailboxLimitKeys({ secrets }: Pick<Services, "secrets">, email: string): string[] {
  const mailbox = mailboxOf(email);
  const texts = [`mail hour ${mailbox}`, `mail day ${mailbox}`, `approver-link ${email}`];
  return texts.map((text) => secrets.sign("limit", text));
}

/** Somebody said "this was not me": no further mail to the address for a day, and hardly any from that network for an hour. */
export function disownedLimits(
  services: Pick<Services, "secrets" | "settings">,
  ask: MailAsk,
): Limit[] {
  const [network, , day] = mailLimits(services, ask) as [Limit, Limit, Limit];
  return [
    { ...network, cost: Math.ceil(network.points / 2) },
    { ...day, cost: MAILS_A_DAY },
  ];
}
