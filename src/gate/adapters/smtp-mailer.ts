/** Mail over SMTP, by a few connections that are kept. */
import { createTransport } from "nodemailer";
import type { Mailer } from "../definitions.ts";
import { composeMessage, readSender } from "./mail-message.ts";
import { describeFailure } from "./smtp-failure.ts";
import type { SmtpConnection } from "./smtp-url.ts";

export interface SmtpOptions {
  connection: SmtpConnection;
  /** MAIL_FROM. */
  from: string;
  /** Right-hand side of each Message-ID: PUBLIC_URL's host. */
  host: string;
  /** Milliseconds for each step: the name, the connection, the greeting, each answer. */
  timeout?: number;
}

const TIMEOUT = 10_000;

/** @throws where `from` is not an address */
export function smtpMailer({ connection, from, host, timeout = TIMEOUT }: SmtpOptions): Mailer {
  const sender = readSender(from);
  const transport = createTransport({
    ...connection,
    name: host,
    pool: true,
    maxConnections: 5,
    // The outbox counts attempts; the pool would send again by itself, after a cut in which the server may have taken the mail.
    maxRequeues: 0,
    idleTimeout: 30_000,
    dnsTimeout: timeout,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(id, mail) {
      const message = composeMessage(id, mail, { from: sender, host });
      try {
        await transport.sendMail(message);
      } catch (error) {
        throw describeFailure(error);
      }
    },
    async check() {
      try {
        await transport.verify();
      } catch (error) {
        throw describeFailure(error);
      }
    },
    async close() {
      transport.close();
    },
  };
}
