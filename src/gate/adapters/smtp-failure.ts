/** What a failed attempt means: refused for ever, or to be tried again and why. Addresses and passwords stay out of the errors. */
import { type DeliveryFailure, MailRefused, NotDelivered } from "../definitions.ts";

/** What nodemailer puts on its errors. */
interface SmtpError {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

const CODES: Record<string, DeliveryFailure> = {
  EAUTH: "login",
  ENOAUTH: "login",
  ETLS: "tls",
  ECONNECTION: "away",
  ETIMEDOUT: "away",
  ESOCKET: "away",
  EDNS: "away",
  EPROTOCOL: "away",
};

/** Codes of Node for certificates that do not hold. */
const CERTIFICATE = /CERT|SELF_SIGNED|ALTNAME|ISSUER/;

export function describeFailure(error: unknown): Error {
  if (!(error instanceof Error)) return new Error("The mail was not sent.", { cause: error });
  const { code = "", originalCode = "", command, responseCode = 0 } = error as SmtpError;
  if (CERTIFICATE.test(originalCode)) return new NotDelivered("tls", responseCode);
  const failure = CODES[code];
  if (failure) return new NotDelivered(failure, responseCode);
  // The server announced a size that this mail exceeds: no command was sent.
  if (code === "EMESSAGE" && responseCode === 0) return new MailRefused("It is too large.");
  if (responseCode < 500) return new NotDelivered("deferred", responseCode);
  if (isPolicy(error as SmtpError)) return new NotDelivered("policy", responseCode);
  if (command === "MAIL FROM") return new NotDelivered("sender", responseCode);
  return new MailRefused(`The server answered ${responseCode}.`);
}

/** Relaying denied, sign-in wanted, reputation: it says something of the sender's settings, not of the recipient. */
function isPolicy({ responseCode = 0, response = "" }: SmtpError): boolean {
  return [503, 530, 535, 538].includes(responseCode) || /^\d{3}[ -]5\.7\.\d+/.test(response);
}
