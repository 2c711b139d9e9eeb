/** A mail as nodemailer takes it: every address as an object with its own envelope, since a string is parsed into several. */
import type { SendMailOptions } from "nodemailer";
import { type Mail, MailRefused } from "../definitions.ts";

export interface Sender {
  name: string;
  address: string;
}

/** One mailbox: no quotes, commas, white space, control or bidi characters. */
const ADDRESS = /^[^\s<>()[\]\\,;:"@\p{C}]+@[^\s<>()[\]\\,;:"@\p{C}]+$/u;
const ADDRESS_LENGTH = 254;

/**
 * @param value `Example, Inc. <trust@example.com>` or the address alone
 * @throws where it is not one address
 */
export function readSender(value: string): Sender {
  const [, name = "", address = ""] = value.trim().match(/^(?:"?([^"<>]*?)"?\s*)?<([^<>]*)>$/) ?? [
    "",
    "",
    value.trim(),
  ];
  if (!isAddress(address) || /\p{Cc}/u.test(name))
    throw new Error(
      'MAIL_FROM is not an address. Write it as "Example trust center <trust@example.com>".',
    );
  return { name: name.trim(), address };
}

function isAddress(address: string): boolean {
  return address.length <= ADDRESS_LENGTH && ADDRESS.test(address);
}

/**
 * @param id becomes the Message-ID
 * @param host right-hand side of the Message-ID
 * @throws MailRefused where `to` is not one plain address: nothing is sent rather than to somebody else
 */
export function composeMessage(
  id: string,
  { to, subject, text, html, attachments = [], unsubscribe }: Mail,
  { from, host }: { from: Sender; host: string },
): SendMailOptions {
  if (!isAddress(to)) throw new MailRefused("The recipient is not one plain address.");
  return {
    from,
    to: { name: "", address: to },
    envelope: { from: from.address, to: [to] },
    messageId: `<${id}@${host}>`,
    subject: subject.replace(/\p{Cc}+/gu, " "),
    text,
    html,
    attachments: attachments.map(({ filename, mediaType, content }) => ({
      filename: filename.replace(/[\p{C}"\\/]+/gu, "-"),
      contentType: mediaType,
      content,
      encoding: "base64",
    })),
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...(unsubscribe && oneClick(unsubscribe)),
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 2369 and RFC 8058. @throws where it is no address on http or https: a fault of the caller */
function oneClick(address: string): Record<string, string> {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(address) || /[<>"]/.test(address))
    throw new Error("What ends a subscription needs an absolute address on http or https.");
  return {
    "List-Unsubscribe": `<${address}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    Precedence: "bulk",
  };
}
