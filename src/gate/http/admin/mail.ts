/** What did not go out, and why. */
import { listMailTroubles, type MailTroubles } from "../../mail/list-mail-troubles.ts";
import type { Door } from "../door.ts";
import { type AdminFrame, enter } from "./enter.ts";

export interface MailPage extends MailTroubles {
  frame: AdminFrame;
  /** What each failure says, and what to do about it. */
  words: Readonly<Record<string, string>>;
}

const WORDS: Readonly<Record<string, string>> = {
  away: "The server did not answer.",
  tls: "The connection could not be encrypted, or the server’s certificate does not hold. See SMTP_URL.",
  login: "The server did not accept the user name and password of SMTP_URL.",
  sender: "The server does not accept the address of MAIL_FROM.",
  policy: "The server does not send for this portal: see the server’s own settings and SMTP_URL.",
  deferred: "The server asked to be tried again later.",
  refused: "The recipient’s side refused it for good.",
  unreadable: "It was sealed with a secret that FANLIGHT_SECRET no longer holds. Add the old one.",
  "too-slow": "It took longer than two minutes.",
  "not-configured": "WEBHOOK_URL was taken out of the settings.",
  failed: "It could not be made into a mail. The log has the place.",
};

export async function mailPage(request: Request, door: Door): Promise<Response | MailPage> {
  const entered = await enter(request, door, "read-log");
  if (entered instanceof Response) return entered;
  const troubles = await listMailTroubles(door.services.store.db);
  return { frame: entered.frame, words: WORDS, ...troubles };
}
