/** Mails that came, for tests in a browser. */
import { expect } from "@playwright/test";
import type { Received, TestSmtp } from "../../support/gate/smtp.ts";

/** Waits for the newest mail to the address with such a subject. */
export async function mailTo(smtp: TestSmtp, address: string, subject: RegExp): Promise<Received> {
  const find = () =>
    smtp.received.findLast(({ to, mail }) => to[0] === address && subject.test(mail.subject ?? ""));
  await expect.poll(() => find()?.mail.subject, { timeout: 20_000 }).toMatch(subject);
  return find() as Received;
}

/** The mail’s link to that page. */
export function linkIn({ mail }: Received, path: string): string {
  const link = mail.text
    ?.match(/https?:\/\/\S+/g)
    ?.find((found) => new URL(found).pathname.startsWith(path));
  if (!link) throw new Error(`The mail "${mail.subject}" has no link to ${path}.`);
  return link;
}
